"""What somebody wrote when they acted: the reason, the opinion, the answer, whatever the act calls it."""

from __future__ import annotations

from collections.abc import Mapping

from service.casework.acts.act import Act
from service.casework.acts.correction import DraftCorrection
from service.casework.acts.evaluation import ProposeWaiver
from service.casework.acts.submission import DisputeValue
from service.casework.code_names import NO_NAMES

_WORDS = (
    *("reason", "opinion", "answer", "note", "objection", "grounds", "reply", "progress", "support", "how"),
    *("document", "where", "version", "leader", "organisation", "name"),
)
"""Fields that carry words for people; the first that an act has tells most of it."""


def said_of(act: Act, names: Mapping[str, str] = NO_NAMES) -> str:
    """The words of an act; empty where it needs none. names: code → name; of what is not in it, the code stays."""
    if isinstance(act, DraftCorrection):
        return f"{act.place.said.zh}“{act.wrong}”更正为“{act.right}”：{act.reason}"
    if isinstance(act, DisputeValue):
        return corrected(act, names.get(act.code, act.code))
    if isinstance(act, ProposeWaiver):
        return f"{names.get(act.subject, act.subject)}：{act.reason}"
    found = (getattr(act, name, "") for name in _WORDS)
    return next((words for words in found if words), "")


def corrected(act: DisputeValue, name: str, before: str = "") -> str:
    """Which value is disputed and what was found instead, as it was written. name: of the value; before: what stood
    there, empty where that is not known."""
    found = established(act)
    if not found:
        return f"{name}（{act.year} 年）有争议，还没有认定值：{act.reason}"
    old = f"由“{before}”" if before else ""
    return f"{name}（{act.year} 年）{old}改正为“{found}”：{act.reason}"


def established(act: DisputeValue) -> str:
    """The value found, as it was written; empty while nothing is."""
    return "" if act.established is None else act.raw or str(act.established)
