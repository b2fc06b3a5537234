"""What the program says is told in the language asked for."""

from service.vocabulary.language import Language, Said


def test_a_text_is_told_in_the_language_asked_for() -> None:
    assert [Said("是", "yes").told(language) for language in Language] == ["是", "yes"]
