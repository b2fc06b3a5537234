"""Findings are put together from the rule's own words and the facts that were read."""

from dataclasses import replace
from typing import Any

import pytest

from service.assessment.findings import assemble, outcome_word, settled
from service.assessment.prepared import Prepared, prepare
from service.engine.compile import Outcome
from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute, Row
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import State
from tests.assessment.builders import a_ruling
from tests.assessment.pack_builders import HERE, a_manual, a_pack, a_rule, between

BY_STATE = [
    (State.MISSING, Verdict.NOT_EVALUABLE),
    (State.DISPUTED, Verdict.NOT_EVALUABLE),
    (State.NOT_APPLICABLE, Verdict.NOT_APPLICABLE),
]


def a_rule_with_rows(**other: Any) -> Rule:
    rule = a_rule("rate", because="完成率 {rate}", subjects=("portfolio",), **other)
    rows = (
        Row(1, {"rate": between("0.9", None)}, "met", HERE),
        Row(2, {"rate": between(None, "0.9", "()")}, "unmet", HERE),
    )
    return _with_rows(rule, rows)


def _with_rows(rule: Rule, rows: tuple[Row, ...]) -> Rule:
    return replace(rule, table=replace(rule.table, rows=rows))


def rate(value: str | None, state: State = State.VALUE, note: str = "") -> tuple[Fact, ...]:
    number = None if value is None else Quotient.of(value)
    return (Fact("rate", state, number, "%", note=note),)


def ready(rule: Rule) -> Prepared:
    return prepare(a_pack(rule))[rule.id, rule.subjects[0]]


def found(rule: Rule, facts: tuple[Fact, ...], outcome: Outcome, judgements: Judgements | None = None) -> Finding:
    prepared = ready(rule)
    return assemble(prepared, facts, settled(prepared, outcome), judgements or Judgements())


def test_a_row_gives_its_verdict_with_the_rules_sentence_and_the_gap() -> None:
    finding = found(a_rule_with_rows(), rate("0.85"), Outcome(2, State.VALUE))
    assert (finding.verdict, finding.row, finding.cause) == (Verdict.UNMET, 2, "")
    assert (finding.because, finding.required, finding.actual, finding.gap) == (
        "完成率 85%",
        "≥ 90%",
        "85%",
        "5 个百分点",
    )


@pytest.mark.parametrize(("state", "verdict"), BY_STATE)
def test_without_a_value_the_state_decides_and_the_cause_says_why(state: State, verdict: Verdict) -> None:
    finding = found(a_rule_with_rows(), rate(None, state, "未列出重点项目"), Outcome(None, state))
    assert (finding.verdict, finding.row) == (verdict, None)
    assert finding.cause == f"rate{state.label}（未列出重点项目）"


def test_the_cause_names_a_column_by_its_title() -> None:
    rule = a_rule_with_rows()
    titled = replace(rule, table=replace(rule.table, attributes=(Attribute("rate", "number", "%", title="完成率"),)))
    finding = found(titled, rate(None, State.MISSING, "未列出重点项目"), Outcome(None, State.MISSING))
    assert finding.cause == "完成率缺失（未列出重点项目）"


def test_the_note_of_an_answer_says_everything() -> None:
    rule = a_rule("answer", because="事故：{answer}", manual=a_manual(), subjects=("item:T-01",))
    facts = (Fact("answer", State.MISSING, note="尚无评估员认定"),)
    finding = found(rule, facts, Outcome(None, State.MISSING))
    assert (finding.cause, finding.because, finding.actual) == ("尚无评估员认定", "事故：尚未认定", "尚未认定")


def test_an_unanswered_manual_check_waits_for_a_person() -> None:
    rule = a_rule_with_rows(manual=a_manual())
    assert outcome_word(ready(rule), Outcome(None, State.MISSING)) == Verdict.MANUAL
    assert outcome_word(ready(rule), Outcome(None, State.DISPUTED)) == Verdict.NOT_EVALUABLE


@pytest.mark.parametrize(
    ("outcome", "effect"),
    [
        (Outcome(1, State.VALUE), None),
        (Outcome(2, State.VALUE), Effect.REJECT),
        (Outcome(None, State.MISSING), Effect.WITHHOLD),
        (Outcome(None, State.DISPUTED), Effect.WITHHOLD),
        (Outcome(None, State.NOT_APPLICABLE), None),
    ],
)
def test_a_gate_rejects_only_on_what_is_known(outcome: Outcome, effect: Effect | None) -> None:
    rule = a_rule_with_rows(theme=Theme.GATES, effect=Effect.REJECT)
    assert found(rule, rate("0.5", outcome.state), outcome).effect is effect


def a_question() -> Rule:
    rule = a_rule_with_rows(theme=Theme.CREDIBILITY, severity="high")
    return _with_rows(rule, (Row(1, {"rate": between("0", None)}, "question", HERE),))


def test_a_question_is_open_until_an_assessor_closes_it() -> None:
    key = ("T-01", "portfolio")
    why = "经核实，张三"
    for accepted, still_open, closing in (("yes", False, why), ("no", True, why), (None, True, "未填写")):
        closed = Judgements(closed_questions={key: a_ruling(accepted)})
        finding = found(a_question(), rate("0.5"), Outcome(1, State.VALUE), closed)
        assert (finding.verdict, finding.open) == (Verdict.QUESTION, still_open)
        assert finding.closing == closing
        assert finding.facts[-1].name == "存疑处理"
    assert found(a_question(), rate("0.5"), Outcome(1, State.VALUE)).open


def test_a_ruling_on_something_that_is_no_question_is_not_shown() -> None:
    closed = Judgements(closed_questions={("T-01", "portfolio"): a_ruling()})
    assert found(a_rule_with_rows(), rate("0.95"), Outcome(1, State.VALUE), closed).closing == ""
