"""Targets as plans print them: a level, a change against the base year, or words without a number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from service.intake.cells.amounts import Expected, Measured, settle
from service.intake.cells.faults import Fault, MisreadError, refused
from service.intake.cells.numbers import (
    approximate,
    as_displayed,
    format_faults,
    located,
    number_entry,
    numeral_of,
    shown_of,
)
from service.intake.cells.numerals import AT_LEAST, AT_MOST, EXACT, Numeral, in_words, read_numeral, tidy
from service.intake.cells.target_faults import (
    absolute_change,
    against_direction,
    annual_rate,
    at_most,
    behind_verb,
    below_nothing,
    for_target,
    from_other_year,
    percentage_points,
    qualitative,
    relative_or_points,
    rise_and_fall,
    sign_and_word,
    strict_limit,
    with_year_apart,
)
from service.intake.cells.words import absent
from service.intake.files.grid import Kind, RawCell
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, Reading
from service.vocabulary.exact import EXACT as EXACTLY
from service.vocabulary.exact import plain
from service.vocabulary.problem import Problem
from service.vocabulary.state import State
from service.vocabulary.submission import Method, Target
from service.vocabulary.units import is_percent

_DOWN = ("下降率", "降低率", "下降", "降低", "减少", "削减", "压减", "降幅", "降", "减")
_UP = ("增长率", "提高率", "提高", "提升", "上升", "增长", "增加", "升高", "增幅", "升", "增")
_BASE = r"[比较与](?:(?P<year{0}>[0-9]{{4}})年|基期年?|基准年|基年)(?:相比|比)?"
_CHANGE = re.compile(
    rf"(?:{_BASE.format(1)})?(?P<manner>累计|总计|共|年均|平均每年|每年|逐年|同比|环比)?(?:{_BASE.format(2)})?"
    rf"(?P<verb>{'|'.join((*_DOWN, *_UP))})(?P<to>至|到|为)?了?(?P<rest>.*[0-9].*)",
    re.DOTALL,
)
_YEAR_FIRST = re.compile(r"(?:到|至|在)?[0-9]{4}年(?:底|末)?[,:]?(?P<target>.+)", re.DOTALL)
_POINTS = re.compile(r"个?百分点")
_PER_YEAR = frozenset({"年均", "平均每年", "每年", "逐年"})
_LAST_YEAR = frozenset({"同比", "环比"})
_FROM_BASE = ("相对基期值的变化",)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")

Reached = tuple[Target, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """下降16%以上 taken apart: the verb, its direction (lower, higher), whether a level follows (下降到), how it is
    reckoned (累计, 年均), the year it starts from, the number."""

    verb: str
    direction: str
    to_level: bool
    manner: str
    since: str
    numeral: Numeral

    @property
    def printed(self) -> str:
        """The number with its unit, as printed."""
        return plain(self.numeral.value) + self.numeral.unit


def read_target(
    raw: RawCell,
    cell: Cell,
    unit_label: str,
    wanted: Measured,
    better: str,
    *,
    base_year: int | None = None,
) -> Reached:
    """The target of a cell. LEVEL: the level as what is wanted (percent as a fraction). RELATIVE_TO_BASE: the signed
    change as a fraction (累计下降16% → -0.16). QUALITATIVE: the words.

    `better` is the indicator's direction (higher, lower), `base_year` the base year where it is known; the other
    arguments as in `read_number`. Never raises; a text against the direction or with several readings is missing with
    an error that lists the readings.
    """
    gone = absent(raw, cell)
    if gone is not None:
        return Target(gone[0]), gone[1]
    expected = Expected(wanted, unit_label.strip())
    try:
        return _stated(raw, cell, expected, better, base_year)
    except MisreadError as error:
        fault = as_displayed(raw, for_target(error.fault))
        behind = _behind_year(raw)
        if behind and _is_target(behind, cell, expected, better, base_year):
            fault = with_year_apart(fault, behind)
        entry, problems = refused(raw, cell, fault)
        return Target(entry), problems


def _stated(raw: RawCell, cell: Cell, expected: Expected, better: str, base_year: int | None) -> Reached:
    if _is_qualitative(raw):
        return _qualitative(raw, cell, expected.wanted.unit)
    change = _change(raw)
    if change is None or change.to_level:
        return _level(raw, cell, expected, better, change)
    return _relative(raw, cell, expected, better, change, base_year)


def _behind_year(raw: RawCell) -> str:
    """What stands behind the year that a text begins with (到2025年降至1.035), empty where it begins with none."""
    try:
        match = _YEAR_FIRST.fullmatch(tidy(raw.text))
    except MisreadError:
        return ""
    return match["target"] if match else ""


def _is_target(text: str, cell: Cell, expected: Expected, better: str, base_year: int | None) -> bool:
    try:
        _stated(RawCell(Kind.TEXT, text), cell, expected, better, base_year)
    except MisreadError:
        return False
    return True


def _is_qualitative(raw: RawCell) -> bool:
    text = raw.text
    return raw.kind is Kind.TEXT and bool(_CHINESE.search(text)) and not re.search(r"\d", text) and not in_words(text)


def _qualitative(raw: RawCell, cell: Cell, wanted: str) -> Reached:
    entry = Entry(State.VALUE, raw.text.strip(), cell, reading=Reading(raw.text, note="定性目标，没有数值"))
    faults = (qualitative(),) if wanted else ()
    return Target(entry, Method.QUALITATIVE), located(faults, raw, cell)


def _visible_text(raw: RawCell) -> str:
    """The text a cell shows: of a stored number with the words of its format (0.16 under "下降"0%)."""
    if raw.kind is Kind.TEXT:
        return raw.text
    shown = shown_of(raw)
    return shown.text if shown is not None and shown.visible and shown.worded else ""


def _change(raw: RawCell) -> Change | None:
    match = _CHANGE.fullmatch(tidy(_visible_text(raw)))
    if match is None:
        return None
    verb = match["verb"]
    try:
        numeral = read_numeral(match["rest"])
    except MisreadError as error:
        raise MisreadError(behind_verb(f"{verb}{match['to'] or ''}", error.fault)) from error
    if numeral.value < 0:
        raise sign_and_word(plain(abs(numeral.value)) + numeral.unit)
    direction = "lower" if verb in _DOWN else "higher"
    since = match["year1"] or match["year2"] or ""
    return Change(verb, direction, bool(match["to"]), match["manner"] or "", since, numeral)


def _level(raw: RawCell, cell: Cell, expected: Expected, better: str, change: Change | None) -> Reached:
    numeral = change.numeral if change else numeral_of(raw)
    printed = plain(numeral.value) + numeral.unit
    if change and change.direction != better:
        raise against_direction(better, *rise_and_fall(printed, to_level=True))
    if numeral.bound != EXACT and numeral.bound != (AT_LEAST if better == "higher" else AT_MOST):
        raise against_direction(better, f"≥{printed}", f"≤{printed}")
    amount = settle(numeral, expected)
    limit = "" if numeral.bound == EXACT else f"{'≥' if better == 'higher' else '≤'} {printed}"
    format_told = format_faults(raw, numeral, amount, expected)
    faults = (*amount.faults, *format_told, *_vague(numeral), *_strict(numeral, limit))
    entry = number_entry(raw, cell, amount, expected.wanted.unit, numeral.about)
    return Target(entry, Method.LEVEL), located(faults, raw, cell)


def _relative(
    raw: RawCell, cell: Cell, expected: Expected, better: str, change: Change, base_year: int | None
) -> Reached:
    _refuse_other_start(change, base_year)
    _refuse_other_measure(change, expected)
    if change.direction != better:
        raise against_direction(better, *rise_and_fall(change.printed))
    if change.numeral.bound == AT_MOST:
        raise at_most(change.verb, change.printed)
    amount = settle(change.numeral, Expected(Measured("%")))
    if change.direction == "lower" and amount.value > 1:
        raise below_nothing()
    signed = EXACTLY.minus(amount.value) if change.direction == "lower" else amount.value
    entry = number_entry(raw, cell, replace(amount, value=signed, notes=_FROM_BASE), "%", change.numeral.about)
    limit = f"{change.verb}{change.printed}以上"
    faults = (*amount.faults, *_vague(change.numeral), *_strict(change.numeral, limit))
    return Target(entry, Method.RELATIVE_TO_BASE), located(faults, raw, cell)


def _refuse_other_start(change: Change, base_year: int | None) -> None:
    """Raise when the change is not reckoned from the base year."""
    if change.manner in _PER_YEAR:
        raise annual_rate(change.verb, change.printed)
    if change.manner in _LAST_YEAR:
        raise from_other_year()
    if change.since and base_year is not None and int(change.since) != base_year:
        raise from_other_year(change.since, base_year)


def _refuse_other_measure(change: Change, expected: Expected) -> None:
    """Raise unless the change is a share of the base value."""
    verb, numeral, printed = change.verb, change.numeral, change.printed
    if _POINTS.fullmatch(numeral.unit):
        raise percentage_points()
    if not is_percent(numeral.unit):
        raise absolute_change(verb, printed)
    if is_percent(expected.wanted.unit):
        raise relative_or_points(verb, printed, plain(numeral.value))


def _vague(numeral: Numeral) -> tuple[Fault, ...]:
    return (approximate(numeral),) if numeral.about else ()


def _strict(numeral: Numeral, limit: str) -> tuple[Fault, ...]:
    """The warning for a limit that leaves itself out: it is judged as one that counts as reached at the limit."""
    return (strict_limit(limit, numeral.bound == AT_LEAST),) if numeral.strict else ()
