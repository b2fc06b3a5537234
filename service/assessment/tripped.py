"""What trips a check: which columns keep a good verdict away, and the rows and cells of lists that make them do so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.assessment.facts import YES
from service.assessment.outline import MOST_CELLS, cells_in_words
from service.assessment.rows import COUNTED, EXCLUDED, UNDECIDED, passes, stands_in
from service.intake.forms.layout import COVER
from service.rulelang.derivations import Count
from service.rulelang.pack import Pack, Rule
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.language import Language
from service.vocabulary.state import VALUE

GOOD = ("met", "ok")
_NONE = Fact("none", VALUE, Quotient.of(0))
_OUTCOMES = (COUNTED, UNDECIDED, EXCLUDED)


def tripped(rule: Rule, facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The columns of the rule's table whose value a good row does not allow, in their order."""
    good = [row.tests for row in rule.table.rows if row.outcome in GOOD]
    names = (column.name for column in rule.table.attributes if column.name in facts)
    return tuple(
        name for name in names if any(name in tests and passes(tests[name], facts[name]) is False for tests in good)
    )


def what_trips(rule: Rule, facts: Mapping[str, Fact]) -> dict[str, tuple[str, ...]]:
    """Of every tripped column that counts what there should be none of: the rows it counts, `×n` where n are called
    the same; of any other what is noted of its value, where something is."""
    counts = {line.attribute.name for line in rule.derived if isinstance(line.expression, Count)}
    good = [row.tests for row in rule.table.rows if row.outcome in GOOD]
    told = {}
    for name in tripped(rule, facts):
        if name not in counts:
            told[name] = _noted(facts[name])
        elif any(name in tests and passes(tests[name], _NONE) for tests in good):
            told[name] = _each_with_number(row.name for row in facts[name].operands if row.value == COUNTED)
    return {name: what for name, what in told.items() if what}


def _noted(fact: Fact) -> tuple[str, ...]:
    """The note of a value worked out here, not that of a statement it was taken from."""
    own = fact.cell is None and fact.note and all(fact.note != one.note for one in fact.operands)
    return (fact.note,) if own else ()


def _each_with_number(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name if times == 1 else f"{name}×{times}" for name, times in Counter(names).items())


def telling_cells(finding: Finding, pack: Pack) -> tuple[Cell, ...]:
    """The cells to look at first: of what trips the check, and of lists only those in the rows that count for it.
    Empty where nothing trips; all cells are those of the finding."""
    rule = pack.rules.get(finding.rule)
    if rule is None:
        return ()
    facts = {column.name: fact for column, fact in zip(rule.table.attributes, finding.facts, strict=False)}
    looked_at = (_deciding(facts[name], name in rule.lacks) for name in tripped(rule, facts))
    cells = dict.fromkeys(cell for decide in looked_at for cell in decide)
    # The cover tells for which year a number is looked at.
    return tuple(cell for cell in cells if cell.sheet != COVER) or tuple(cells)


def _deciding(fact: Fact, lack: bool = False) -> Iterator[Cell]:
    """The cells that decide; of a fact without a value, those for want of which there is none."""
    if fact.cell is not None:
        yield fact.cell
        return
    without = (lack and fact.value == YES) or not fact.present
    rows = [one for one in fact.operands if one.cell is None and one.value in _OUTCOMES]
    if rows:
        word = UNDECIDED if without else COUNTED
        for row in (row for row in rows if row.value == word):
            yield from _of_row(row)
        return
    lacking = [one for one in fact.operands if not one.present] if without else []
    for operand in lacking or fact.operands:
        yield from _deciding(operand)


def _of_row(row: Fact) -> Iterator[Cell]:
    """Of a row of a sheet its own cells; of a finding of an earlier stage those that decided it."""
    cells = [cell for operand in row.operands for cell in _deciding(operand)]
    own = [cell for cell in cells if stands_in(row.name, cell)]
    yield from own or cells


@dataclass(frozen=True, slots=True)
class Places:
    """Where to look for what a finding rests on, in words: all cells where they are few, else those that trip it with
    the number of all. judgements: as cells_in_words() has it."""

    pack: Pack
    judgements: str
    language: Language

    def of(self, finding: Finding) -> str:
        """`能源消费!G9、C9、E9 等 24 处`."""
        every, first = finding.cells(), telling_cells(finding, self.pack)
        many = bool(first) and len(every) > MOST_CELLS
        shown = min(len(first), MOST_CELLS) if many else MOST_CELLS
        return cells_in_words(dict.fromkeys((*first, *every)), shown, self.judgements, self.language)
