"""k of n as a table over two counts."""

from decimal import Decimal

import pytest

from service.authoring.problem import Mistake, ProblemLog
from service.rulelang.derivations import Count
from service.rulelang.parse.k_of_n import AT_LEAST, read_at_least, require_earlier
from service.rulelang.tables import TextTest
from service.vocabulary.finding import Theme
from tests.rulelang.catalogue_of import section, told
from tests.rulelang.strategies import applying

RULES = {"TG-01": Theme.TARGETS, "TG-02": Theme.TARGETS, "GT-01": Theme.GATES}


def test_k_of_n_is_a_table_over_two_counts() -> None:
    log = ProblemLog()
    found, derived = read_at_least(section("k: 2\nof: [TG-01, TG-02]\n", AT_LEAST, log), RULES, Theme.PROCEDURE, log)
    assert told(log) == []
    outcome = {row.number: row.outcome for row in found.rows}
    counts = {(2, 2): "met", (3, 9): "met", (1, 1): "unmet", (0, 0): "unmet", (1, 2): "not_evaluable"}
    for (met, reachable), verdict in counts.items():
        values: dict[str, Decimal | str] = {"met_count": Decimal(met), "reachable_count": Decimal(reachable)}
        (row,) = applying(found, values)
        assert outcome[row] == verdict
    expression = derived[1].expression
    assert isinstance(expression, Count)
    assert expression.where["verdict"] == TextTest(
        frozenset({"met", "not_evaluable", "manual"}), '"met", "not_evaluable", "manual"'
    )


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("k: 3\nof: [TG-01, TG-02]\n", ["1:4 k-of-n"]),
        ("k: 0\nof: [TG-01]\n", ["1:4 k-of-n"]),
        ("k: 一\nof: [TG-01]\n", ["1:4 bad-whole"]),
        ("k: 1\nof: [TG-1]\n", ["2:6 unknown-word"]),
        ("k: 1\nof: [TG-01, GT-01]\n", ["2:13 later-stage"]),
    ],
)
def test_k_of_n_refusals(text: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_at_least(section(text, AT_LEAST, log), RULES, Theme.PROCEDURE, log)
    assert told(log) == problems


def test_only_earlier_findings_can_be_counted() -> None:
    require_earlier("TG-01", RULES, Theme.TASKS)
    with pytest.raises(Mistake, match="不先于"):
        require_earlier("TG-01", RULES, Theme.TARGETS)
