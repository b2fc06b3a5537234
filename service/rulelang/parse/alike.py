"""Words of a workbook that are not read as themselves: alike but for width, case and spaces, a state, or a blank."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.vocabulary.state import State


def note_alike(kind: str, kind_en: str, places: Mapping[str, Position], log: ProblemLog) -> None:
    """Note each name (→ where it stands) that reads like one before it: in a workbook, width, case and spaces do not
    matter, so one of the two would be taken for the other."""
    first: dict[str, str] = {}
    for name, place in places.items():
        earlier = first.setdefault(_read_as(name), name)
        if earlier != name:
            log.add(place, _alike(kind, kind_en, name, earlier, places[earlier]))


def require_readable(kind: str, kind_en: str, name: str) -> None:
    """That a word to choose from is read as itself.

    Raises:
        Mistake: it is a word by which examples and messages mean a state, or nothing but signs, which is a blank cell.
    """
    if name in tuple(State):
        en = English(f"the {kind_en} “{name}”, a word for a state", "any other word", "rename it")
        raise Mistake("name-taken", f"{kind}“{name}”是表示数据状态的词", "数据状态以外的词", "换一个词", en=en)
    if not any(character.isalnum() for character in name):
        en = English(f"the {kind_en} “{name}”, signs only", "a word with letters or digits", "rename it")
        raise Mistake(
            "unreadable-name", f"只有符号的{kind}“{name}”，工作簿里按空白读", "有文字或数字的词", "换一个词", en=en
        )


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
