"""A park tells from its history what it is, was called, and what came after it."""

from datetime import date

from service.vocabulary.park import (
    Abolished,
    ApprovingLevel,
    Ground,
    MergedInto,
    Park,
    ParkStatus,
    Renamed,
    SplitInto,
    Upgraded,
)

GROUND = Ground(date(2020, 1, 1), "某政函〔2020〕1号", "优化布局")


def with_history(*events: Renamed | Upgraded | MergedInto | SplitInto | Abolished) -> Park:
    return Park("S217001", "G211001", "丙园", "liaoning", aliases=("一园", "甲园"), history=events)


def test_names_are_the_present_one_aliases_and_former_ones_each_once() -> None:
    park = with_history(Renamed(GROUND, "甲园", "乙园"), Renamed(GROUND, "乙园", "丙园"))
    assert park.former_names == ("甲园", "乙园")
    assert park.names == ("丙园", "一园", "甲园", "乙园")
    assert park.status is ParkStatus.ACTIVE


def test_former_codes_leave_out_the_present_one_and_none() -> None:
    level = ApprovingLevel.PROVINCIAL
    park = with_history(
        Upgraded(GROUND, None, level, "", "S217001"),
        Upgraded(GROUND, level, ApprovingLevel.NATIONAL, "S217001", "G211001"),
    )
    assert park.former_codes == ("S217001",)


def test_the_last_event_decides_the_status_and_the_successors() -> None:
    assert with_history(MergedInto(GROUND, "B")).successors == ("B",)
    assert with_history(SplitInto(GROUND, ("B", "C"))).successors == ("B", "C")
    assert with_history(Abolished(GROUND)).successors == ()
    assert with_history().successors == ()
    ends: list[MergedInto | SplitInto | Abolished] = [
        MergedInto(GROUND, "B"),
        SplitInto(GROUND, ("B", "C")),
        Abolished(GROUND),
    ]
    assert [with_history(end).status for end in ends] == [ParkStatus.MERGED, ParkStatus.SPLIT, ParkStatus.ABOLISHED]


def test_words() -> None:
    assert [level.said.zh for level in ApprovingLevel] == ["国家级", "省级"]
    assert ParkStatus.MERGED.said.en == "merged into another park"
