"""那么: what is expected of what was judged."""

from __future__ import annotations

from collections.abc import Iterable

from service.assessment.showing import figure
from service.authoring.nearest import unknown
from service.authoring.problem import Mistake
from service.criteria.case import Case
from service.criteria.conclusion import Concluded
from service.criteria.judging import Judged
from service.criteria.names import verdict_of
from service.criteria.step import NotMet, then
from service.rulelang.parse.measures import as_measure
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Effect, Verdict

_NO_EFFECT = "无"


@then("判定为“{verdict}”")
def expect_verdict(case: Case, verdict: str) -> None:
    """The verdict on every subject that was judged."""
    expected = verdict_of(verdict)
    for judged in _judged(case):
        _same(_place(judged), verdict, Verdict(judged.word).label, judged.word == expected)


@then("后果为“{effect}”")
def expect_effect(case: Case, effect: str) -> None:
    """What a gate does: 不予通过, 无法判定, or 无."""
    known = (*(e.label for e in Effect), _NO_EFFECT)
    if effect not in known:
        raise unknown("后果", effect, known, "改成允许的后果")
    for judged in _judged(case):
        found = judged.finding.effect.label if judged.finding.effect else _NO_EFFECT
        _same(f"{_place(judged)} 的后果", effect, found, effect == found)


@then("原因中写明“{text}”")
def expect_reason(case: Case, text: str) -> None:
    """Words in the reasons of what was judged or concluded."""
    judged = case.concluded.judged if case.concluded else _judged(case)
    reasons = "；".join(_reasons(judged))
    _same("原因", text, reasons, text in reasons)


@then("总分为{score}分，等级为“{grade}”，评价完整度为{completeness}")
def expect_score(case: Case, score: str, grade: str, completeness: str) -> None:
    """Score, grade and completeness, exactly."""
    concluded = _concluded(case)
    _same_number("总分", score, concluded.score)
    _same("等级", grade, concluded.grade, grade == concluded.grade)
    _same_number("评价完整度", completeness, concluded.completeness)


@then("建议结论为“{recommendation}”")
def expect_recommendation(case: Case, recommendation: str) -> None:
    """The recommendation that was concluded, or that the decision's table gives."""
    words = tuple(word.value for word in Recommendation)
    if recommendation not in words:
        raise unknown("建议结论", recommendation, words, "改成允许的结论")
    found = case.concluded.recommendation if case.concluded else _judged(case)[-1].word
    _same("建议结论", recommendation, found, recommendation == found)


def _judged(case: Case) -> tuple[Judged, ...]:
    if not case.judged:
        raise Mistake("nothing-judged", "还没有判定", "先写“按规则…判定”", "补上“当 按规则…判定”")
    return case.judged


def _concluded(case: Case) -> Concluded:
    if case.concluded is None:
        raise Mistake("nothing-concluded", "还没有汇总", "先写“汇总各项判定”", "补上“当 汇总各项判定”")
    return case.concluded


def _place(judged: Judged) -> str:
    return f"{judged.finding.rule}（{judged.finding.subject_title}）"


def _reasons(judged: Iterable[Judged]) -> Iterable[str]:
    return (text for one in judged for text in (one.finding.cause, one.finding.because) if text)


def _same_number(what: str, text: str, found: Quotient) -> None:
    _same(what, text, figure(found, "")[0], Quotient(as_measure(text).value) == found)


def _same(what: str, expected: str, found: str, agree: bool) -> None:
    if not agree:
        raise NotMet(f"{what}：应为“{expected}”，实为“{found}”")


STEPS = (expect_verdict, expect_effect, expect_reason, expect_score, expect_recommendation)
