"""The words of the templates in English: Babel catalogues (.po) with the Chinese words as message ids."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from service.vocabulary.language import Language

ENGLISH = Path(__file__).parent / "locales/en/LC_MESSAGES"


@cache
def english_words(folder: Path = ENGLISH) -> Mapping[str, str]:
    """Chinese → English, of all catalogues of a folder: `acceptance.po` with what several screens say,
    and one for each folder of screens."""
    words: dict[str, str] = {}
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as opened:
            words |= {str(one.id): str(one.string) for one in read_po(opened, locale="en") if one.id and one.string}
    return words


def words_in(language: Language, folder: Path = ENGLISH) -> Callable[..., Markup]:
    """`_` of the templates: a word in that language. Named values are filled in, escaped: `_("共 %(n)s 项", n=3)`."""
    english = english_words(folder)

    def told(word: str, **values: object) -> Markup:
        text = escape(english.get(word, word) if language is Language.EN else word)
        return text % values if values else text

    return told
