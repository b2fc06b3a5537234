"""Words of a workbook that are not read as themselves: alike but for width, case and spaces, a state, or a blank."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.vocabulary.state import State


def note_alike(kind: str, kind_en: str, names: Iterable[tuple[str, Position]], log: ProblemLog) -> None:
    """Note each name (and where it stands) that reads like one before it: to people who fill in a workbook, width, case
    and spaces make no difference, so one of the two would be taken for the other."""
    first: dict[str, tuple[str, Position]] = {}
    for name, place in names:
        earlier = first.setdefault(_read_as(name), (name, place))
        if earlier != (name, place):
            log.add(place, _alike(kind, kind_en, name, *earlier))


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
    same = name == earlier
    zh = "完全相同" if same else "只有全角半角、大小写或空格不同"
    en = "the same as" if same else "which differs in width, case or spaces only from"
    return Mistake(
        "names-alike",
        f"{kind}“{name}”与“{earlier}”（{place}）{zh}",
        "读起来各不相同的名称：工作簿里不分全角半角、大小写和空格",
        "改正其中一个，或删去重复的",
        en=English(
            f"the {kind_en} “{name}”, {en} “{earlier}” ({place})",
            "names that read differently: workbooks do not tell width, case and spaces apart",
            "change one of them, or delete it",
        ),
    )
