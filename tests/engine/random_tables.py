"""Random tables that are exclusive and exhaustive by construction, and facts on and beside their boundaries."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

from service.rulelang.tables import Attribute, Interval, NumberTest, Row, Table, Test, TextTest
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.engine.builders import HERE

THRESHOLDS = ("0", "1", "0.6", "0.9", "0.35", "-0.5", "100", "0.000001", "12345678.9", "2", "3", "-1", "1e9", "0.8")
FAR = (Quotient.of("1e40"), Quotient.of("-1e40"), Quotient(Decimal(1), Decimal(3)), Quotient.of("1e-40"))
LAST_PLACES = ("0", "1e-6", "1e-7", "1e-30", "1")

Cell = Interval | str
Block = dict[str, tuple[Cell, ...]]
"""What is left of each column: its elementary cells, in order."""


def a_random_table(random: Random, columns: Sequence[Attribute], outcomes: Sequence[str]) -> Table:
    """Rows that split the values of the columns among them: no value in two rows, none in no row."""
    whole = {column.name: _cells(random, column) for column in columns}
    blocks = _split(random, whole, random.randint(1, 3))
    random.shuffle(blocks)
    rows = [Row(n, _tests(block, whole, random), random.choice(outcomes), HERE) for n, block in enumerate(blocks, 1)]
    return Table(tuple(columns), tuple(rows))


def _cells(random: Random, column: Attribute) -> tuple[Cell, ...]:
    if column.kind == "text":
        return column.values
    marks = sorted({Decimal(mark) for mark in random.sample(THRESHOLDS, random.randint(1, 4))})
    cells = [Interval(None, False, marks[0], False)]
    for low, high in zip(marks, (*marks[1:], None), strict=True):
        cells += [Interval(low, True, low, True), Interval(low, False, high, False)]
    return tuple(cells)


def _split(random: Random, block: Block, depth: int) -> list[Block]:
    """Disjoint blocks that together are this one."""
    names = [name for name, cells in block.items() if len(cells) > 1]
    if depth == 0 or not names or random.random() < 0.1:
        return [block]
    name = random.choice(names)
    parts: dict[int, list[Cell]] = {}
    for cell in block[name]:
        parts.setdefault(random.randrange(3), []).append(cell)
    return [piece for cells in parts.values() for piece in _split(random, block | {name: tuple(cells)}, depth - 1)]


def _tests(block: Block, whole: Block, random: Random) -> Mapping[str, Test]:
    """A test for each narrowed column, now and then one that every value passes."""
    return {
        name: _test(cells) for name, cells in block.items() if len(cells) < len(whole[name]) or random.random() < 0.05
    }


def _test(cells: Sequence[Cell]) -> Test:
    words = frozenset(cell for cell in cells if isinstance(cell, str))
    if words:
        return TextTest(words, "")
    joined: list[Interval] = []
    for cell in cells:
        assert isinstance(cell, Interval)
        if joined and joined[-1].high == cell.low and (joined[-1].high_closed or cell.low_closed):
            last = joined.pop()
            cell = Interval(last.low, last.low_closed, cell.high, cell.high_closed)
        joined.append(cell)
    return NumberTest(tuple(joined), "")


def a_random_fact(random: Random, column: Attribute, table: Table) -> Fact:
    """A fact for a column: on a boundary, one unit in some last place beside it, far off, or without a value."""
    if random.random() < 0.2:
        return Fact(column.name, random.choice([state for state in State if state is not State.VALUE]))
    if column.kind == "text":
        return Fact(column.name, State.VALUE, random.choice(column.values))
    marks = [end for row in table.rows for end in _ends(row.tests.get(column.name))]
    if not marks or random.random() < 0.1:
        return Fact(column.name, State.VALUE, random.choice(FAR))
    step = Quotient.of(random.choice(LAST_PLACES))
    mark = Quotient(random.choice(marks))
    return Fact(column.name, State.VALUE, mark + (step if random.random() < 0.5 else -step))


def _ends(test: Test | None) -> list[Decimal]:
    if not isinstance(test, NumberTest):
        return []
    return [end for part in test.intervals for end in (part.low, part.high) if end is not None]


def exact(fact: Fact) -> tuple[State, Fraction | str | None]:
    """State and value of a fact as the reference knows them."""
    if isinstance(fact.value, Quotient):
        return fact.state, fact.value.fraction()
    return fact.state, None if fact.value is None else str(fact.value)
