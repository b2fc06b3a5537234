"""Names that a reader of a workbook cannot tell apart: equal but for width, case and spaces."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog


def note_alike(kind: str, kind_en: str, places: Mapping[str, Position], log: ProblemLog) -> None:
    """Note each name (→ where it stands) that reads like one before it: in a workbook, width, case and spaces do not
    matter, so one of the two would be taken for the other."""
    first: dict[str, str] = {}
    for name, place in places.items():
        earlier = first.setdefault(_read_as(name), name)
        if earlier != name:
            log.add(place, _alike(kind, kind_en, name, earlier, places[earlier]))


def _read_as(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def _alike(kind: str, kind_en: str, name: str, earlier: str, place: Position) -> Mistake:
    return Mistake(
        "names-alike",
        f"{kind}“{name}”与“{earlier}”（{place}）只有全角半角、大小写或空格不同",
        "读起来各不相同的名称：工作簿里不分全角半角、大小写和空格",
        "改正其中一个，或删去重复的",
        en=English(
            f"the {kind_en} “{name}”, which differs from “{earlier}” ({place}) in width, case or spaces only",
            "names that read differently: workbooks do not tell width, case and spaces apart",
            "change one of them, or delete it",
        ),
    )
