"""Tables as written and their short forms."""

from decimal import Decimal

import pytest

from service.authoring.problem import Mistake, ProblemLog
from service.rulelang.derivations import Count
from service.rulelang.parse.table import (
    AT_LEAST,
    MANUAL,
    TABLE,
    read_at_least,
    read_manual,
    read_table,
    require_earlier,
)
from service.rulelang.tables import Attribute, Table, TextTest
from service.vocabulary.finding import Theme
from tests.rulelang.catalogue_of import scope, section, told
from tests.rulelang.strategies import applying

SHARE = Attribute("rate", "number", "%", Decimal(0), title="完成率")
COLOUR = Attribute("colour", "text", values=("red", "green"), title="颜色")


def table(text: str, theme: Theme = Theme.TARGETS) -> tuple[Table, list[str]]:
    log = ProblemLog()
    return read_table(section(text, TABLE, log), scope(SHARE, COLOUR), theme, log), told(log)


def test_one_column_named_by_on() -> None:
    found, problems = table(
        "on: rate\nrows:\n  - {is: '>= floor', verdict: met}\n  - {is: '< floor', verdict: unmet}\n"
    )
    assert problems == []
    assert [column.name for column in found.attributes] == ["rate"]
    assert [(row.number, row.outcome, str(row.position)) for row in found.rows] == [
        (1, "met", "a.yaml:3:5"),
        (2, "unmet", "a.yaml:4:5"),
    ]
    assert dict(found.thresholds) == {"floor": Decimal("0.6")}


def test_columns_in_order_of_first_use_without_on() -> None:
    rows = "rows:\n  - {colour: '\"red\"', verdict: met}\n  - {colour: '\"green\"', rate: '> 0%', verdict: met}\n"
    found, problems = table(rows + "  - {colour: '\"green\"', rate: 0%, verdict: unmet}\n")
    assert problems == []
    assert [column.name for column in found.attributes] == ["colour", "rate"]
    assert set(found.rows[0].tests) == {"colour"}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("rows: [{is: '> 0%', verdict: met}]\n", ["1:9 is-without-on"]),
        ("on: [rate, colour]\nrows: [{rate: '>= 0%', verdict: met}]\n", ["1:12 unused-column"]),
        ("on: rate\nrows: [{colour: '\"red\"', verdict: met}]\n", ["2:9 unknown-word"]),
        ("on: rate\nrows: [{is: '>= 0%', rate: '> 0%', verdict: met}]\n", ["2:28 duplicate-key"]),
        ("on: rate\nrows: [{is: '>= 0%'}]\n", ["2:8 missing-key"]),
        ("on: rate\nrows: [{is: '>= 0%', then: met}]\n", ["2:22 wrong-key"]),
        ("on: rate\nrows: [{is: '>= 0%', verdict: ok}]\n", ["2:31 unknown-word"]),
        ("on: rate\nrows: [met]\n", ["2:8 wrong-kind"]),
        ("on: rate\nrows: [{is: [a], verdict: met}]\n", ["2:13 wrong-kind"]),
        ("rows: [{verdict: met}]\n", ["1:7 empty-table"]),
        ("on: rate\nrows: []\n", ["2:7 empty-table"]),
        ("on: rate\nrows: [{is: '> 0%', verdict: met}]\n", ["2:7 gap"]),
        ("on: rate\nrows: [{is: '>= 0%', verdict: met}, {is: '> 5%', verdict: unmet}]\n", ["2:37 overlap"]),
        ("on: rate\nrows: [{is: '>= 0%', verdict: met}, {is: '< 0%', verdict: unmet}]\n", ["2:37 unreachable-row"]),
        ("on: rat\nrows: [{is: '> 0%', verdict: met}]\n", ["1:5 unknown-word"]),
    ],
)
def test_refusals(text: str, problems: list[str]) -> None:
    assert table(text)[1] == problems


def test_the_decision_says_then() -> None:
    text = "on: rate\nrows: [{is: '>= 0%', then: 通过}]\n"
    assert table(text, Theme.DECISION)[1] == []
    assert table(text.replace("then", "verdict"), Theme.DECISION)[1] == ["2:22 wrong-key"]
    assert table(text.replace("通过", "合格"), Theme.DECISION)[1] == ["2:28 unknown-word"]


MANUAL_TEXT = "ask: 问\nwhy_no_number: 因\nby: expert\nevidence: [图]\nanswers: {符合: met, 不符合: unmet}\n"


def test_a_manual_check_is_a_table_over_its_answers() -> None:
    log = ProblemLog()
    manual, found = read_manual(section(MANUAL_TEXT, MANUAL, log), Theme.TASKS, log)
    assert told(log) == []
    assert dict(manual.answers) == {"符合": "met", "不符合": "unmet"}
    assert (manual.by, manual.evidence) == ("expert", ("图",))
    assert found.attributes[0].values == ("符合", "不符合")
    assert [applying(found, {"answer": word}) for word in ("符合", "不符合")] == [(1,), (2,)]
    assert [str(row.position) for row in found.rows] == ["a.yaml:5:11", "a.yaml:5:20"]


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("不符合: unmet", "不符合: bad", ["5:25 unknown-word"]),
        (", 不符合: unmet", "", ["5:10 one-answer"]),
        ("by: expert", "by: park", ["3:5 unknown-word"]),
    ],
)
def test_manual_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_manual(section(MANUAL_TEXT.replace(old, new), MANUAL, log), Theme.TASKS, log)
    assert told(log) == problems


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
