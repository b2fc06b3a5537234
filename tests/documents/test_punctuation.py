"""Marks between what is filled in are those of the reader's language; those that people wrote stay theirs."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from service.documents.punctuation import punctuate
from service.vocabulary.language import Language


def shown(template: str, language: Language, **values: str) -> str:
    made = Environment(autoescape=True)
    punctuate(made, language)
    return made.from_string(template).render(values)


@pytest.mark.parametrize(
    ("template", "english"),
    [
        ("<dt>{{ a }}（{{ b }}）</dt>", "<dt>通过（一） (b)</dt>"),
        ("{{ a }}（{{ b }}）：{{ b }}", "通过（一） (b): b"),
        ("{{ b }}、<i>{{ b }}</i>；{{ b }}，{{ b }}。", "b, <i>b</i>; b, b. "),
        ('<span class="sign">？</span>', '<span class="sign">?</span>'),
        ('<a title="{{ b }}：{{ b }}">“{{ b }}”</a>', '<a title="b: b">“b”</a>'),
        ("{# （） #}{% set c = '（' %}{{ c }}", "（"),
    ],
)
def test_what_stands_in_a_template_follows_the_language(template: str, english: str) -> None:
    values = {"a": "通过（一）", "b": "b"}
    assert shown(template, Language.EN, **values) == english
    made = Environment(autoescape=True)
    assert shown(template, Language.ZH, **values) == made.from_string(template).render(values)
