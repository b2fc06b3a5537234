"""Invented parks: the same every time, none like another, each marked."""

from service.workflow.demo.province import HEADER, demo_parks, park_list


def test_they_are_the_same_every_time_and_all_different() -> None:
    parks = demo_parks(300)
    assert parks == demo_parks(300)
    assert len({park.name for park in parks}) == len({park.code for park in parks}) == 300
    assert all("演示" in park.name and park.city.startswith("示例") for park in parks)


def test_the_list_has_a_row_for_each() -> None:
    lines = park_list(demo_parks(3)).splitlines()
    assert lines[0] == HEADER
    assert [line.count(",") for line in lines] == [4] * 4
    assert {line.rpartition(",")[2] for line in lines[1:]} <= {"行业类", "综合类"}
