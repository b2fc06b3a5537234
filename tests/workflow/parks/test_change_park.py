"""What happened to a park is registered by its document, or refused whole, and always on the trail."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.casework.registry_refused import RegistryRefused
from service.storage.audit import Wanted, search
from service.vocabulary.fault import Fault
from service.vocabulary.park import ApprovingLevel, ParkStatus
from service.workflow.parks.change_park import (
    Wish,
    abolishing,
    change_park,
    merging,
    reassigning,
    renaming,
    splitting,
    upgrading,
)
from tests.casework.parks import ground, park
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import on_record, person, with_parks

ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_an_event_is_kept_and_on_the_trail(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    after, _ = change_park(settings, "甲园", renaming("甲 新园", ground()), "", NOW)
    assert on_record(settings)["S217001"] == after
    assert (after.name, after.former_names) == ("甲 新园", ("甲园",))
    with installation.open() as database, database.reading() as session:
        (event,) = search(session, Wanted(object_type="park", object_id="S217001"))
    assert (event.action, event.object_version, event.reason) == ("park.renamed", 2, "优化布局")


@ON_SQLITE
@pytest.mark.parametrize(
    ("wish", "holds"),
    [
        (upgrading("G211001", ground()), lambda after: after.code == "G211001"),
        (upgrading("", ground()), lambda after: (after.code, after.level) == ("S217001", ApprovingLevel.NATIONAL)),
        (reassigning("大连", ground()), lambda after: after.jurisdiction == "dalian"),
        (merging("乙园", ground()), lambda after: after.successors == ("S217002",)),
        (splitting(("乙园", "S217003"), ground()), lambda after: after.successors == ("S217002", "S217003")),
        (abolishing(ground()), lambda after: after.status is ParkStatus.ABOLISHED),
    ],
)
def test_every_kind_of_event(wish: Wish, holds: Callable[..., bool], installation: Installation) -> None:
    made = (park(f"S21700{number}", name=f"{name}园") for number, name in enumerate("零甲乙丁"))
    settings = with_parks(installation.settings, *made)
    after, _ = change_park(settings, "S217001", wish, "", NOW)
    assert holds(after)
    assert on_record(settings)["S217001"] == after


def test_what_is_refused_changes_nothing_and_is_on_the_trail(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    with pytest.raises(Fault, match="没有编号、代码或名称为“戊园”"):
        change_park(settings, "甲园", merging("戊园", ground()), "", NOW)
    assert on_record(settings)["S217001"].status is ParkStatus.ACTIVE
    with installation.open() as database, database.reading() as session:
        assert [row.outcome for row in search(session, Wanted(object_type="park"))] == ["refused"]


@ON_SQLITE
def test_a_version_seen_before_somebody_else_changed_the_park_is_refused(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    change_park(settings, "甲园", renaming("甲新园", ground()), "", NOW, seen=1)
    with pytest.raises(Fault, match="第 1 版）之后已被他人改动"):
        change_park(settings, "S217001", abolishing(ground()), "", NOW, seen=1)
    with pytest.raises(Fault, match="只有 2 版，没有第 9 版"):
        change_park(settings, "S217001", abolishing(ground()), "", NOW, seen=9)
    change_park(settings, "S217001", abolishing(ground()), "", NOW, seen=2)


def test_of_many_who_saw_the_same_version_one_wins(installation: Installation) -> None:
    settings = with_parks(installation.settings)

    def rename(number: int) -> bool:
        try:
            change_park(settings, "S217001", renaming(f"新园{number}", ground()), "", NOW, seen=1)
        except Fault:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(rename, range(16))) == 1
    assert len(on_record(settings)["S217001"].history) == 1
    with installation.open() as database, database.reading() as session:
        outcomes = [row.outcome for row in search(session, Wanted(object_type="park"))]
    assert (outcomes.count("done"), outcomes.count("refused")) == (1, 15)


@ON_SQLITE
def test_only_people_of_the_jurisdiction(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    here, there = person(settings, "liaoning"), person(settings, "gansu")
    with pytest.raises(Fault, match="不能办理辽宁省的事项"):
        change_park(settings, "甲园", abolishing(ground()), there.name, NOW)
    assert change_park(settings, "甲园", abolishing(ground()), here.name, NOW)[0].status is ParkStatus.ABOLISHED


@ON_SQLITE
@pytest.mark.parametrize("named", ["S627001", "丙园"])
def test_a_park_of_elsewhere_is_to_a_jurisdiction_as_if_there_were_none(installation: Installation, named: str) -> None:
    settings = with_parks(installation.settings)
    here, national = person(settings, "liaoning"), person(settings)
    for wish in (merging(named, ground()), splitting(("乙园", named), ground())):
        with pytest.raises(Fault) as refused:
            change_park(settings, "甲园", wish, here.name, NOW)
        assert refused.value.code == "park-unknown"
        assert f"没有编号、代码或名称为“{named}”的园区；用" in refused.value.said.zh
    after, _ = change_park(settings, "甲园", merging(named, ground()), national.name, NOW)
    assert after.successors == ("S627001",)


@ON_SQLITE
def test_a_code_that_is_taken_elsewhere_is_refused_without_naming_the_park(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    here, national = person(settings, "liaoning"), person(settings)
    taken = upgrading("S627001", ground())
    with pytest.raises(RegistryRefused) as refused:
        change_park(settings, "甲园", taken, here.name, NOW)
    assert refused.value.said.zh.startswith("代码 S627001 不能用；请核对")
    with pytest.raises(RegistryRefused, match="已经是 丙园"):
        change_park(settings, "甲园", taken, national.name, NOW)


@ON_SQLITE
def test_only_who_answers_for_both_jurisdictions_hands_a_park_over(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    here, national = person(settings, "liaoning"), person(settings)
    over = reassigning("甘肃", ground())
    with pytest.raises(RegistryRefused, match="由国家级人员登记"):
        change_park(settings, "甲园", over, here.name, NOW)
    assert change_park(settings, "甲园", over, national.name, NOW)[0].jurisdiction == "gansu"
