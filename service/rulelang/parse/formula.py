"""Formulas of indicators: `energy / gdp`, `(fresh@base - fresh) * 0.5`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.authoring.problem import English, Mistake
from service.authoring.scalars import as_number
from service.rulelang.catalogue import Formula, Name, Number, Operation

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)(@base)?|([-+*/()]))")
LONGEST = 500
"""Characters of the longest formula."""

_SIGNS = {"×": "*", "÷": "/", "（": "(", "）": ")", "＋": "+", "－": "-", "−": "-"}
_ALLOWED = "别名、数、+ - * / 和括号，如 energy / gdp；基期的数写 别名@base"
_ALLOWED_EN = "aliases, numbers, + - * / and brackets, such as energy / gdp; alias@base for the base year"


@dataclass(frozen=True, slots=True)
class _Token:
    """One piece of a formula: kind number, name, base (a name @base) or sign."""

    kind: str
    text: str


def parse_formula(text: str) -> Formula:
    """The formula a text states; products and quotients bind before sums, equals from the left.

    Raises:
        Mistake: the text is no formula.
    """
    if len(text) > LONGEST:
        raise Mistake(
            "formula",
            f"{len(text)} 个字的公式",
            f"不超过 {LONGEST} 个字的公式",
            "拆成几个原始数据",
            en=English(
                f"a formula of {len(text)} characters", f"at most {LONGEST} characters", "split it into raw quantities"
            ),
        )
    parser = _Parser(tuple(_tokens(text)), text)
    formula = parser.sum()
    parser.require_end()
    return formula


def names_in(formula: Formula) -> tuple[Name, ...]:
    """Every name of a formula in written order, repeated ones too."""
    if isinstance(formula, Name):
        return (formula,)
    if isinstance(formula, Number):
        return ()
    return names_in(formula.left) + names_in(formula.right)


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    end = len(text.rstrip())
    while place < end:
        hit = _TOKEN.match(text, place)
        if hit is None:
            raise _stray(text, place)
        number, name, base, sign = hit.groups()
        if number:
            yield _Token("number", number)
        elif name:
            yield _Token("base" if base else "name", name)
        else:
            yield _Token("sign", sign)
        place = hit.end()


def _stray(text: str, place: int) -> Mistake:
    sign = text[place:].lstrip()[:1]
    if sign in _SIGNS:
        return Mistake(
            "formula",
            f"公式“{text}”里的“{sign}”",
            _ALLOWED,
            f"改成半角的 {_SIGNS[sign]}",
            en=English(f"“{sign}” in the formula “{text}”", _ALLOWED_EN, f"write {_SIGNS[sign]}"),
        )
    return Mistake(
        "formula",
        f"公式“{text}”里第 {place + 1} 个字起的“{sign}”",
        _ALLOWED,
        "改成允许的写法",
        en=English(f"“{sign}” at character {place + 1} of the formula “{text}”", _ALLOWED_EN, "write it as allowed"),
    )


class _Parser:
    """Recursive descent over the tokens."""

    def __init__(self, tokens: tuple[_Token, ...], text: str) -> None:
        self._tokens = tokens
        self._text = text
        self._next = 0

    def sum(self) -> Formula:
        """product { (+ | -) product }."""
        left = self._product()
        while sign := self._sign("+", "-"):
            left = Operation(sign, left, self._product())
        return left

    def require_end(self) -> None:
        """Raises Mistake when something is left."""
        if self._next < len(self._tokens):
            raise self._fault(f"多出的“{self._tokens[self._next].text}”")

    def _product(self) -> Formula:
        left = self._atom()
        while sign := self._sign("*", "/"):
            left = Operation(sign, left, self._atom())
        return left

    def _atom(self) -> Formula:
        if self._sign("("):
            inner = self.sum()
            if not self._sign(")"):
                raise self._fault("没有配对的括号")
            return inner
        if self._next >= len(self._tokens):
            raise self._fault("末尾缺一个数或别名")
        token = self._tokens[self._next]
        if token.kind == "sign":
            raise self._fault(f"“{token.text}”前面缺一个数或别名")
        self._next += 1
        return Number(as_number(token.text)) if token.kind == "number" else Name(token.text, token.kind == "base")

    def _sign(self, *signs: str) -> str:
        if self._next < len(self._tokens) and self._tokens[self._next].kind == "sign":
            text = self._tokens[self._next].text
            if text in signs:
                self._next += 1
                return text
        return ""

    def _fault(self, what: str) -> Mistake:
        return Mistake(
            "formula",
            f"公式“{self._text}”：{what}",
            _ALLOWED,
            "改正公式",
            en=English(
                f"the formula “{self._text}”, which is not complete or not well formed",
                _ALLOWED_EN,
                "correct the formula",
            ),
        )
