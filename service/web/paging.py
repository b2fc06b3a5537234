"""Long lists page by page: which page is in the address, so every page of a list can be kept and sent to others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from fastapi import Request

T = TypeVar("T")
USUAL = 50
_NAME, _MOST_DIGITS = "page", 6


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many, of a list of `total`; previous, next: their addresses, empty where there is none."""

    number: int
    pages: int
    total: int
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The items of one page."""

    items: tuple[T, ...]
    paging: Paging


def part_of(request: Request, every: Sequence[T], size: int = USUAL) -> Part[T]:
    """The page of the list that the address names, the nearest there is."""
    pages = max(1, -(-len(every) // size))
    number = min(max(1, _asked(request)), pages)
    paging = Paging(
        number,
        pages,
        len(every),
        previous=_address(request, number - 1) if number > 1 else "",
        next=_address(request, number + 1) if number < pages else "",
    )
    return Part(tuple(every[(number - 1) * size : number * size]), paging)


def _asked(request: Request) -> int:
    text = request.query_params.get(_NAME, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 1


def _address(request: Request, number: int) -> str:
    return str(request.url.replace(scheme="", netloc="").include_query_params(**{_NAME: number}))
