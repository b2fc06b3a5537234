"""What somebody may do about a question is what the machine would say to the act itself."""

from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, DisputeValue, RejectAnswer
from service.casework.question_acts import question_acts
from tests.casework.builders import ASSESSOR, PARK, QUESTION, imported, walk
from tests.casework.test_question_ledger import OTHER, answer, questioned


def test_the_park_answers_and_the_assessor_rules_once_it_has() -> None:
    begun = questioned()
    park = question_acts(begun.now, QUESTION, PARK, begun.at, begun.procedure)
    assert {act for act, refused in park.items() if not refused} == {AnswerQuestion}
    office = question_acts(begun.now, QUESTION, ASSESSOR, begun.at, begun.procedure)
    assert {act for act, refused in office.items() if not refused} == {DisputeValue}
    assert "尚未答复" in office[AcceptAnswer][0].zh
    answer(begun)
    office = question_acts(begun.now, QUESTION, ASSESSOR, begun.at, begun.procedure)
    assert {act for act, refused in office.items() if not refused} == {AcceptAnswer, RejectAnswer, DisputeValue}


def test_a_value_is_corrected_only_where_one_is_asked_about() -> None:
    begun = walk().accepted().do(imported(questions=(OTHER,)))
    assert DisputeValue not in question_acts(begun.now, OTHER, ASSESSOR, begun.at, begun.procedure)
