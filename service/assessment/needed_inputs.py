"""What has to be supplied before the open judgements can be made: each input once, with the rules that wait for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from service.assessment.absent_years import AbsentYear, absent_year, in_words, years_of
from service.assessment.facts import YES
from service.assessment.formulas import RECOMPUTED
from service.assessment.outline import title
from service.assessment.rows import COUNTED, UNDECIDED, stands_in
from service.assessment.tripped import telling_cells
from service.assessment.values import UNRULED
from service.intake.forms.layout import COVER
from service.rulelang.pack import Pack
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Theme, Verdict

PARK = "园区补充"
ASSESSORS = "评估员和专家认定"
VERIFIED = "评估员核实"
_ORDER = (PARK, ASSESSORS, VERIFIED)
_REF = re.compile(r"([A-Z]*)([0-9]*)")


@dataclass(frozen=True, slots=True)
class NeededInput:
    """One thing to supply. `by`: PARK, ASSESSORS or VERIFIED.

    `cells`: where it is entered, none for a whole list or a person's answer; `instead`: cells of raw data from which
    it would be computed as well; `rules`: the ids of the rules that wait for it; `of_year`: the values of a year that
    has no column, whose cell `what` tells.
    """

    by: str
    what: str
    cells: tuple[Cell, ...] = ()
    instead: tuple[Cell, ...] = ()
    rules: tuple[str, ...] = ()
    of_year: tuple[AbsentYear, ...] = ()


def needed_inputs(assessment: Assessment, pack: Pack) -> tuple[NeededInput, ...]:
    """What the needs of an assessment come down to: the park's inputs in the order of its sheets, then the rest."""
    findings = {finding.key: finding for finding in assessment.findings}
    found: dict[tuple[str, object], NeededInput] = {}
    for need in assessment.needs:
        for wanted in _of(findings[need.rule, need.subject], pack):
            key = wanted.by, wanted.cells if len(wanted.cells) == 1 else wanted.what
            found[key] = _joined(found[key], wanted) if key in found else wanted
    return _sorted(map(_gathered, found.values()))


def by_supplier(needed: Iterable[NeededInput]) -> dict[str, tuple[NeededInput, ...]]:
    """Who is to supply it → what, in the order of the inputs."""
    return {by: tuple(group) for by, group in groupby(needed, key=lambda one: one.by)}


def _joined(one: NeededInput, other: NeededInput) -> NeededInput:
    return replace(
        one,
        cells=_each_once((*one.cells, *other.cells)),
        instead=_each_once((*one.instead, *other.instead)),
        rules=tuple(dict.fromkeys((*one.rules, *other.rules))),
        of_year=tuple(dict.fromkeys((*one.of_year, *other.of_year))),
    )


def _gathered(wanted: NeededInput) -> NeededInput:
    """All values of a year that has no column in one sentence."""
    if not wanted.of_year:
        return wanted
    return replace(wanted, what=in_words(wanted.of_year[0], (one.value for one in wanted.of_year)), cells=())


def _sorted(found: Iterable[NeededInput]) -> tuple[NeededInput, ...]:
    """By who supplies it; the park's by sheet as first met, row and column, after what has no cell; first of all a year
    without a column."""
    found = tuple(found)
    sheets = list(dict.fromkeys(cell.sheet for wanted in found for cell in wanted.cells[:1]))

    def place(wanted: NeededInput) -> tuple[int, int, int, int, str]:
        by = _ORDER.index(wanted.by)
        if wanted.of_year:
            return by, -2, 0, 0, ""
        if not wanted.cells or wanted.by != PARK:
            return by, -1, 0, 0, ""
        cell = wanted.cells[0]
        hit = _REF.match(cell.ref)
        column, row = (hit[1], hit[2]) if hit else ("", "")
        return by, sheets.index(cell.sheet), int(row or 0), len(column), column

    return tuple(sorted(found, key=place))


def _of(finding: Finding, pack: Pack) -> Iterator[NeededInput]:
    about = finding.subject_title if finding.subject.startswith("indicator:") else ""
    if finding.theme is Theme.CREDIBILITY:
        itself = NeededInput(
            VERIFIED, f"{title(finding)}：{finding.because}", telling_cells(finding, pack) or finding.cells()
        )
        unchecked = tuple(_all(_unchecked(finding, pack), about))
        yield from (replace(wanted, rules=(finding.rule,)) for wanted in unchecked or (itself,))
        return
    if finding.verdict is Verdict.MANUAL and finding.row is not None:
        yield NeededInput(ASSESSORS, f"{title(finding)}：{finding.because}", rules=(finding.rule,))
        return
    tested = _tested(finding, pack)
    if finding.row and _counts_verdicts(tested):
        return
    lacking = (fact for fact in tested if not fact.present)
    found = tuple(_beneath_counts(tested) if finding.row else _all(lacking, about))
    itself = NeededInput(PARK, f"{title(finding)}：{finding.cause or finding.because}")
    yield from (replace(wanted, rules=(finding.rule,)) for wanted in found or (itself,))


