"""Chinese punctuation that stands in templates between what is filled in: in English it is that of English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jinja2 import Environment
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from service.vocabulary.language import Language

_ENGLISH = {
    "（": " (",
    "）": ")",
    "：": ": ",
    "，": ", ",
    "；": "; ",
    "、": ", ",
    "。": ". ",
    "？": "?",
    "！": "!",
    "\u3000": "\u2003",
}
_MARKS = "".join(_ENGLISH)
_RUN = re.compile(f"([{_MARKS}]+)")
_CLOSING = re.compile(rf" (?=[{re.escape('(),:;.?!')}])")
_NAME = "punctuation"


def punctuate(made: Environment, language: Language) -> None:
    """Have the templates of an environment punctuated in a language. They are compiled alike for all languages."""
    made.add_extension(_Punctuation)
    made.globals[_NAME] = _marks_in(language)


class _Punctuation(Extension):
    """Turns each run of marks in the text of a template into a call that says it in the language of the reader."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """As jinja2 wants it."""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            for part in _RUN.split(token.value):
                if _RUN.fullmatch(part):
                    yield from _call(token.lineno, part)
                elif part:
                    yield Token(token.lineno, "data", part)


def _call(line: int, marks: str) -> Iterator[Token]:
    told = ("variable_begin", "{{"), ("name", _NAME), ("lparen", "("), ("string", marks), ("rparen", ")")
    yield from (Token(line, kind, value) for kind, value in (*told, ("variable_end", "}}")))


def _marks_in(language: Language) -> Callable[[str], str]:
    """A run of marks in a language: `）：` is `): `."""
    if language is Language.ZH:
        return str

    def english(marks: str) -> str:
        told = "".join(_ENGLISH[mark] for mark in marks)
        return told[:1] + _CLOSING.sub("", told[1:])

    return english
