"""The `suppress:` key of rule files and rubrics."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.nearest import unknown
from service.authoring.problem import English, Mistake, ProblemLog
from service.authoring.shape import Key, Section, Shape
from service.rulelang.suppression import Suppression

SUPPRESSION = Shape(
    "suppress 的一项",
    (
        Key("check", "哪一种问题", required=True),
        Key("of", "哪一列、哪个等级或参数"),
        Key("reason", "为什么可以接受", required=True),
    ),
)
_NO_REASON = Mistake(
    "empty-reason",
    "空的理由",
    "写明为什么可以接受",
    "补上 reason，或删去这一项",
    en=English("an empty reason", "the reason why this is acceptable", "give a reason, or delete the entry"),
)


def read_suppressions(section: Section, allowed: Mapping[str, str], log: ProblemLog) -> tuple[Suppression, ...]:
    """The suppressions of a file; `allowed`: the codes it may use → their names. Faults are noted."""
    found = []
    for line in section.sections("suppress", SUPPRESSION):
        check = line.read("check", lambda word: _known(word, allowed), "")
        reason = line.text("reason").strip()
        if "reason" in line and not reason:
            line.note("reason", _NO_REASON)
        if check and reason:
            found.append(Suppression(check, line.text("of"), reason, line.position))
    return tuple(found)


def _known(word: str, allowed: Mapping[str, str]) -> str:
    if word not in allowed:
        raise unknown(
            "问题种类", word, allowed, "改成允许的种类", allowed, en=("kind of finding", "write an allowed one")
        )
    return word
