"""What a case is called by."""

from tests.casework.builders import opening


def test_a_programme_is_shown_by_title_and_id() -> None:
    assert opening(programme_title="十四五").programme_shown == "十四五（145）"
    assert opening().programme_shown == "145"
