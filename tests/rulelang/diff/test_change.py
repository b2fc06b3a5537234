"""Changes: two languages, levels in order, places of both sides."""

from service.rulelang.diff.change import Level, Said, alike, highest, places
from service.vocabulary.language import Language
from tests.rulelang.diff.builders import small


def test_a_text_is_told_in_the_language_asked_for() -> None:
    assert [Said("是", "yes").told(language) for language in (Language.ZH, Language.EN)] == ["是", "yes"]
    assert alike("90%").told(Language.EN) == "90%"


def test_the_gravest_level_prevails() -> None:
    assert highest([]) is Level.NONE
    assert highest([Level.WORDING, Level.SCHEME, Level.JUDGEMENT]) is Level.SCHEME


def test_a_side_that_says_nothing_has_no_place() -> None:
    rule = small().pack.rules["TG-01"]
    assert places(rule, None) == (rule.position, None)
