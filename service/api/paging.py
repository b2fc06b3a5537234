"""Long lists page by page: a cursor names the last item shown, so nothing is shown twice or left out in between."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from typing import Annotated, Generic, TypeVar

from fastapi import Query
from pydantic import Field
from pydantic_core import from_json

from service.api.values import Shown
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

T = TypeVar("T")
M = TypeVar("M")
Key = tuple[str, ...]
"""What a list is sorted by, the id last, so that no two items have the same."""

MOST, USUAL = 500, 50

Limit = Annotated[int, Query(ge=1, le=MOST, description="一页最多几项")]
Cursor = Annotated[str, Query(max_length=1000, description="上一页给出的 next；不写为第一页")]


class Page(Shown, Generic[M]):
    """One page of a list."""

    items: list[M] = Field(description="这一页的各项")
    total: int = Field(description="符合条件的共有几项")
    next: str | None = Field(description="下一页的 cursor；没有下一页时为 null")


def page(
    every: Iterable[T],
    key: Callable[[T], Key],
    shown: Callable[[T], M],
    limit: int,
    cursor: str,
    order: str,
    reverse: bool = False,
) -> Page[M]:
    """The items behind the cursor, at most `limit`, in the order of their keys. order: names the list and what it is
    sorted by, for a place in one order says nothing about another.

    Raises:
        Fault: the cursor was not given by this list in this order.
    """
    order = f"{order} descending" if reverse else order
    ordered = sorted(((key(one), one) for one in every), key=lambda pair: pair[0], reverse=reverse)
    begin = 0
    if cursor:
        last = _read(cursor, order)
        begin = sum((at >= last if reverse else at <= last) for at, _ in ordered)
    part = ordered[begin : begin + limit]
    more = begin + len(part) < len(ordered)
    return Page(
        items=[shown(one) for _, one in part], total=len(ordered), next=_written(order, part[-1][0]) if more else None
    )


def _written(order: str, key: Key) -> str:
    return base64.urlsafe_b64encode(json.dumps([order, *key], ensure_ascii=False).encode()).decode()


def _read(cursor: str, order: str) -> Key:
    try:
        made = from_json(base64.urlsafe_b64decode(cursor.encode()))
    except (binascii.Error, ValueError):
        made = None
    if not isinstance(made, list) or not all(isinstance(part, str) for part in made) or made[:1] != [order]:
        raise Fault(
            "bad-cursor",
            Said(
                "cursor 不是这个列表按这种次序给出的；请从第一页重新读取，再照答复里的 next 往下读，其间不改次序",
                "the cursor was not given by this list in this order; begin with the first page and follow its next",
            ),
        )
    return tuple(made[1:])
