"""What the program says is told in the language asked for."""

from service.vocabulary.language import Language, Said, as_written, quoted


def test_a_text_is_told_in_the_language_asked_for() -> None:
    assert [Said("是", "yes").told(language) for language in Language] == ["是", "yes"]


def test_what_somebody_wrote_is_the_same_in_every_language() -> None:
    assert as_written("3.2万吨") == ("3.2万吨", "3.2万吨")


def test_english_quotes_what_is_chinese() -> None:
    assert quoted(["万吨", "tce"]) == "“万吨”, tce"
    assert quoted([]) == ""
