"""A row of a park list names the jurisdiction it states, else the province."""

from service.vocabulary.park_list import ListedPark


def test_a_jurisdiction_stated_goes_before_the_province() -> None:
    assert ListedPark(2, "金石滩", province="liaoning").responsible == "liaoning"
    assert ListedPark(2, "金石滩", province="liaoning", jurisdiction="dalian").responsible == "dalian"
    assert ListedPark(2, "金石滩").responsible == ""
