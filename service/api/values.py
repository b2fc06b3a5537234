"""What the bodies of requests and answers are made of: exact, strict, labelled in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, Protocol, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from service.casework.text_lengths import NAME, PROSE, too_long_in
from service.transport.command_hints import for_clients
from service.transport.invalid_input import SaidError
from service.transport.plain_text import require_plain
from service.vocabulary.language import Said

Exact = Annotated[
    str,
    Field(description="精确的数，写成文本：整数、小数或分数（n/d），从不是浮点数", examples=["80", "0.165", "2/3"]),
]
TEXTS = f"理由、意见等文字每项最多 {PROSE} 字，名称、文号等最多 {NAME} 字"
"""For the descriptions of requests."""
_MAGNITUDE, _DIGITS = 30, 100
"""Technical: no quantity here is larger than 10^30 of its unit or smaller than its inverse."""
Digest = Annotated[str, Field(description="内容的 SHA-256，64 位十六进制")]


class Shown(BaseModel):
    """The body of an answer, or a part of one: frozen, with nothing but what it declares."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Given(BaseModel):
    """The body of a request, exactly as an answer would write it: unknown keys, numbers as text, text as numbers,
    other writings of a day, control characters, endless numbers and texts over their limit are refused; what is
    left out has its default."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="wrap")
    @classmethod
    def _as_written(cls, given: Any, read: Callable[[Any], Self]) -> Self:
        require_plain(given)
        made = read(given)
        require_bounded(made.model_dump())
        require_short(made.model_dump())
        if isinstance(given, dict):
            require_as_written(given, made.model_dump(mode="json"))
        return made


def require_as_written(given: Any, written: Any) -> None:
    """Return only if everything given stands so in what would be written.

    Raises:
        SaidError: with the places that differ.
    """
    if differing := sorted(set(_differing(given, written, ""))):
        places = "、".join(place.lstrip(".") or "（整体）" for place in differing)
        raise SaidError(
            Said(
                f"与规定的写法不一致：{places}；日期写成 2026-03-31，精确的数写成文本，其余按接口说明的类型写",
                f"not as described: {places}; write days as 2026-03-31, exact numbers as text, the rest as its type",
            )
        )


def require_bounded(read: Any) -> None:
    """Return only if every exact number in it can be counted with: `1E+999999999` is short to write and without end.

    Raises:
        SaidError: with the places.
    """
    if places := list(_endless(read, "")):
        where = "、".join(place.lstrip(".") for place in places)
        raise SaidError(
            Said(f"数太大或太长：{where}；请核对", f"the number is too large or too long: {where}; check it"),
        )


def require_short(read: Any) -> None:
    """Return only if no text in it is longer than its kind may be.

    Raises:
        SaidError: with each that is, its limit and its length.
    """
    if told := too_long_in(read):
        raise SaidError(Said("；".join(one.zh for one in told), "; ".join(one.en for one in told)))


def _endless(value: Any, place: str) -> Iterator[str]:
    if isinstance(value, Decimal) and (abs(value.adjusted()) > _MAGNITUDE or len(value.as_tuple().digits) > _DIGITS):
        yield place
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _endless(inside, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for at, one in enumerate(value):
            yield from _endless(one, f"{place}.{at}")


def _differing(given: Any, written: Any, place: str) -> Iterator[str]:
    if isinstance(given, dict) and isinstance(written, dict):
        for key, value in given.items():
            inside = f"{place}.{key}"
            yield from _differing(value, written[key], inside) if key in written else (inside,)
    elif isinstance(given, list) and isinstance(written, list) and len(given) == len(written):
        for at, (one, other) in enumerate(zip(given, written, strict=True)):
            yield from _differing(one, other, f"{place}.{at}")
    elif type(given) is not type(written) or given != written:
        yield place


def fraction_text(number: Fraction | None) -> str | None:
    """`n` or `n/d`; nothing where there is no number."""
    return None if number is None else str(number)


class Words(Shown):
    """The same words in both languages."""

    zh: str = Field(description="中文")
    en: str = Field(description="English")

    @classmethod
    def of(cls, said: Said) -> Words:
        """What the program says, in words of the interface."""
        told = for_clients(said)
        return cls(zh=told.zh, en=told.en)


class Member(Protocol):
    """A member of an enumeration that knows its words."""

    @property
    def value(self) -> str:
        """Its code."""

    @property
    def said(self) -> Said:
        """The word in both languages."""


class Labelled(Shown):
    """A code with its word in both languages."""

    code: str = Field(description="代码，供程序使用")
    zh: str = Field(description="中文名称")
    en: str = Field(description="English name")

    @classmethod
    def of(cls, one: Member) -> Labelled:
        """A member of an enumeration."""
        return cls(code=one.value, zh=one.said.zh, en=one.said.en)

    @classmethod
    def maybe(cls, one: Member | None) -> Labelled | None:
        """The same, where there is one."""
        return None if one is None else cls.of(one)
