"""Collections: rows of the workbook, findings of earlier stages, rows an example gives."""

from string import ascii_uppercase

import pytest

from service.assessment.collections import COLLECTIONS, EMPTY, candidates, memo_of, rows_of, size_of
from service.assessment.facts import stated
from service.rulelang.tables import Test
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.state import State
from tests.assessment.builders import (
    a_carrier_row,
    a_project_row,
    a_report,
    a_ruling,
    a_situation,
    a_submission,
    num,
    text,
)
from tests.assessment.pack_builders import a_finding, a_pack, a_rule, between, one_of

READ, QUOTED = stated("attainment", num("0.9")), stated("base", num("1"))


def test_rows_of_the_workbook_are_named_for_notes() -> None:
    rows = (a_project_row(name="余热利用"), a_project_row(name=None))
    submission = a_submission(projects=rows, carriers=(a_carrier_row(),), progress=(a_report(2025),))
    situation = a_situation(submission)
    named, unnamed = (row.task.cell.ref.strip(ascii_uppercase) for row in submission.projects)
    assert [row.title for row in rows_of(situation, "project")] == [f"表第{named}行“余热利用”", f"表第{unnamed}行"]
    assert rows_of(situation, "carrier")[0].fact("carrier").value == "coal"
    assert rows_of(situation, "project") is rows_of(situation, "project")


def test_a_report_says_whether_difficulties_were_written() -> None:
    situation = a_situation(a_submission(progress=(a_report(2024, None), a_report(2025, "yes", "资金"))))
    first, second = rows_of(situation, "progress_report")
    assert [row.fact("difficulties").value for row in (first, second)] == ["unstated", "given"]
    assert first.fact("filed").state is State.MISSING
    assert second.fact("year").unit == "年"
    assert second.fact("solved").state is State.MISSING


def test_what_is_not_said_of_difficulties_is_missing_and_none_is_nothing_to_solve() -> None:
    told = (None, "资金", "无", " 没有困难。")
    situation = a_situation(a_submission(progress=tuple(a_report(2025, "yes", one) for one in told)))
    rows = rows_of(situation, "progress_report")
    assert [row.fact("difficulties").value for row in rows] == ["unstated", "given", "none", "none"]
    solved = [row.fact("solved") for row in rows]
    assert [fact.value for fact in solved] == [None, None, "none", "none"]
    assert [fact.note for fact in solved[:2]] == ["没有写明困难情况（没有困难的写“无”）", "缺少困难是否解决"]


def test_only_findings_can_be_none_at_all() -> None:
    assert set(COLLECTIONS) - set(EMPTY) == {"finding"}
    with pytest.raises(KeyError):
        rows_of(a_situation(), "weather")


def findings(*closing: Fact) -> tuple[Finding, ...]:
    facts = (READ, QUOTED)
    question = {"theme": Theme.CREDIBILITY, "severity": "high", "open": True}
    return (
        a_finding("CR-1", Verdict.QUESTION, facts=(*facts, *closing), **question),
        a_finding("LY-1", Verdict.MET, theme=Theme.TASKS, task="layout", facts=facts),
        a_finding("GT-1", Verdict.UNMET, theme=Theme.GATES, effect=Effect.REJECT, facts=facts),
    )


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("rule", ["CR-1", "LY-1", "GT-1"]),
        ("theme", ["credibility", "tasks", "gates"]),
        ("severity", ["high", "none", "none"]),
        ("task", ["none", "layout", "none"]),
        ("verdict", ["question", "met", "unmet"]),
        ("open", ["yes", "no", "no"]),
        ("effect", ["none", "none", "reject"]),
    ],
)
def test_findings_have_their_fields(field: str, values: list[str]) -> None:
    situation = a_situation(findings=findings())
    assert [row.fact(field).value for row in rows_of(situation, "finding")] == values


def test_a_verdict_rests_on_what_the_table_reads_not_on_what_the_sentence_quotes() -> None:
    pack = a_pack(a_rule("attainment", id="CR-1"))
    closing = stated("存疑处理", a_ruling("no").accepted)
    situation = a_situation(findings=findings(closing), pack=pack)
    row = rows_of(situation, "finding")[0]
    assert row.fact("verdict").operands == (READ,)
    assert set(row.fact("open").cells()) == {*READ.cells(), *closing.cells()}


def test_findings_are_looked_up_by_what_their_rule_gives_them() -> None:
    situation = a_situation(findings=findings())
    rows, tests = candidates(situation, "finding", {"severity": one_of("none"), "verdict": one_of("met")})
    assert [row.title for row in rows] == ["LY-1", "GT-1"]
    assert [name for name, _ in tests] == ["verdict"]
    assert [row.title for row in candidates(situation, "finding", {})[0]] == ["CR-1", "LY-1", "GT-1"]
    assert (size_of(situation, "finding"), size_of(situation, "project")) == (3, 0)


def test_other_rows_keep_all_their_tests() -> None:
    situation = a_situation(a_submission(projects=(a_project_row(),)))
    where: dict[str, Test] = {"task": one_of("layout"), "paid_investment": between("1", None)}
    assert candidates(situation, "project", where) == (rows_of(situation, "project"), tuple(where.items()))
    assert memo_of(situation, "project") is not memo_of(situation, "finding")


def test_an_example_gives_rows_and_leaves_the_rest_missing() -> None:
    given: dict[str, Fact] = {"status": stated("status", text("done"))}
    situation = a_situation(findings=findings(), given_rows={"project": (given,), "finding": ()})
    (row,) = rows_of(situation, "project")
    assert row.fact("status").value == "done"
    assert row.fact("ledger").state is State.MISSING
    assert rows_of(situation, "finding") == ()
    assert candidates(situation, "finding", {"rule": one_of("CR-1")})[0] == ()
