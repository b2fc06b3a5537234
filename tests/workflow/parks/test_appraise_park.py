"""Appraisals: earlier answers stay, unknown conditions and stale versions are refused."""

import pytest

from service.storage.audit import Wanted, search
from service.vocabulary.fault import Fault
from service.vocabulary.listing import Answer
from service.workflow.parks.appraise_park import Appraising, appraise_park
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import DAY, person, with_parks


def asked(document: str = "文", note: str = "", seen: int | None = None, **answers: Answer) -> Appraising:
    return Appraising("甲园", "", answers, DAY, document, note, seen)


def test_later_answers_are_added_to_earlier_ones(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    _, first, _ = appraise_park(settings, asked(level=Answer.YES, committee=Answer.YES), "", NOW)
    assert (first.answer, [one.id for one in first.open]) == (Answer.UNKNOWN, ["industry", "lasting"])
    park, second, _ = appraise_park(settings, asked(industry=Answer.YES, lasting=Answer.YES), "", NOW)
    assert (park.id, second.answer) == ("S217001", Answer.YES)
    _, third, _ = appraise_park(settings, asked(lasting=Answer.NO, note="搬迁"), "", NOW)
    assert (third.answer, [one.id for one in third.failed]) == (Answer.NO, ["lasting"])
    with installation.open() as database, database.reading() as session:
        assert [row.object_version for row in search(session, Wanted(action="park.appraise"))] == [2, 3, 4]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_refusals(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraise_park(settings, asked(level=Answer.YES), "", NOW)
    for wrong, words in (
        (asked(area=Answer.YES), "没有编码为“area”的条件"),
        (asked(document="", level=Answer.YES), "日期和文件"),
        (asked(level=Answer.NO), "没有写明原因"),
        (asked(level=Answer.YES, seen=0), "之后已被他人改动"),
    ):
        with pytest.raises(Fault, match=words):
            appraise_park(settings, wrong, "", NOW)
    with pytest.raises(Fault, match="不能办理辽宁省的事项"):
        appraise_park(settings, asked(level=Answer.YES), person(settings, "gansu").name, NOW)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_same_answers_are_not_recorded_again(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    told = [appraise_park(settings, asked(level=Answer.YES), "", NOW)[2] for _ in range(2)]
    assert told == [True, False]
    assert appraise_park(settings, asked(level=Answer.YES, seen=2), "", NOW)[2] is False
    assert appraise_park(settings, asked(level=Answer.YES, committee=Answer.YES, seen=2), "", NOW)[2]
