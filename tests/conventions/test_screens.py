"""Every word of the screens is in the catalogue, and every template of a screen has its one typed context."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import is_dataclass
from functools import cache

import pytest
from babel.messages.pofile import read_po
from jinja2.ext import extract_from_ast

import service.web.app as screens_of
from service.vocabulary.language import Language
from service.web.catalogue import ENGLISH
from service.web.rendering import CONTEXTS, screens
from tests.conventions.repository import relative
from tests.conventions.test_templates import FOLDER, TEMPLATES, source

CATALOGUES = sorted(ENGLISH.glob("*.po"))
SHARED = "acceptance"
PAGES = [name for name in TEMPLATES if name.endswith(".html")]
NAMED = re.compile(r"%\(\w+\)s")


@cache
def words(template: str) -> set[str]:
    """Chinese words that a template says by `_("…")`."""
    found = extract_from_ast(screens(FOLDER, Language.ZH).parse(source(template)), gettext_functions=("_",))
    return {said if isinstance(said, str) else str(said and said[0]) for _, _, said in found}


def told(catalogue: str) -> dict[str, str]:
    """Chinese → English in one catalogue."""
    with (ENGLISH / f"{catalogue}.po").open("rb") as opened:
        return {str(one.id): str(one.string) for one in read_po(opened, locale="en") if one.id}


def catalogue_of(template: str) -> str:
    """`parks.po` has the words of `parks/…`; what no folder has for its own is in `acceptance.po`."""
    folder = template.partition("/")[0]
    return folder if (ENGLISH / f"{folder}.po").is_file() else SHARED


@pytest.mark.parametrize("template", [name for name in PAGES if "_(" in source(name)])
def test_every_word_has_its_english(template: str) -> None:
    known = told(catalogue_of(template)) | told(SHARED)
    missing = sorted(word for word in words(template) if not known.get(word))
    assert not missing, f"add to {relative(ENGLISH)}/{catalogue_of(template)}.po: {missing}"


@pytest.mark.parametrize("catalogue", [path.stem for path in CATALOGUES])
def test_a_catalogue_holds_what_its_templates_say_and_no_more(catalogue: str) -> None:
    used = {word for template in PAGES for word in words(template) if catalogue in (catalogue_of(template), SHARED)}
    unused = sorted(set(told(catalogue)) - used)
    assert not unused, f"no template says these of {catalogue}.po any more: {unused}"
    faulty = [zh for zh, en in told(catalogue).items() if sorted(NAMED.findall(zh)) != sorted(NAMED.findall(en))]
    assert not faulty, f"{catalogue}.po: name the same values in English: {faulty}"


def test_no_word_is_translated_twice() -> None:
    often = Counter(word for path in CATALOGUES for word in told(path.stem))
    twice = sorted(word for word, times in often.items() if times > 1)
    assert not twice, f"move these to {SHARED}.po: {twice}"


def test_every_screen_has_its_typed_context() -> None:
    assert screens_of.SCREENS
    for template, context in CONTEXTS.items():
        assert template in TEMPLATES, f"{context.__name__}: there is no {template}"
        assert is_dataclass(context), context
        assert context.__dataclass_params__.frozen, f"{context.__name__}: frozen=True, slots=True"  # type: ignore[attr-defined]


def test_every_template_of_a_screen_is_registered() -> None:
    pages = {name for name, text in ((one, source(one)) for one in PAGES) if 'extends "layouts/page.html"' in text}
    assert pages <= CONTEXTS.keys(), f"register with @shown_by(): {sorted(pages - CONTEXTS.keys())}"
