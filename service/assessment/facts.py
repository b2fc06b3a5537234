"""How facts are made: stated ones from entries, derived ones from other facts, and facts without a value."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal

from service.assessment.working import Working
from service.vocabulary.entry import BLANK, Entry, Reading
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.fact import Fact, Sought, fact_of
from service.vocabulary.state import MISSING, NOT_APPLICABLE, VALUE, Attestor, State
from service.vocabulary.units import is_percent

_RULE = Attestor.RULE
YES = "yes"
NO = "no"


def stated(name: str, entry: Entry, unit: str = "") -> Fact:
    """What one cell states. A park's 不适用 in a cell is no accepted one, so it is missing."""
    if entry.state is not VALUE:
        return _unstated(name, entry, unit)
    value, reading = entry.value, entry.reading
    made = Quotient.of(value) if isinstance(value, Decimal) else value
    note = "" if reading is None else _converted(entry, reading) if reading.conversion else reading.note
    return fact_of((name, VALUE, made, entry.unit or unit, entry.cell, "", (), entry.attested_by, note, None))


def numeric(name: str, entry: Entry, unit: str = "") -> Fact:
    """Like stated(), but text or a date where a number belongs is missing."""
    if entry.state is VALUE and not isinstance(entry.value, Decimal):
        return _mistyped(name, entry, unit, "应为数值")
    return stated(name, entry, unit)


def dated(name: str, entry: Entry) -> Fact:
    """Like stated(), but anything else than a date is missing."""
    if entry.state is VALUE and not isinstance(entry.value, date):
        return _mistyped(name, entry, "", "应为日期")
    return stated(name, entry)


def _mistyped(name: str, entry: Entry, unit: str, wish: str) -> Fact:
    return Fact(name, MISSING, None, unit, entry.cell, note=f"{name}为“{entry.value}”，{wish}")


def _unstated(name: str, entry: Entry, unit: str) -> Fact:
    if entry.state is NOT_APPLICABLE:
        note = f"{name}写为不适用：须在“状态”列填写不适用和理由，并经评估员认定"
        return Fact(name, MISSING, None, unit, entry.cell, note=note)
    blank = entry.state is MISSING and entry.reason in ("", BLANK)
    note = f"缺少{name}" if blank else f"{name}{entry.state.label}：{entry.reason or BLANK}"
    return fact_of((name, entry.state, None, unit, entry.cell, "", (), entry.attested_by, note, None))


def _converted(entry: Entry, reading: Reading) -> str:
    became = plain(entry.value) if isinstance(entry.value, Decimal) else str(entry.value)
    conversion = f"{reading.raw} → {became} {reading.to_unit}（{reading.conversion}）"
    if is_percent(reading.to_unit) and isinstance(entry.value, Decimal):
        # A share is kept as a fraction; `0.91 %` would say something else than the cell.
        percent = f"{plain(entry.value.scaleb(2))}%"
        conversion = "" if percent == reading.raw else f"{reading.raw} → {percent}"
    return "；".join(filter(None, (conversion, reading.note)))


def derived(
    name: str,
    value: Quotient | str | date,
    unit: str,
    working: object,
    operands: tuple[Fact, ...],
    note: str = "",
) -> Fact:
    """A value worked out from other facts."""
    return fact_of((name, VALUE, value, unit, None, working, operands, _RULE, note, None))


def without(
    name: str, state: State, unit: str, note: str, operands: tuple[Fact, ...] = (), sought: Sought | None = None
) -> Fact:
    """A fact without a value: `note` says what is needed, `operands` where it was looked for."""
    return fact_of((name, state, None, unit, None, "", operands, _RULE, note, sought))


def without_column(sought: Sought, unit: str) -> Fact:
    """A value that is missing because its sheet has no column of the year it was looked for in."""
    return without(sought.named, MISSING, unit, f"缺少{sought.named}", (), sought)


def renamed(fact: Fact, name: str) -> Fact:
    """The same fact under the name of an attribute."""
    if fact.name == name:
        return fact
    return fact_of((name, *fact[1:]))


def chosen(name: str, source: Fact, how: str, others: tuple[Fact, ...]) -> Fact:
    """A fact taken over unchanged from `source`; `others` are what decided that it is this one."""
    _, state, value, unit, _, _, _, attested_by, note, _ = source
    return fact_of((name, state, value, unit, None, how, (source, *others), attested_by, note, None))


def blocked(name: str, unit: str, needed: Collection[Fact], others: tuple[Fact, ...] = ()) -> Fact | None:
    """None when all have values; else a fact in their worst state.

    It rests on all of them (one that has a value now could turn out disputed) and on `others`, which chose them.
    """
    for fact in needed:
        if fact.state is not VALUE:
            break
    else:
        return None
    needed = tuple(needed)
    lacking = [fact for fact in needed if fact.state is not VALUE]
    worst = max((fact.state for fact in lacking), key=lambda state: state.rank)
    notes = dict.fromkeys(fact.note for fact in lacking if fact.state is worst and fact.note)
    return without(name, worst, unit, "；".join(notes), (*needed, *others))


def divided_by_zero(otherwise: str, *divisors: Fact) -> str:
    """Which statement under a divisor is 0, where it stands and what to do; `otherwise` where none is stated as 0."""
    zeros = dict.fromkeys(f"{one.name}（{one.cell}）" for divisor in divisors for one in _stated_zeros(divisor))
    return f"{'、'.join(zeros)}为 0，不能作除数，请核实（填错的更正，没有数据的清空）" if zeros else otherwise


def _stated_zeros(fact: Fact) -> Iterator[Fact]:
    if not isinstance(fact.value, Quotient) or fact.value:
        return
    if fact.cell is not None:
        yield fact
    for term in fact.working.terms if isinstance(fact.working, Working) else fact.operands:
        yield from _stated_zeros(term)


def whole(fact: Fact) -> int | None:
    """The whole number of a fact (a year), None when it has no value or a part behind the point."""
    value = fact.value
    if not isinstance(value, Quotient):
        return None
    if value.denominator != 1:
        floor, rest = value.scaled_floor(0)
        return None if rest else floor
    top = value.numerator
    number = int(top)
    return number if number == top else None


def yes_no(condition: bool) -> str:
    """The code of a truth value."""
    return YES if condition else NO
