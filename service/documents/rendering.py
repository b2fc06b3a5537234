"""Templates → text: nothing unset is passed over, everything people wrote is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from service.assessment.labels import say
from service.documents.foreign_words import mark_chinese
from service.documents.punctuation import punctuate
from service.vocabulary.language import Language

_TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}


def environment(folder: Path, language: Language = Language.ZH) -> Environment:
    """The templates of a folder. `t` is a word of the program in the reader's language, `| said` what knows both,
    `tag` names the language."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    punctuate(made, language)
    made.globals["t"] = lambda word: say(word, language)
    made.globals["tag"] = _TAGS[language]
    made.filters["said"] = lambda told: told.told(language)
    return made


def render(folder: Path, template: str, language: Language = Language.ZH, **context: Any) -> str:
    """One template with its context; in English, what is Chinese all the same is marked as such.

    Raises:
        jinja2.UndefinedError: the template reads what the context does not have.
    """
    text = environment(folder, language).get_template(template).render(context)
    return mark_chinese(text) if language is Language.EN else text
