"""Eligibility by conditions, and decisions that need a reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.eligibility import Eligibility, eligibility, require_appraisal, require_listing
from service.casework.registry_refused import RegistryRefused
from service.vocabulary.listing import Answer, Appraisal, Condition, Listing, ListingTerms

CONDITIONS = tuple(Condition(id_, f"条件{id_}", "示例", "example") for id_ in "abc")
TERMS = ListingTerms("145", "145", "", "示例条件", "示例", None, ("一园一策",), CONDITIONS)
DAY = date(2022, 5, 1)
ANSWERS = st.dictionaries(st.sampled_from("abc"), st.sampled_from(Answer))


def appraisal(
    document: str = "辽发改〔2022〕1号", note: str = "", on: date | None = DAY, **answers: Answer
) -> Appraisal:
    return Appraisal("S217001", "145", answers, on, document, note)


def listing(listed: bool = True, reason: str = "", document: str = "辽发改〔2022〕2号") -> Listing:
    return Listing("S217001", "145", listed, reason, DAY, document)


@given(ANSWERS)
def test_yes_needs_all_and_no_needs_one(answers: dict[str, Answer]) -> None:
    found = eligibility(TERMS, Appraisal("S217001", "145", answers, DAY, "文"))
    stated = [answers.get(condition.id, Answer.UNKNOWN) for condition in CONDITIONS]
    assert (found.answer is Answer.YES) == all(answer is Answer.YES for answer in stated)
    assert (found.answer is Answer.NO) == any(answer is Answer.NO for answer in stated)
    assert len(found.failed) == stated.count(Answer.NO)
    assert len(found.open) == stated.count(Answer.UNKNOWN)


def test_what_nobody_appraised_is_not_determined() -> None:
    assert eligibility(TERMS, None) == Eligibility(Answer.UNKNOWN, (), CONDITIONS)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (appraisal(d=Answer.YES), "没有编码为“d”的条件.*a、b、c"),
        (appraisal(document="", a=Answer.YES), "日期和文件"),
        (appraisal(on=None, a=Answer.YES), "日期和文件"),
        (appraisal(a=Answer.NO), "没有写明原因"),
    ],
)
def test_appraisals_that_cannot_be(wrong: Appraisal, words: str) -> None:
    with pytest.raises(RegistryRefused, match=words):
        require_appraisal(wrong, TERMS)


def test_an_appraisal_that_can() -> None:
    require_appraisal(appraisal(note="无工业", a=Answer.NO), TERMS)


YES, NO, OPEN = (
    eligibility(TERMS, appraisal(a=answer, b=Answer.YES, c=Answer.YES))
    for answer in (Answer.YES, Answer.NO, Answer.UNKNOWN)
)


@pytest.mark.parametrize(
    ("wrong", "found", "words"),
    [
        (listing(document=""), YES, "列入清单的文件"),
        (listing(listed=False), YES, "不列入清单的，写明原因"),
        (listing(), NO, "不符合条件（条件a）而列入"),
        (listing(), OPEN, "尚未认定是否符合条件（条件a）"),
    ],
)
def test_decisions_that_need_more(wrong: Listing, found: Eligibility, words: str) -> None:
    with pytest.raises(RegistryRefused, match=words):
        require_listing(wrong, found)


@pytest.mark.parametrize(
    ("right", "found"),
    [
        (listing(), YES),
        (listing(False, "已列入其他试点"), YES),
        (listing(True, "省政府同意"), NO),
        (listing(True, "先行"), OPEN),
    ],
)
def test_decisions_that_stand(right: Listing, found: Eligibility) -> None:
    require_listing(right, found)
