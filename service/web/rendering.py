"""Templates → pages: each template has one typed context, and nothing unset is passed over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TypeVar

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from service.assessment.english import PLAIN
from service.assessment.labels import say
from service.documents.foreign_words import mark_chinese
from service.documents.punctuation import punctuate
from service.vocabulary.day import OFFICE, in_utc
from service.vocabulary.language import Language
from service.web.assets import Assets, load_assets
from service.web.catalogue import words_in
from service.web.compiled import Compiled
from service.web.csrf import keep_browser
from service.web.done import forget_done
from service.web.frame import frame_of
from service.web.help.glossary import term, terms_of
from service.web.language import remember
from service.web.screen_hints import for_people

T = TypeVar("T")
_PLAIN, _WHOLE = re.compile(r"≈? ?-?\d+(\.\d+)?"), re.compile(r"\d+")
COMPILED = Compiled()
CONTEXTS: dict[str, type] = {}
"""Template → type of its context."""
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "Referrer-Policy": "same-origin",
    "Vary": "Cookie, HX-Request",
}
"""Of every page, besides those of every answer (service/transport/calls.py)."""
UNUSABLE = 422
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no HTML may hold, though somebody may have typed it."""


def shown_by(*templates: str) -> Callable[[type[T]], type[T]]:
    """Decorates a frozen dataclass: these templates show it as `page`, a page and the fragments of it."""

    def registered(context: type[T]) -> type[T]:
        for template in templates:
            if template in CONTEXTS:
                raise ValueError(f"{template} shows {CONTEXTS[template].__name__} already")
            CONTEXTS[template] = context
        return context

    return registered


def render(request: Request, template: str, page: object, status: int = 200) -> HTMLResponse:
    """The answer to a request: `template` with `page`, in the language of whoever asks. status: 422 for a form with
    faults, 409 for a conflict.

    Raises:
        TypeError: the template shows something else. AssetsError: styles and scripts are not built.
    """
    if CONTEXTS.get(template) is not type(page):
        raise TypeError(f"{template} does not show a {type(page).__name__}: register it with @shown_by()")
    frame = frame_of(request, faulty=status == UNUSABLE)
    folder: Path = request.app.state.settings.templates_dir
    shown = screens(folder, frame.language).get_template(template)
    content = shown.render(page=page, frame=frame, asset=assets_of(request).asset)
    if frame.language is Language.EN:
        content = mark_chinese(content)
    response = HTMLResponse(_UNSHOWN.sub("�", content), status, HEADERS | {"Content-Language": frame.tag})
    if frame.person is not None and not getattr(request.state, "quiet", False):
        response.headers["Session-Seconds"] = str(frame.seconds)
    keep_browser(request, response)
    forget_done(request, response)
    remember(request, response)
    return response


def assets_of(request: Request) -> Assets:
    """The styles and scripts of this application."""
    made: Assets | None = request.app.state.assets
    return made or load_assets()


@cache
def screens(folder: Path, language: Language) -> Environment:
    """The templates of a folder in a language: `_("…")` is a word of the program, `| said` one that knows both."""
    made = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=COMPILED,
    )
    punctuate(made, language)
    made.globals["_"] = words_in(language)
    made.globals["term"], made.globals["terms_of"] = term, terms_of
    made.filters["said"] = lambda told: for_people(told).told(language)
    made.filters["word"] = _word(language)
    made.filters["moment"] = _moment
    made.filters["grouped"] = grouped
    return made


def _word(language: Language) -> Callable[[Context, object], str]:
    """It takes the context so that a word is never put in its language when the template is compiled, which is once for
    all languages."""

    @pass_context
    def word(_: Context, told: object) -> str:
        return in_words(str(told), language)

    return word


def in_words(word: str, language: Language) -> str:
    """A word of the program in a language; of a word with another in brackets (`通过（良好）`), both."""
    head, bracket, rest = word.partition("（")
    if language is Language.EN and bracket and say(head, language) != head:
        return f"{say(head, language)} ({say(rest.removesuffix('）'), language)})"
    said = say(word, language)
    return PLAIN.of(word) if said == word and language is Language.EN else said


def grouped(text: object) -> str:
    """A number in plain digits with its thousands set apart; any other text as it is."""
    return (
        _WHOLE.sub(lambda found: f"{int(found[0]):,}", str(text), count=1) if _PLAIN.fullmatch(str(text)) else str(text)
    )


def read_templates(folder: Path) -> None:
    """Have all templates of a folder ready in every language, those too of which pages are put together: most of the
    work is theirs."""
    for language in Language:
        environment = screens(folder, language)
        for template in environment.list_templates(extensions=["html"]):
            environment.get_template(template)


def _moment(at: datetime) -> str:
    """In the one official time, to the minute."""
    return in_utc(at).astimezone(OFFICE).strftime("%Y-%m-%d %H:%M")
