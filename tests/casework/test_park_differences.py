"""What a list corrects, and what it cannot."""

from decimal import Decimal

from service.casework.park_differences import contradictions, corrected, differences, shown
from service.casework.park_history import happened
from service.vocabulary.park import ApprovingLevel, Reassigned, Renamed, Upgraded
from service.vocabulary.park_list import ListedPark
from tests.casework.parks import PLACES, ground, park

NATIONAL, PROVINCIAL = ApprovingLevel
KNOWN = park(area=Decimal("500.0"), approved="1992.10", industries=("物流",), aliases=("老园",), type="经济开发区")


def test_what_is_stated_alike_or_not_at_all_is_no_difference() -> None:
    same = ListedPark(2, KNOWN.name, KNOWN.code, area=Decimal("500"), approved="1992.10", aliases=("老园", KNOWN.name))
    assert list(differences(same, KNOWN)) == []
    assert list(differences(ListedPark(2, KNOWN.name), KNOWN)) == []


def test_differences_say_old_and_new() -> None:
    other = ListedPark(2, KNOWN.name, area=Decimal("0.5"), approved="1992.11", industries=("化工",), aliases=("新园",))
    found = tuple(differences(other, KNOWN))
    told = [(one.title.zh, shown(one.old).zh, shown(one.new).zh) for one in found]
    assert told == [
        ("批准时间", "1992.10", "1992.11"), ("核准面积（公顷）", "500.0", "0.5"), ("主导产业", "物流", "化工"),
        ("别名", "老园", "老园、新园"),
    ]  # fmt: skip
    after = corrected(KNOWN, found)
    assert (after.area, after.aliases, after.type) == (Decimal("0.5"), ("老园", "新园"), "经济开发区")
    assert list(differences(other, after)) == []


def test_a_level_is_filled_in_where_there_is_none() -> None:
    (found,) = differences(ListedPark(2, "园", level=NATIONAL), park(level=None))
    assert (shown(found.old).en, shown(found.new).en) == ("none", "national")


def test_no_list_changes_name_level_or_place() -> None:
    wrong = ListedPark(2, "别的园", KNOWN.code, province="gansu", level=NATIONAL)
    told = [said.zh for said in contradictions(wrong, KNOWN, PLACES)]
    assert told == [f"名录里的名称是“{KNOWN.name}”", "名录里是省级", "名录里属 辽宁省"]


def test_the_province_of_a_city_apart_is_no_contradiction() -> None:
    in_dalian = park(jurisdiction="dalian")
    assert not list(contradictions(ListedPark(2, in_dalian.name, province="liaoning"), in_dalian, PLACES))
    assert list(contradictions(ListedPark(2, in_dalian.name, jurisdiction="liaoning"), in_dalian, PLACES))


def test_a_list_older_than_a_reassignment_is_no_contradiction() -> None:
    moved = happened(KNOWN, Reassigned(ground(), "liaoning", "gansu"), {})
    assert not list(contradictions(ListedPark(2, KNOWN.name, province="liaoning"), moved, PLACES))
    assert list(contradictions(ListedPark(2, KNOWN.name, jurisdiction="dalian"), moved, PLACES))


def test_an_old_list_contradicts_no_later_rename_or_upgrade() -> None:
    raised = happened(KNOWN, Upgraded(ground("2020-01-01"), PROVINCIAL, NATIONAL, KNOWN.code, "G211001"), {})
    renamed = happened(raised, Renamed(ground("2020-02-01"), KNOWN.name, "新名"), {})
    old = ListedPark(2, KNOWN.name, KNOWN.code, province="liaoning", level=PROVINCIAL)
    assert not list(contradictions(old, renamed, PLACES))
