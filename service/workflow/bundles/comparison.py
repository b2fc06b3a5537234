"""A stored text and the same made again: alike, or where they differ and what that may mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from service.documents.bundle.check import Check, fails, unchecked
from service.documents.bundle.differences import differences
from service.workflow.bundles.opened import Broken, Opened

_SHOWN = 5


def compared(code: str, member: str, stored: str, again: str, opened: Opened, lenient: bool = True) -> Iterator[Check]:
    """Nothing where the texts are the same; else each of the first differences.

    Whatever has an act's digest on it is compared with that first, so a difference here is one between two programs
    where another one wrote the bundle; it is then told as such and not as a forgery, unless not `lenient`.
    """
    if stored == again:
        return
    found = list(islice(differences(_json(member, stored), json.loads(again)), _SHOWN))
    if not found:
        yield fails(
            code, f"{member}：写法与本程序写出的不同", f"{member}: not written as this program writes it", member
        )
    for one in found:
        if opened.by_this_program or not lenient:
            yield fails(code, f"{member}：{one.said.zh}", f"{member}: {one.said.en}", member)
        else:
            yield unchecked(
                code,
                f"{member}：{one.said.zh}。写出案卷的是另一版程序，两版读法或算法不同，不等于伪造",
                f"{member}: {one.said.en}. Another program wrote the bundle; that the two read or compute differently "
                "is no forgery",
                member,
            )


def _json(member: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise Broken(member, "不是可读的 JSON", "not readable as JSON") from fault
