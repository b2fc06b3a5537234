"""A bundle under flipped bits: all over the file, and in every member packed again; each is found, the member named."""

from __future__ import annotations

from time import perf_counter

from service.documents.bundle.member import MANIFEST, SIGNATURE
from tests.benchmarks.rows import Row, at_most
from tests.workflow.bundles.bundled import contents, flipped, found, written, zipped

STEP = 61
IN_A_MEMBER = 16
ALSO = {MANIFEST: (SIGNATURE,)}
"""A manifest that still reads as one is told by its signature, which names both files."""


def run() -> list[Row]:
    """Flips that were not found, and flips in a member that were found without naming it."""
    whole, start = written().whole, perf_counter()
    places = range(0, len(whole), STEP)
    missed = sum(not found(flipped(whole, at)) for at in places)
    unnamed = [path for path, at in _places() if not found(_flipped(path, at)) & {path, *ALSO.get(path, ())}]
    return [
        Row("翻转的位，整个文件", len(places), "处"),
        at_most("其中没有发现", missed, "处", 0),
        Row("翻转的位，逐个文件", len(_places()), "处"),
        at_most("其中没有指出文件", len(unnamed), "处", 0),
        Row("用时", perf_counter() - start, "秒"),
    ]


def _places() -> list[tuple[str, int]]:
    """Evenly over each member."""
    sizes = {path: len(content) for path, content in contents().items()}
    return [(path, at) for path, size in sizes.items() for at in range(0, size, max(1, size // IN_A_MEMBER))]


def _flipped(path: str, at: int) -> bytes:
    return zipped({**contents(), path: flipped(contents()[path], at)})
