"""Gaps, overlaps and rows that never apply, told in both languages."""

from decimal import Decimal

from service.authoring.position import Position
from service.authoring.problem import ProblemLog, RuleProblem
from service.rulelang.parse.table_faults import note_table_faults
from service.rulelang.parse.unary import parse_test
from service.rulelang.tables import Attribute, Row, Table

RATE = Attribute("rate", "number", "%", Decimal(0), title="完成率")
HERE = Position("a.yaml", 3, 1)


def faults(*tests: str) -> tuple[RuleProblem, ...]:
    rows = [
        Row(number, {"rate": parse_test(test, RATE, {})}, "met", Position("a.yaml", 3 + number, 7))
        for number, test in enumerate(tests, start=1)
    ]
    log = ProblemLog()
    note_table_faults(Table((RATE,), tuple(rows)), HERE, log)
    return log.problems()


def test_a_sound_table_has_no_faults() -> None:
    assert faults(">= 90%", "< 90%") == ()


def test_a_gap_is_told_at_the_rows_with_a_witness() -> None:
    (gap,) = faults("> 90%", "< 90%")
    assert (gap.code, str(gap.position)) == ("gap", "a.yaml:3:1")
    assert "rate（完成率）= 90%（例如 rate = 90%）" in gap.found
    assert gap.en is not None
    assert gap.en.found == "a case in which no row applies: rate = 90% (for example rate = 90%)"


def test_an_overlap_is_told_at_the_later_row() -> None:
    (overlap,) = faults(">= 90%", "<= 90%")
    assert (overlap.code, str(overlap.position)) == ("overlap", "a.yaml:5:7")
    assert overlap.en is not None
    assert overlap.en.found.startswith("rows 1, 2 apply together: rate = 90%")


def test_a_row_outside_the_domain_never_applies() -> None:
    (row,) = faults(">= 0%", "< 0%")
    assert (row.code, str(row.position)) == ("unreachable-row", "a.yaml:5:7")
