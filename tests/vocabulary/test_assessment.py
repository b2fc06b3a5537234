"""An assessment knows its questions and its gates."""

from service.vocabulary.finding import Theme, Verdict
from tests.assessment.cases import case


def test_questions_are_the_credibility_findings_that_ask() -> None:
    assessment = case("pass").assessment()
    asked = [f.key for f in assessment.findings if f.verdict is Verdict.QUESTION]
    assert [q.key for q in assessment.questions] == asked != []


def test_gates_are_all_gates_triggered_or_clear() -> None:
    assessment = case("reject").assessment()
    assert {g.theme for g in assessment.gates} == {Theme.GATES}
    assert any(g.effect for g in assessment.gates)
    assert not all(g.effect for g in assessment.gates)
