"""What a person must decide in a park list, folded: what is decided alike stands together, with a few examples."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from service.casework.park_comparison import Conflict
from service.vocabulary.language import Said

_EXAMPLES = 3
"""Rows shown of each sort without --verbose."""


def told_conflicts(conflicts: Iterable[Conflict], every: bool = False) -> Iterator[Said]:
    """A line each, or few for many of one sort. every: all of them."""
    sorts: dict[str, list[Conflict]] = defaultdict(list)
    for one in conflicts:
        sorts[one.sort].append(one)
    for alike in sorts.values():
        if every or len(alike) <= _EXAMPLES:
            yield from map(_one, alike)
        elif len({one.said for one in alike}) == 1:
            yield _all(alike)
        else:
            yield from map(_one, alike[:_EXAMPLES])
            rest = len(alike) - _EXAMPLES
            yield Said(
                f"…… 同类的另有 {rest} 行，加 --verbose 逐行列出", f"… and {rest} more rows of this sort, see --verbose"
            )


def _one(conflict: Conflict) -> Said:
    meant = [f"{park.id} {park.name}" for park in conflict.candidates]
    zh, en = (f"（可能是：{'；'.join(meant)}）", f" (perhaps {'; '.join(meant)})") if meant else ("", "")
    return Said(
        f"第 {conflict.row} 行 须认定：{conflict.name}：{conflict.said.zh}{zh}",
        f"row {conflict.row} to decide: {conflict.name} {conflict.said.en}{en}",
    )


def _all(alike: Sequence[Conflict]) -> Said:
    shown, said = alike[:_EXAMPLES], alike[0].said
    zh = "、".join(f"第 {one.row} 行 {one.name}" for one in shown)
    en = ", ".join(f"row {one.row} {one.name}" for one in shown)
    return Said(
        f"{len(alike)} 行 须认定：{said.zh}（如 {zh}；加 --verbose 逐行列出）",
        f"{len(alike)} rows to decide: each {said.en} (such as {en}; see --verbose)",
    )
