"""Rules become engine rows: each table row, and each way in which states decide instead."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

from service.engine.elementary import covers, elementary_cells, merged
from service.engine.encoding import Code, code_of, conditions
from service.engine.program import Comparison, Condition, EngineFact, Production
from service.rulelang.pack import Rule
from service.rulelang.tables import Interval, Row, Table, TextTest
from service.vocabulary.fact import Fact
from service.vocabulary.state import VALUE, State

_Cell = Interval | str
_EngineRow = tuple[tuple[Condition, ...], int | None]
Codes = tuple[int | State, ...]
"""What the engine is told of a subject: for each column the code of its value, or its state where it has none."""

Question = tuple[str, Codes]
"""What the engine is asked: the kind of a table and the codes of its columns."""


class Outcome(NamedTuple):
    """What decided: a table row by number, or the worst state of the columns."""

    row: int | None
    state: State


_OF_STATE = {state: Outcome(None, state) for state in State}


class Column(NamedTuple):
    """A column's code, and the engine's attributes for its state and its value."""

    code: Code
    state: str
    value: str


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule's engine rows, what each stands for, and how its facts are encoded.

    `rows`: code of an engine row → the outcome of the table row it belongs to; None where none applies and the states
    of the columns decide.
    """

    kind: str
    productions: tuple[Production, ...]
    rows: Mapping[str, Outcome | None]
    columns: tuple[Column, ...]

    @property
    def meaning(self) -> Hashable:
        """All that its table says but the names: rules with the same meaning may share engine rows."""
        return self.columns, tuple(p.conditions for p in self.productions), tuple(self.rows.values())

    def question(self, facts: Sequence[Fact]) -> Question:
        """What is asked of one subject; the facts of the columns come first and in their order."""
        return self.kind, tuple(map(_code, self.columns, facts))

    def encode(self, fact_id: str, codes: Codes) -> EngineFact:
        """The engine fact of these codes."""
        attributes: dict[str, int | str] = {}
        for code, column in zip(codes, self.columns, strict=True):
            if isinstance(code, State):
                attributes[column.state] = code.rank
            else:
                attributes[column.value] = code
        return EngineFact(fact_id, self.kind, attributes)

    def outcome(self, row: str, codes: Codes) -> Outcome:
        """What it means that this engine row matched these codes."""
        decided = self.rows[row]
        if decided is not None:
            return decided
        return _OF_STATE[max((code for code in codes if isinstance(code, State)), key=lambda state: state.rank)]


def _code(column: Column, fact: Fact) -> int | State:
    return column.code.of(fact.value) if fact.state is VALUE else fact.state  # type: ignore[arg-type]


def compile_rule(rule: Rule) -> CompiledRule:
    """All engine rows of a rule. Exactly one of them matches any fact of its subjects."""
    table = rule.table
    codes = tuple(code_of(table, column) for column in table.attributes)
    outcomes = {row.number: Outcome(row.number, State.VALUE) for row in table.rows}
    productions, rows = [], {}
    for number, (tests, row) in enumerate((*_table_rows(table, codes), *_state_rows(table, codes))):
        code = f"{rule.id}#{number}"
        productions.append(Production(code, rule.id, tests))
        rows[code] = None if row is None else outcomes[row]
    columns = tuple(Column(code, _state(place), _value(place)) for place, code in enumerate(codes))
    return CompiledRule(rule.id, tuple(productions), rows, columns)


def _table_rows(table: Table, codes: tuple[Code, ...]) -> Iterator[_EngineRow]:
    for row in table.rows:
        options = [_options(row, column.name) for column in table.attributes]
        for cells in product(*options):
            tested = {place: cell for place, cell in enumerate(cells) if cell is not None}
            yield _all_hold(tested, codes), row.number


def _options(row: Row, column: str) -> tuple[_Cell | None, ...]:
    """The cells of which one must hold; (None,) for a column that the row does not test."""
    test = row.tests.get(column)
    if test is None:
        return (None,)
    return tuple(sorted(test.values)) if isinstance(test, TextTest) else test.intervals


def _state_rows(table: Table, codes: tuple[Code, ...]) -> Iterator[_EngineRow]:
    """No row applies because some columns have no value: for each such set of columns, what is left of the others."""
    places = range(len(table.attributes))
    for size in range(1, len(table.attributes) + 1):
        for unknown in combinations(places, size):
            known = [place for place in places if place not in unknown]
            without = tuple(Condition(_state(place), Comparison.GT, State.VALUE.rank) for place in unknown)
            for cells in _uncovered(table, known):
                tested = dict(zip(known, cells, strict=True))
                yield (*without, *_all_hold(tested, codes)), None


def _uncovered(table: Table, known: list[int]) -> tuple[tuple[_Cell, ...], ...]:
    """The cells of the known columns in which no row applies by these columns alone."""
    names = [table.attributes[place].name for place in known]
    decided = [row for row in table.rows if set(row.tests) <= set(names)]
    grid = product(*(elementary_cells(table, name) for name in names))
    left = [cells for cells in grid if not any(_applies(row, names, cells) for row in decided)]
    if len(known) != 1 or table.attributes[known[0]].kind == "text":
        return tuple(left)
    return tuple((cell,) for cell in merged(cell for (cell,) in left if isinstance(cell, Interval)))


def _applies(row: Row, names: list[str], cells: tuple[_Cell, ...]) -> bool:
    return all(covers(row.tests[name], cell) for name, cell in zip(names, cells, strict=True) if name in row.tests)


def _all_hold(tested: Mapping[int, _Cell], codes: tuple[Code, ...]) -> tuple[Condition, ...]:
    made: list[Condition] = []
    for place, cell in tested.items():
        made += conditions(_value(place), codes[place], cell)
    return tuple(made)


def _value(place: int) -> str:
    return f"v{place}"


def _state(place: int) -> str:
    return f"s{place}"
