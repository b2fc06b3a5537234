"""A list beside the registry: by code only, every row in one heap, idempotent."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.casework.park_comparison import Comparison, Conflict, compare, concerning
from service.casework.park_history import happened
from service.vocabulary.jurisdiction import NATIONAL
from service.vocabulary.park import ApprovingLevel, MergedInto, Park, Upgraded
from service.vocabulary.park_list import ListedPark
from tests.casework.parks import PLACES, by_id, ground, park

PROVINCIAL = ApprovingLevel.PROVINCIAL


def listed(row: int, code: str, name: str = "", province: str = "liaoning", **fields: object) -> ListedPark:
    return replace(ListedPark(row, name or f"园区{code}", code, province, level=PROVINCIAL), **fields)  # type: ignore[arg-type]


def after(comparison: Comparison, parks: tuple[Park, ...]) -> tuple[Park, ...]:
    """The registry once the list is in."""
    made = {**by_id(*parks)} | {p.id: p for _, p in comparison.added} | {c.park.id: c.park for c in comparison.changed}
    return tuple(made.values())


def conflict(*rows: ListedPark, parks: tuple[Park, ...] = (), authority: str = NATIONAL) -> Conflict:
    """The only conflict there is."""
    (found,) = compare(rows, parks, authority, PLACES).conflicts
    return found


def test_new_changed_and_unchanged() -> None:
    parks = (park("S217001"), park("S217002"))
    rows = (listed(2, "S217001"), listed(3, "S217002", area=Decimal("1.5")), listed(4, "S217003"))
    found = compare(rows, parks, NATIONAL, PLACES)
    assert [row for row, _ in found.unchanged] == [2]
    assert [(one.row, one.differences[0].field) for one in found.changed] == [(3, "area")]
    assert [(row, one.id, one.jurisdiction) for row, one in found.added] == [(4, "S217003", "liaoning")]
    assert found.conflicts == []


def test_the_same_name_under_another_code_is_for_a_person() -> None:
    found = conflict(listed(2, "S217009", "园区S217001"), parks=(park("S217001"),))
    assert [one.id for one in found.candidates] == ["S217001"]
    assert "--new-row 2" in found.said.zh


def test_an_alias_or_former_name_counts_as_the_name() -> None:
    assert conflict(listed(2, "S217009", "一园"), parks=(park(aliases=("一 园",)),)).candidates


def test_without_a_code_there_is_no_match() -> None:
    found = conflict(listed(2, "", "园区S217001"), parks=(park("S217001"),))
    assert [one.id for one in found.candidates] == ["S217001"]
    assert conflict(listed(2, "", "新园")).candidates == ()


def test_a_person_may_find_it_a_park_of_its_own() -> None:
    rows = (listed(2, "S217009", "园区S217001"), listed(3, "", "新园"), listed(4, "", "另园"))
    found = compare(rows, (park("S217001"), park("liaoning-1", code="")), NATIONAL, PLACES, (2, 3, 4))
    assert [one.id for _, one in found.added] == ["S217009", "liaoning-2", "liaoning-3"]


def test_one_name_under_two_codes_in_one_list_is_told_at_both() -> None:
    rows = (listed(2, "S217001", "同名园"), listed(3, "S627001", "同名园", "gansu"))
    found = compare(rows, (), NATIONAL, PLACES)
    assert [one.row for one in found.conflicts] == [2, 3]
    assert compare(rows, (), NATIONAL, PLACES, (2, 3)).conflicts == []


def test_a_contradicting_row_changes_nothing() -> None:
    found = conflict(listed(2, "S217001", "别名", area=Decimal(1)), parks=(park("S217001"),))
    assert "名录里的名称是“园区S217001”" in found.said.zh


def test_a_jurisdiction_imports_its_own_parks_only() -> None:
    assert "属 甘肃省，不属 辽宁省" in conflict(listed(2, "S627001", province="gansu"), authority="liaoning").said.zh
    theirs = park("S627001", jurisdiction="gansu")
    row = listed(2, "S627001", province="gansu", area=Decimal(1))
    assert "属 甘肃省" in conflict(row, parks=(theirs,), authority="liaoning").said.zh
    assert compare([listed(2, "S217001", province="")], (), "liaoning", PLACES).added[0][1].jurisdiction == "liaoning"


def test_a_province_does_not_import_for_a_city_apart() -> None:
    in_dalian = park("G216001", jurisdiction="dalian")
    row = listed(2, "G216001", area=Decimal(1))
    assert "属 大连市" in conflict(row, parks=(in_dalian,), authority="liaoning").said.zh
    assert "属 辽宁省，不属 大连市" in conflict(listed(2, "G216001"), authority="dalian").said.zh


def test_of_a_park_out_of_sight_nothing_is_told_but_that_its_code_cannot_be_used() -> None:
    theirs = park("S627001", name="丙园", jurisdiction="gansu")
    rows = (listed(2, "S627001", "丙园", "gansu"), listed(3, "S627009", "戊园", "gansu"))
    found = compare(rows, (), "liaoning", PLACES, hidden=[theirs])
    assert compare([listed(4, "S217009", "丙园")], (), "liaoning", PLACES, hidden=[theirs]).conflicts == []
    assert [replace(one, row=0, name="") for one in found.conflicts[:1]] == [
        replace(one, row=0, name="") for one in found.conflicts[1:]
    ]
    for new_rows in ((), (2,)):
        (taken,) = compare([listed(2, "S627001", "甲园")], (), "liaoning", PLACES, new_rows, [theirs]).conflicts
        assert taken.said.zh == "代码 S627001 不能用；请核对，确认无误的请联系国家级人员办理，或略过这一行"
        assert taken.candidates == ()


def test_what_has_an_id_out_of_sight_is_not_overwritten() -> None:
    moved = park("liaoning-1", code="", jurisdiction="gansu")
    found = compare([listed(2, "", "新园")], (), "liaoning", PLACES, (2,), [moved])
    assert [one.id for _, one in found.added] == ["liaoning-2"]


def test_an_old_list_after_upgrade_and_merger() -> None:
    raised = happened(
        park("S217001"), Upgraded(ground(), PROVINCIAL, ApprovingLevel.NATIONAL, "S217001", "G211001"), {}
    )
    other = park("S217002")
    merged = happened(park("S217003"), MergedInto(ground(), "S217002"), by_id(other))
    rows = (listed(2, "S217001"), listed(3, "S217003"))
    assert [row for row, _ in compare(rows, (raised, other, merged), NATIONAL, PLACES).unchanged] == [2, 3]
    again = listed(2, "S217001", area=Decimal(1))
    assert "升级前的代码" in conflict(again, parks=(raised, other, merged)).said.zh


ROWS = st.lists(
    st.tuples(st.sampled_from(["", "S217001", "S217002", "S627003"]), st.sampled_from(["甲", "乙", "丙"]),
              st.sampled_from(["liaoning", "gansu"]), st.sampled_from([None, Decimal(1), Decimal(2)])),
    max_size=6, unique_by=lambda made: made[0],
)  # fmt: skip


@given(ROWS, st.sets(st.integers(2, 8)), st.sampled_from([NATIONAL, "liaoning"]))
def test_every_row_is_in_one_heap_and_a_second_import_changes_nothing(
    made: list[tuple[str, str, str, Decimal | None]], new_rows: set[int], authority: str
) -> None:
    rows = [listed(n, code, name, place, area=area) for n, (code, name, place, area) in enumerate(made, start=2)]
    start = (park("S217001", name="甲"), park("S627003", name="丙", jurisdiction="gansu"))
    first = compare(rows, start, authority, PLACES, new_rows)
    taken = {*(row for row, _ in first.added), *(c.row for c in first.changed), *(row for row, _ in first.unchanged)}
    decided = {one.row for one in first.conflicts}
    assert not taken & decided
    assert taken | decided == {one.row for one in rows}
    again = [one for one in rows if one.code and one.row in taken]
    second = compare(again, after(first, start), authority, PLACES)
    assert [row for row, _ in second.unchanged] == [one.row for one in again]


def test_the_rows_of_a_jurisdiction_are_those_the_list_or_the_record_gives_it() -> None:
    theirs, ours = listed(2, "S627001", province="gansu"), listed(3, "S217001", province="gansu")
    unsaid = listed(4, "S217009", province="")
    moved, apart = listed(5, "S627002"), listed(6, "G216001")
    known = (park("S217001"), park("S627002", jurisdiction="gansu"), park("G216001", jurisdiction="dalian"))
    rows = (theirs, ours, unsaid, moved, apart)
    assert concerning(rows, known, "liaoning", PLACES) == (ours, unsaid, moved)
    assert concerning((theirs, ours, unsaid), known, NATIONAL, PLACES) == (theirs, ours, unsaid)
    seen, hidden = known[:1], known[1:]
    assert concerning(rows, seen, "liaoning", PLACES, hidden) == (ours, unsaid)
