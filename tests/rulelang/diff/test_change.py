"""Changes: two languages, levels in order, places of both sides."""

from service.rulelang.diff.change import Level, alike, highest, places
from tests.rulelang.diff.builders import small


def test_a_text_that_is_alike_is_so_in_every_language() -> None:
    assert alike("90%") == ("90%", "90%")


def test_the_gravest_level_prevails() -> None:
    assert highest([]) is Level.NONE
    assert highest([Level.WORDING, Level.SCHEME, Level.JUDGEMENT]) is Level.SCHEME


def test_a_side_that_says_none_has_no_place() -> None:
    rule = small().pack.rules["TG-01"]
    assert places(rule, None) == (rule.position, None)
