"""Tables as written and their short forms."""

from decimal import Decimal

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.table import MANUAL, TABLE, read_manual, read_table
from service.rulelang.tables import Attribute, Table
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
        ("rows: [{is: '> 0%', verdict: met}, {is: '<= 0%', verdict: unmet}]\n", ["1:9 is-without-on"]),
        ("one: attainment\nrows: [{is: '> 0%', verdict: met}]\n", ["1:1 unknown-word"]),
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
        ("on: rate\nrows: [{is: '>= 5%', verdict: met}, {is: '< 5%', verdict: met}]\n", ["2:7 one-outcome"]),
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
        ("不符合: unmet", "符　合: unmet", ["5:20 names-alike"]),
        ("不符合: unmet", "missing: unmet", ["5:20 name-taken"]),
        ("不符合: unmet", '"——": unmet', ["5:20 unreadable-name"]),
        ("不符合: unmet", "不符合: met", ["5:10 one-outcome"]),
    ],
)
def test_manual_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_manual(section(MANUAL_TEXT.replace(old, new), MANUAL, log), Theme.TASKS, log)
    assert told(log) == problems
