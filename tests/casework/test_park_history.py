"""The algebra of park history: no cycles, names at a date, and every refusal."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.park_history import happened, heirs, jurisdiction_on, name_on, predecessors, status_on
from service.casework.registry_refused import RegistryRefused
from service.vocabulary.park import (
    Abolished,
    ApprovingLevel,
    Ground,
    MergedInto,
    Park,
    ParkEvent,
    ParkStatus,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)
from tests.casework.parks import by_id, ground, park

NATIONAL, PROVINCIAL = ApprovingLevel
IDS = tuple("ABCDEF")
START = date(2000, 1, 1)


def an_event(kind: str, subject: Park, others: tuple[str, ...], day: int) -> ParkEvent:
    on = Ground(START + timedelta(days=day), "文", "因")
    made: dict[str, Callable[[], ParkEvent]] = {
        "rename": lambda: Renamed(on, subject.name, f"{subject.id}{day}"),
        "upgrade": lambda: Upgraded(on, subject.level, NATIONAL, subject.code, f"G{day:06d}"),
        "reassign": lambda: Reassigned(on, subject.jurisdiction, others[0]),
        "merge": lambda: MergedInto(on, others[0]),
        "split": lambda: SplitInto(on, others),
        "abolish": lambda: Abolished(on),
    }
    return made[kind]()


KINDS = st.sampled_from(["rename", "upgrade", "reassign", "merge", "split", "abolish"])
OTHERS = st.lists(st.sampled_from(IDS), min_size=1, max_size=3).map(tuple)
STEPS = st.lists(st.tuples(KINDS, st.sampled_from(IDS), OTHERS, st.integers(0, 40)), max_size=25)


def played(steps: list[tuple[str, str, tuple[str, ...], int]]) -> dict[str, Park]:
    """Six parks after those of the steps that are possible."""
    parks = {id_: park(id_, code=f"S{n:06d}") for n, id_ in enumerate(IDS)}
    for kind, id_, others, day in steps:
        with suppress(RegistryRefused):
            parks[id_] = happened(parks[id_], an_event(kind, parks[id_], others, day), parks)
    return parks


@given(STEPS)
def test_following_successors_ends_at_active_parks(steps: list[tuple[str, str, tuple[str, ...], int]]) -> None:
    parks = played(steps)
    for one in parks.values():
        found = heirs(one, parks)
        assert all(heir.status is ParkStatus.ACTIVE for heir in found)
        assert len({heir.id for heir in found}) == len(found)
        assert (one in found) == (one.status is ParkStatus.ACTIVE)
        assert all(one in predecessors(parks[successor], parks.values()) for successor in one.successors)


@given(STEPS)
def test_history_is_by_date_and_ends_once(steps: list[tuple[str, str, tuple[str, ...], int]]) -> None:
    for one in played(steps).values():
        days = [event.ground.on for event in one.history]
        assert days == sorted(days)
        assert all(not isinstance(event, MergedInto | SplitInto | Abolished) for event in one.history[:-1])


@given(STEPS)
def test_names_at_a_date_follow_the_documents(steps: list[tuple[str, str, tuple[str, ...], int]]) -> None:
    for one in played(steps).values():
        assert name_on(one, date.max) == one.name
        renamed = [event for event in one.history if isinstance(event, Renamed)]
        assert name_on(one, date.min) == (renamed[0].old if renamed else one.name)
        for place, event in enumerate(renamed):
            later = [other for other in renamed[place + 1 :] if other.ground.on == event.ground.on]
            assert name_on(one, event.ground.on) == (later[-1] if later else event).new


@given(STEPS)
def test_no_two_parks_ever_share_a_code(steps: list[tuple[str, str, tuple[str, ...], int]]) -> None:
    codes = [code for one in played(steps).values() for code in (one.code, *one.former_codes)]
    assert len(codes) == len(set(codes))


def test_a_rename_counts_from_its_day() -> None:
    renamed = happened(park(name="甲园"), Renamed(ground("2020-05-01"), "甲园", "乙园"), {})
    assert (name_on(renamed, date(2020, 4, 30)), name_on(renamed, date(2020, 5, 1))) == ("甲园", "乙园")


def test_an_upgrade_brings_level_and_code_and_keeps_the_id() -> None:
    raised = happened(park("S217001"), Upgraded(ground(), PROVINCIAL, NATIONAL, "S217001", "G211009"), {})
    assert (raised.id, raised.code, raised.level, raised.former_codes) == ("S217001", "G211009", NATIONAL, ("S217001",))


def test_another_jurisdiction_answers_from_then_on() -> None:
    assert happened(park(), Reassigned(ground(), "liaoning", "dalian"), {}).jurisdiction == "dalian"


def test_the_jurisdiction_on_a_day_follows_the_documents() -> None:
    once = happened(park(), Reassigned(ground("2020-05-01"), "liaoning", "dalian"), {})
    twice = happened(once, Reassigned(ground("2022-05-01"), "dalian", "gansu"), {})
    days = (date(2020, 4, 30), date(2020, 5, 1), date(2022, 4, 30), date(2022, 5, 1))
    assert [jurisdiction_on(twice, day) for day in days] == ["liaoning", "dalian", "dalian", "gansu"]


def test_before_a_merger_a_park_stands_for_itself() -> None:
    whole = park("S217002")
    part = happened(park(), MergedInto(ground("2020-05-01"), "S217002"), by_id(park(), whole))
    parks = by_id(part, whole)
    assert heirs(part, parks, date(2020, 4, 30)) == (part,)
    assert heirs(part, parks, date(2020, 5, 1)) == heirs(part, parks) == (whole,)


def test_what_a_park_was_on_a_day() -> None:
    gone = happened(park(), Abolished(ground("2020-05-01")), {})
    assert status_on(gone, date(2020, 4, 30)) is ParkStatus.ACTIVE
    assert status_on(gone, date(2020, 5, 1)) is ParkStatus.ABOLISHED
    assert heirs(gone, by_id(gone)) == ()


GONE = happened(park("S217009"), Abolished(ground("2019-01-01")), {})
PARKS = by_id(park(), park("S217002"), GONE)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Renamed(ground(), "别的", "乙园"), "不是现在的名称"),
        (Renamed(ground(), "园区S217001", "园区S217001"), "没有变化"),
        (Renamed(ground(), "园区S217001", " "), "空白"),
        (Renamed(ground(document=" "), "园区S217001", "乙园"), "名称和文号"),
        (Renamed(ground(reason=""), "园区S217001", "乙园"), "没有写明原因"),
        (Upgraded(ground(), PROVINCIAL, PROVINCIAL, "S217001", ""), "只有省级园区"),
        (Upgraded(ground(), NATIONAL, NATIONAL, "S217001", ""), "与名录不符"),
        (Upgraded(ground(), PROVINCIAL, NATIONAL, "S217001", "G21"), "六位数字"),
        (Upgraded(ground(), PROVINCIAL, NATIONAL, "S217001", "S217002"), "已经是"),
        (Reassigned(ground(), "gansu", "dalian"), "原主管地区"),
        (Reassigned(ground(), "liaoning", "liaoning"), "没有变化"),
        (MergedInto(ground(), "S217001"), "自己"),
        (MergedInto(ground(), "S999999"), "没有编号"),
        (MergedInto(ground(), "S217009"), "已撤销，不能承接"),
        (SplitInto(ground(), ("S217002",)), "两个以上"),
        (SplitInto(ground(), ("S217002", "S217002")), "两个以上"),
    ],
)
def test_refusals(event: ParkEvent, words: str) -> None:
    with pytest.raises(RegistryRefused, match=words):
        happened(PARKS["S217001"], event, PARKS)


def test_every_reason_is_told_at_once_in_both_languages() -> None:
    with pytest.raises(RegistryRefused) as refused:
        happened(GONE, Renamed(ground("2018-01-01", "", ""), "园区S217009", "乙园"), PARKS)
    assert len(refused.value.reasons) == 4
    assert all(reason.zh and reason.en.isascii() for reason in refused.value.reasons)
