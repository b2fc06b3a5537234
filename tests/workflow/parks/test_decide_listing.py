"""Decisions on listing: without a reason only where all conditions hold."""

import pytest

from service.storage.audit import Wanted, search
from service.vocabulary.fault import Fault
from service.vocabulary.listing import Answer
from service.workflow.audit.list_audit import list_audit
from service.workflow.parks.decide_listing import Deciding, decide_listing
from service.workflow.parks.show_park import show_park
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import DAY, appraised, person, with_parks


def asked(listed: bool = True, reason: str = "", seen: int | None = None) -> Deciding:
    return Deciding("甲园", "", listed, DAY, "辽发改〔2022〕2号", reason, seen)


def test_on_the_list_and_off_it_again(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    appraised(settings, "S217001")
    park, listing, _ = decide_listing(settings, asked(), "", NOW)
    assert (park.id, listing.listed, listing.document) == ("S217001", True, "辽发改〔2022〕2号")
    assert not decide_listing(settings, asked(False, "退出"), "", NOW)[1].listed
    with installation.open() as database, database.reading() as session:
        done = [row for row in search(session, Wanted(object_type="park")) if row.action != "park.appraise"]
    assert [(row.action, row.object_version, row.reason) for row in done] == [
        ("park.list", 3, ""), ("park.unlist", 4, "退出"),
    ]  # fmt: skip


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_departure_needs_its_reason(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    with pytest.raises(Fault, match="尚未认定是否符合条件"):
        decide_listing(settings, asked(), "", NOW)
    appraised(settings, "S217001", Answer.NO)
    with pytest.raises(Fault, match="不符合条件"):
        decide_listing(settings, asked(), "", NOW)
    decide_listing(settings, asked(reason="省政府同意"), "", NOW)
    with pytest.raises(Fault, match="不能办理辽宁省的事项"):
        decide_listing(settings, asked(reason="因"), person(settings, "gansu").name, NOW)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_version_of_the_park_moves_with_every_decision(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    with pytest.raises(Fault, match="之后已被他人改动"):
        decide_listing(settings, asked(reason="因", seen=0), "", NOW)
    decide_listing(settings, asked(reason="因", seen=1), "", NOW)
    with pytest.raises(Fault, match="之后已被他人改动"):
        decide_listing(settings, asked(False, "退出", seen=1), "", NOW)
    assert show_park(settings, "甲园").version == 2


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_same_decision_is_not_recorded_again(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    told = [decide_listing(settings, asked(reason="因"), "", NOW)[2] for _ in range(2)]
    assert told == [True, False]
    assert len(list_audit(settings, Wanted(action="park.list"))) == 1
    assert decide_listing(settings, asked(reason="另因"), "", NOW)[2]
