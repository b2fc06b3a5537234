"""Templates → text: nothing unset is passed over, everything people wrote is escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from service.assessment.labels import say
from service.vocabulary.language import Language


def environment(folder: Path, language: Language = Language.ZH) -> Environment:
    """The templates of a folder. `t` is their one global: a word of the program in the reader's language."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def t(word: str) -> Markup:
        told = say(word, language)
        return escape(word) if told == word else Markup('<span lang="en">{}</span>').format(told)

    made.globals["t"] = t
    return made


def render(folder: Path, template: str, language: Language = Language.ZH, **context: Any) -> str:
    """One template with its context.

    Raises:
        jinja2.UndefinedError: the template reads what the context does not have.
    """
    return environment(folder, language).get_template(template).render(context)