def _tested(finding: Finding, pack: Pack) -> tuple[Fact, ...]:
    """The columns of the rule's table, only those its row tests where a row decided."""
    table = pack.rules[finding.rule].table
    columns = finding.facts[: len(table.attributes)]
    if not finding.row:
        return columns
    tests = table.rows[finding.row - 1].tests
    return tuple(fact for fact in columns if fact.name in tests)


def _unchecked(finding: Finding, pack: Pack) -> Iterator[Fact]:
    """For want of what a value could not be checked; nothing where it was checked and is in question."""
    asking = pack.rules[finding.rule].lacks
    told = (fact for fact in finding.facts if fact.name in asking and fact.value == YES)
    yield from (operand for fact in told for operand in fact.operands if not operand.present)


def _counts_verdicts(columns: Iterable[Fact]) -> bool:
    """Whether a column counts what other rules came to: those that are open have inputs of their own."""
    return any(field.name == "verdict" for fact in columns for row in fact.operands for field in row.operands)


def _beneath_counts(columns: Iterable[Fact]) -> Iterator[NeededInput]:
    """What is blank in the rows that the columns counted, for a table row that leaves open what they come to."""
    for row in (row for fact in columns for row in fact.operands if row.value == COUNTED):
        blanks = (blank for field in row.operands for blank in field.operands if not blank.present)
        yield from (_of_listed(row, blank) for blank in blanks)


def _of_listed(row: Fact, lacking: Fact) -> NeededInput:
    blanks = _each_once(_blanks(lacking, lacking.note))
    own = tuple(cell for cell in blanks if stands_in(row.name, cell))
    return NeededInput(PARK, f"{row.name}：{lacking.note}", own or blanks or _named(lacking) or lacking.cells())


def _blanks(fact: Fact, why: str) -> Iterator[Cell]:
    """Where the statements should stand that the note tells of; what else was looked at is not to be filled in."""
    if fact.cell is not None and not fact.present and fact.note in why:
        yield fact.cell
    for operand in fact.operands:
        yield from _blanks(operand, why)


def _all(facts: Iterable[Fact], about: str, years: tuple[Fact, ...] = ()) -> Iterator[NeededInput]:
    for fact in facts:
        yield from _inputs(fact, about, (*years_of(fact), *years))


def _inputs(fact: Fact, about: str, years: tuple[Fact, ...]) -> Iterator[NeededInput]:
    """The statements at the bottom of a fact without a value. `about` names the indicator, empty for any other;
    `years`: those that chose where to look."""
    if fact.name == "answer":
        yield NeededInput(ASSESSORS, fact.note)
        return
    stated, computed = _reasons(fact)
    undecided = [row for row in fact.operands if row.value == UNDECIDED]
    if stated and computed:
        raw = _each_once(cell for wanted in _all(computed, about, years) for cell in wanted.cells)
        yield from (replace(wanted, instead=raw) for wanted in _all(stated, about, years))
    elif stated or computed:
        yield from _all((*stated, *computed), about, years)
    elif undecided:
        for row in undecided:
            yield from (_of_listed(row, operand) for operand in row.operands if not operand.present)
    elif (absent := absent_year(fact, years)) and not any(_blanks(fact, fact.note)):
        yield NeededInput(PARK, absent.value, (absent.cell,), of_year=(absent,))
    else:
        yield _input(fact, about)


def _input(fact: Fact, about: str) -> NeededInput:
    """A statement is named by its own name; an attribute (its name a code) by its note, which may leave out of what."""
    by = ASSESSORS if fact.note.startswith(UNRULED) else PARK
    if fact.note == f"缺少{fact.name}":
        return NeededInput(PARK, fact.name, fact.cells())
    named = _named(fact)
    whole = bool(named) or about in fact.note or not fact.name.isascii()
    # The cover tells for which year a statement is looked for.
    cells = named or tuple(cell for cell in fact.cells() if cell.sheet != COVER) or fact.cells()
    return NeededInput(by, fact.note if whole else f"{about}：{fact.note}", cells)


def _named(fact: Fact) -> tuple[Cell, ...]:
    """The cells that a note names."""
    return tuple(cell for cell in fact.cells() if f"（{cell}）" in fact.note)


def _reasons(fact: Fact) -> tuple[list[Fact], list[Fact]]:
    """(operands for want of which there is no value, those of them that were to be computed from raw data).

    A note tells the notes of what it is for want of; other operands only chose where to look.
    """
    told = [one for one in fact.operands if not one.present and one.note and one.note in fact.note]
    return [one for one in told if one.name not in RECOMPUTED], [one for one in told if one.name in RECOMPUTED]


def _each_once(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(dict.fromkeys(cells))
