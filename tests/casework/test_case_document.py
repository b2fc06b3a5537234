"""The 案卷记录: empty without recorded judgements, else one text for the same acts."""

import json

from service.casework.case_document import case_document, cell_of, document_digest
from service.casework.encoding import decode_recorded
from tests.casework.builders import EXPERT
from tests.casework.judging import dispute, judgement, judging, sheet


def test_one_sheet_alone_needs_no_document() -> None:
    assert case_document(judging().now) == ""
    assert case_document(judging().do(sheet()).now) == ""
    assert document_digest("") == ""


def test_the_document_holds_the_judging_acts_in_full() -> None:
    case = judging().do(sheet(), dispute()).do(judgement(), by=EXPERT).now
    told = json.loads(case_document(case))
    assert (told["park"], told["programme"]) == ("P1", "145")
    assert [decode_recorded(one) for one in told["acts"]] == list(case.acts[-3:])


def test_another_act_is_another_document() -> None:
    one, other = (judging().do(judgement(word), by=EXPERT).now for word in ("符合", "不符合"))
    assert document_digest(case_document(one)) != document_digest(case_document(other))
    assert case_document(one) == case_document(one)


def test_a_recorded_word_stands_under_the_number_of_its_act() -> None:
    (*_, last) = judging().do(dispute()).now.acts
    assert str(cell_of(last, "d", "口径不一致")) == f"案卷记录!#{last.seq}"
