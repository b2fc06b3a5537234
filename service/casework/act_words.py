"""What somebody wrote when they acted: the reason, the opinion, the answer, whatever the act calls it."""

from __future__ import annotations

from service.casework.acts.act import Act
from service.casework.acts.correction import DraftCorrection

_WORDS = (
    *("reason", "opinion", "answer", "note", "objection", "grounds", "reply", "progress", "support", "how"),
    *("document", "where", "version", "leader", "organisation", "name"),
)
"""Fields that carry words for people; the first that an act has tells most of it."""


def said_of(act: Act) -> str:
    """The words of an act; empty where it needs none."""
    if isinstance(act, DraftCorrection):
        return f"{act.place.said.zh}“{act.wrong}”更正为“{act.right}”：{act.reason}"
    found = (getattr(act, name, "") for name in _WORDS)
    return next((words for words in found if words), "")
