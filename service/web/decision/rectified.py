"""What became of the items to put right, for whoever drafts or signs the decision that follows."""

from __future__ import annotations

from dataclasses import dataclass

from service.transport.auth import Caller
from service.vocabulary.finding import Verdict
from service.web.rectification.items import item_address
from service.workflow.cases.read_rectification import ItemRead, read_rectified
from service.workflow.cases.show_case import CaseShown

_SETTLED = (Verdict.MET, Verdict.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class ItemLeft:
    """An item that is not met, or of which that cannot be told: verdict is None then."""

    title: str
    address: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Rectified:
    """total: how many items were to be put right; left: those that the evaluation since does not find met."""

    total: int
    left: tuple[ItemLeft, ...]


def rectified(who: Caller, shown: CaseShown) -> Rectified | None:
    """None where no earlier decision demanded anything."""
    items = read_rectified(who.settings, shown.case_id, shown.case)
    left = (_left(shown, one) for one in items if one.again is None or one.again.finding.verdict not in _SETTLED)
    return Rectified(len(items), tuple(left)) if items else None


def _left(shown: CaseShown, read: ItemRead) -> ItemLeft:
    return ItemLeft(read.title, item_address(shown.case_id, read), read.again.finding.verdict if read.again else None)
