"""Questions, answers and rulings of the present submission."""

from dataclasses import replace

from service.casework.acts import submission
from service.casework.acts.evaluation import SendBack
from service.casework.questions import asked, asked_questions, open_questions, settled_before
from service.casework.state import State
from service.vocabulary.assessment_summary import OpenQuestion
from tests.casework.builders import QUESTION, Walk, imported, reopened, walk
from tests.casework.judging import attested, sheet
from tests.casework.stages import RECTIFY, at

ANSWER = submission.AnswerQuestion(rule=QUESTION.rule, subject=QUESTION.subject, answer="口径已说明")
ACCEPT = submission.AcceptAnswer(rule=QUESTION.rule, subject=QUESTION.subject, reason="凭证齐全")
REJECT = submission.RejectAnswer(rule=QUESTION.rule, subject=QUESTION.subject, reason="没有凭证")


def questioned() -> Walk:
    return walk().accepted().do(imported(questions=(QUESTION,)))


def test_a_question_without_answer() -> None:
    (one,) = asked_questions(questioned().now)
    assert (one.question, one.answer, one.ruling, one.accepted) == (QUESTION, None, None, False)


def test_the_last_ruling_on_the_last_answer_counts() -> None:
    there = questioned().do(ANSWER, ACCEPT, REJECT)
    (one,) = asked_questions(there.now)
    assert one.ruling == there.now.acts[-1]
    assert not one.accepted
    assert asked_questions(there.do(ACCEPT).now)[0].accepted
    (again,) = asked_questions(there.do(ANSWER).now)
    assert (again.answer, again.ruling) == (there.now.acts[-1], None)


def test_an_answer_outlives_a_workbook_that_asks_the_same() -> None:
    there = questioned().do(ANSWER, ACCEPT, imported(2, questions=(QUESTION,)))
    assert asked_questions(there.now)[0].accepted


def test_an_answer_falls_when_the_question_changes_or_was_gone_in_between() -> None:
    changed = replace(QUESTION, asks="能耗强度与复算相差一倍")
    there = questioned().do(ANSWER, ACCEPT, imported(2, questions=(changed,)))
    assert asked_questions(there.now)[0].answer is None
    back = questioned().do(ANSWER, ACCEPT, imported(2), imported(3, questions=(QUESTION,)))
    assert asked_questions(back.now)[0].answer is None


def test_an_answer_falls_when_the_same_words_are_about_other_figures() -> None:
    """“1 个项目” is asked of one project first and of another then: nobody has looked at the second."""
    first, again = replace(QUESTION, code="01C2-8C74-C5F0"), replace(QUESTION, code="01C2-8C74-C5F1")
    there = walk().accepted().do(imported(questions=(first,)), ANSWER, ACCEPT, imported(2, questions=(first,)))
    assert asked_questions(there.now)[0].accepted
    assert asked_questions(there.do(imported(3, questions=(again,))).now)[0].answer is None
    before_there_were_codes = questioned().do(ANSWER, ACCEPT).do(imported(2, questions=(first,)))
    assert asked_questions(before_there_were_codes.now)[0].accepted


def test_what_an_assessment_asks_is_asked_too() -> None:
    there = at(State.EVALUATION)
    there.do(there.assessment(questions=(QUESTION,)))
    found = asked(there.now, QUESTION.rule, QUESTION.subject)
    assert found is not None
    assert found.question == QUESTION
    assert len(asked_questions(there.now)) == 2
    assert asked(there.do(SendBack(reason="再看"), imported(2)).now, QUESTION.rule, QUESTION.subject) is None


def test_nothing_is_asked_before_a_workbook_is_there() -> None:
    assert asked_questions(at(State.REVIEW).now) == ()
    assert asked(at(State.REVIEW).now, "CR-A1", "x") is None


def test_a_reevaluation_leaves_older_questions_about_what_it_does_not_open() -> None:
    elsewhere = replace(QUESTION, severity="medium", subject="indicator:gdp")
    begun = walk().accepted().checked(questions=(elsewhere,)).assessed(RECTIFY).decided(RECTIFY)
    assert open_questions(begun.now) == asked_questions(begun.now)
    again = reopened(begun).do(imported(2, questions=(elsewhere, QUESTION)))
    assert {one.question for one in asked_questions(again.now)} == {elsewhere, QUESTION}
    assert [one.question for one in open_questions(again.now)] == [QUESTION]
    assert [settled_before(again.now, one) for one in asked_questions(again.now)] == [True, False]


OUTSIDE = OpenQuestion("CR-C4", "quantity:electricity", "high", "与外部数据相差 6%")


def settled_outside() -> Walk:
    """A question that only an evaluation asked, by an outside figure, answered and settled."""
    there = at(State.EVALUATION)
    there.do(there.assessment(questions=(OUTSIDE,)))
    there.do(submission.AnswerQuestion(rule=OUTSIDE.rule, subject=OUTSIDE.subject, answer="抄表日不同"))
    return there.do(submission.AcceptAnswer(rule=OUTSIDE.rule, subject=OUTSIDE.subject, reason="已核对"))


def test_what_an_outside_figure_made_ask_is_settled_for_that_figure_only() -> None:
    there = settled_outside()
    found = asked(there.now, OUTSIDE.rule, OUTSIDE.subject)
    assert found is not None
    assert found.accepted
    there.do(attested("electricity"))
    assert asked(there.now, OUTSIDE.rule, OUTSIDE.subject) is None
    there.do(there.assessment(questions=(replace(OUTSIDE, asks="与外部数据相差 60%"),)))
    found = asked(there.now, OUTSIDE.rule, OUTSIDE.subject)
    assert found is not None
    assert (found.answer, found.accepted) == (None, False)


def test_a_figure_of_something_else_leaves_it_settled() -> None:
    there = settled_outside().do(attested("gdp"), SendBack(reason="补记"), sheet(items=("TG-07", "gdp")))
    found = asked(there.now, OUTSIDE.rule, OUTSIDE.subject)
    assert found is not None
    assert found.accepted
    assert asked(there.do(sheet(2, items=("electricity",))).now, OUTSIDE.rule, OUTSIDE.subject) is None
