"""Questions put to the park: by subject, how far each has come, what was answered and ruled."""

from dataclasses import replace

from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, FinishDataCheck, RejectAnswer
from service.casework.question_ledger import (
    Status,
    by_subject,
    counted,
    question_history,
    status,
    told,
    touches,
    words_of,
)
from service.casework.questions import AskedQuestion, asked_questions
from tests.casework.builders import ASSESSOR, QUESTION, Walk, imported, walk

SAME_SUBJECT = replace(QUESTION, rule="CR-A4", asks="量级可疑")
OTHER = replace(QUESTION, rule="CR-E1", subject="portfolio", asks="项目重复")

TITLES = {"indicator:energy_intensity": "能耗强度"}


def questioned() -> Walk:
    return walk().accepted().do(imported(questions=(QUESTION, OTHER, SAME_SUBJECT)))


def only(begun: Walk) -> AskedQuestion:
    return next(one for one in asked_questions(begun.now) if one.question == QUESTION)


def answer(begun: Walk) -> Walk:
    return begun.do(AnswerQuestion(rule=QUESTION.rule, subject=QUESTION.subject, answer="录入错误，已更正"))


def test_a_question_is_open_then_answered_then_ruled_on() -> None:
    begun = questioned()
    assert status(only(begun)) is Status.OPEN
    assert told(only(begun), TITLES).zh == "CR-A1 能耗强度【高】能耗强度与复算不符：待园区答复"
    assert status(only(answer(begun))) is Status.ANSWERED
    begun.do(RejectAnswer(rule=QUESTION.rule, subject=QUESTION.subject, reason="依据不足"))
    assert status(only(begun)) is Status.UPHELD
    assert status(only(answer(begun))) is Status.ANSWERED
    begun.do(AcceptAnswer(rule=QUESTION.rule, subject=QUESTION.subject, reason="已与台账核对"))
    assert status(only(begun)) is Status.ACCEPTED


def test_the_sentence_tells_question_answer_and_ruling_with_their_days() -> None:
    begun = answer(questioned())
    begun.do(AcceptAnswer(rule=QUESTION.rule, subject=QUESTION.subject, reason="已与台账核对"))
    assert told(only(begun), TITLES).zh == (
        "CR-A1 能耗强度【高】能耗强度与复算不符：已核实采信；"
        f"答复（{begun.today}）：录入错误，已更正；{ASSESSOR.name}（{begun.today}）：已与台账核对"
    )
    assert "accepted as verified" in told(only(begun), TITLES).en


def test_questions_are_gathered_by_subject_and_counted_by_status() -> None:
    begun = answer(questioned())
    found = by_subject(begun.now)
    assert [(subject, [one.question.rule for one in asked]) for subject, asked in found.items()] == [
        ("indicator:energy_intensity", ["CR-A1", "CR-A4"]),
        ("portfolio", ["CR-E1"]),
    ]
    assert counted(asked_questions(begun.now)) == {
        Status.OPEN: 2, Status.ANSWERED: 1, Status.ACCEPTED: 0, Status.UPHELD: 0,
    }  # fmt: skip


def test_the_history_of_a_question_has_all_that_was_said_of_it_and_no_more() -> None:
    begun = answer(questioned())
    begun.do(AnswerQuestion(rule=OTHER.rule, subject=OTHER.subject, answer="别的"))
    begun.do(RejectAnswer(rule=QUESTION.rule, subject=QUESTION.subject, reason="依据不足"))
    answer(begun)
    history = question_history(begun.now, QUESTION.rule, QUESTION.subject)
    assert [words_of(one.act) for one in history] == ["录入错误，已更正", "依据不足", "录入错误，已更正"]


def test_only_what_is_about_the_question_or_the_whole_case_touches_it() -> None:
    mine = (QUESTION.rule, QUESTION.subject)
    assert touches(AnswerQuestion(rule=QUESTION.rule, subject=QUESTION.subject, answer="是"), *mine)
    assert not touches(AnswerQuestion(rule="CR-A4", subject=QUESTION.subject, answer="是"), *mine)
    assert touches(DisputeValue(code="energy_intensity", year=2025, reason="口径"), *mine)
    assert not touches(DisputeValue(code="gdp", year=2025, reason="口径"), *mine)
    assert touches(FinishDataCheck(), *mine)
