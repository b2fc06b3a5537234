"""What no text of a request may hold: control characters and halves of characters, which databases keep differently
or not at all, and more levels than anything here has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from fastapi import Request

from service.transport.invalid_input import SaidError
from service.transport.problem_details import ProblemItem, Trouble
from service.transport.problems import INVALID, Troubled
from service.vocabulary.language import Said

T = TypeVar("T")
MOST_LEVELS = 50
_IN_A_BODY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""A text may have lines and tabs."""
_IN_AN_ADDRESS = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_FORMS = ("multipart/form-data", "application/x-www-form-urlencoded")
_CODE = "control-characters"
_SAID = Said("不得有控制字符；请删去后重新提交", "control characters cannot be used; remove them and send it again")


def require_plain(given: Any) -> None:
    """Return only if no text of a JSON value, nor a key, holds what it may not.

    Raises:
        SaidError: with the places, or because it is nested too deeply.
    """
    if places := list(_unusable(given)):
        where = "、".join(map(_shown, places))
        raise SaidError(Said(f"{where}：{_SAID.zh}", f"{where}: {_SAID.en}"))


def as_plain(given: T) -> T:
    """The same, for pydantic to ask of what no Given holds.

    Raises:
        SaidError: see require_plain().
    """
    require_plain(given)
    return given


def _shown(place: str) -> str:
    return _IN_AN_ADDRESS.sub("�", place.lstrip(".")) or "（整体）"


def _unusable(given: Any) -> Iterator[str]:
    """Walks without recursion: what is nested deeply is met before anything that follows it down."""
    left: list[tuple[str, Any, int]] = [("", given, 0)]
    while left:
        place, value, level = left.pop()
        if level > MOST_LEVELS:
            raise SaidError(Said(f"嵌套超过 {MOST_LEVELS} 层", f"nested more than {MOST_LEVELS} levels deep"))
        if isinstance(value, str) and _IN_A_BODY.search(value):
            yield place
        for key, member in _members(value):
            inside = f"{place}.{key}"
            if isinstance(key, str) and _IN_A_BODY.search(key):
                yield inside
            left.append((inside, member, level + 1))


def _members(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, dict):
        return value.items()
    return enumerate(value) if isinstance(value, list) else ()


def require_plain_address(request: Request) -> None:
    """Return only if the parameters in path and query are plain.

    Raises:
        Troubled: with the pointers.
    """
    found = [("path", name) for name, value in request.path_params.items() if _IN_AN_ADDRESS.search(str(value))]
    found += [
        ("query", name)
        for name, value in request.query_params.multi_items()
        if _IN_AN_ADDRESS.search(name) or _IN_AN_ADDRESS.search(value)
    ]
    _refuse(found)


async def plain_form(request: Request) -> None:
    """The dependency of every route: the fields of a form that was read are plain. Names of files are made usable
    where they are kept (uploads.py).

    Raises:
        Troubled: with the pointers.
    """
    if request.headers.get("content-type", "").lower().startswith(_FORMS):
        fields = (await request.form()).multi_items()
        _refuse([("body", name) for name, value in fields if isinstance(value, str) and _IN_A_BODY.search(value)])


def _refuse(found: Iterable[tuple[str, str]]) -> None:
    items = tuple(
        ProblemItem(code=_CODE, detail=_SAID.zh, detail_en=_SAID.en, pointer=f"/{part}/{_shown(name)}")
        for part, name in found
    )
    if items:
        raise Troubled(Trouble(422, "invalid-input", INVALID, items))
