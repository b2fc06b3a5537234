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
    size: int = USUAL

    @property
    def first(self) -> int:
        """How many items stand on the pages before."""
        return (self.number - 1) * self.size


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """The items of one page."""

    items: tuple[T, ...]
    paging: Paging


def part_of(request: Request, every: Sequence[T], size: int = USUAL) -> Part[T]:
    """The page of the list that the address names, the nearest there is."""
    paging = paging_of(request, len(every), size)
    return Part(tuple(every[paging.first : paging.first + size]), paging)


def paging_of(request: Request, total: int, size: int = USUAL) -> Paging:
    """The page that the address names, the nearest there is, of a list that is not read as a whole: its items are asked
    for from `first` on, `size` at most."""
    pages = max(1, -(-total // size))
    number = min(max(1, _asked(request)), pages)
    previous = _address(request, number - 1) if number > 1 else ""
    following = _address(request, number + 1) if number < pages else ""
    return Paging(number, pages, total, previous, following, size)


def _asked(request: Request) -> int:
    text = request.query_params.get(_NAME, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else 1


def _address(request: Request, number: int) -> str:
    return str(request.url.replace(scheme="", netloc="").include_query_params(**{_NAME: number}))
