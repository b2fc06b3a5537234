"""Items to put right: what was decided, what is reported done, until when, and what the next round opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeGuard

from service.casework.acts.carrying_out import (
    ExtendDeadline,
    HandInReplies,
    OpenReevaluation,
    PrepareReply,
    ReportItem,
)
from service.casework.acts.evaluation import DraftDecision, ItemToRectify
from service.casework.case import Case, Recorded
from service.vocabulary.language import Said

Reply = Recorded[ReportItem] | Recorded[PrepareReply]


class ItemStatus(StrEnum):
    """How far the park has come with an item."""

    OPEN = "open"
    PREPARED = "prepared"
    READY = "ready"
    REPORTED = "reported"

    @property
    def said(self) -> Said:
        """The words in both languages."""
        return _STATUSES[self]


_STATUSES = {
    ItemStatus.OPEN: Said("尚未填写", "not replied to"),
    ItemStatus.PREPARED: Said("已填写，尚未就绪", "replied to, not ready"),
    ItemStatus.READY: Said("已就绪，尚未报送", "ready, not handed in"),
    ItemStatus.REPORTED: Said("已报送", "handed in"),
}


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item, its last day with extensions, and what the park said. report: the last that was handed in, on the day
    `reported_on`; prepared: what was saved since, not given up and not handed in. None while there is
    none."""

    item: ItemToRectify
    due: date
    report: Reply | None = None
    reported_on: date | None = None
    prepared: Recorded[PrepareReply] | None = None

    @property
    def status(self) -> ItemStatus:
        """A reply that is being prepared anew counts by itself."""
        if self.prepared is not None:
            return ItemStatus.READY if self.prepared.act.ready else ItemStatus.PREPARED
        return ItemStatus.OPEN if self.report is None else ItemStatus.REPORTED

    def late(self, today: date) -> int:
        """The days it was handed in late, or is late today; 0 where it is not."""
        return max(((self.reported_on or today) - self.due).days, 0)


def items_to_rectify(case: Case) -> tuple[ItemRecord, ...]:
    """The items of the last decision, with what the park reported since."""
    draft = case.last(DraftDecision)
    return _records(case, draft) if draft is not None else ()


def items_demanded(case: Case, until: int | None = None) -> tuple[ItemRecord, ...]:
    """The items of the last decision that had any, also when another was drafted since; they stay on record. until: of
    those drafted by the act of that number."""
    demanded = [one for one in case.of(DraftDecision) if one.act.items and (until is None or one.seq <= until)]
    return _records(case, demanded[-1]) if demanded else ()


def _records(case: Case, draft: Recorded[DraftDecision]) -> tuple[ItemRecord, ...]:
    moved = extensions(case, draft)
    return tuple(_record(case, draft.seq, item, moved[-1].act.deadline if moved else None) for item in draft.act.items)


def _record(case: Case, since: int, item: ItemToRectify, moved: date | None) -> ItemRecord:
    replies = _kept(case, replies_on(case, item, since))
    handed = case.last(HandInReplies, since)
    reports = [one for one in replies if isinstance(one.act, ReportItem) or (handed and one.seq < handed.seq)]
    report = reports[-1] if reports else None
    waiting = [one for one in replies if _prepared(one) and one.seq > (report.seq if report else since)]
    day = None
    if report is not None:
        day = report.day if isinstance(report.act, ReportItem) else next(_handed_in(case, report.seq))
    return ItemRecord(item, moved or item.deadline, report, day, waiting[-1] if waiting else None)


def _kept(case: Case, replies: Iterable[Reply]) -> list[Reply]:
    """Without what was given up: an empty reply takes back what was prepared before it and not handed in."""
    kept: list[Reply] = []
    for one in replies:
        if not (_prepared(one) and given_up(one.act)):
            kept.append(one)
            continue
        handed = [hand_in.seq for hand_in in case.of(HandInReplies) if hand_in.seq < one.seq]
        kept = [reply for reply in kept if not _prepared(reply) or reply.seq < max(handed, default=0)]
    return kept


def given_up(act: PrepareReply) -> bool:
    """Whether it says nothing, so that there is no reply."""
    return not (act.reply.strip() or act.evidence or act.ready)


def _prepared(one: Reply) -> TypeGuard[Recorded[PrepareReply]]:
    return isinstance(one.act, PrepareReply)


def _handed_in(case: Case, seq: int) -> Iterator[date]:
    yield from (one.day for one in case.of(HandInReplies, seq))


def replies_on(case: Case, item: ItemToRectify, since: int) -> Iterator[Reply]:
    """Every reply on an item after the act of that number, in order."""
    kept: list[Reply] = [*case.of(ReportItem, since), *case.of(PrepareReply, since)]
    yield from sorted((one for one in kept if _of(one, item)), key=lambda one: one.seq)


def _of(one: Reply, item: ItemToRectify) -> bool:
    return (one.act.rule, one.act.subject) == (item.rule, item.subject)


def extensions(case: Case, of: Recorded[DraftDecision] | None = None) -> tuple[Recorded[ExtendDeadline], ...]:
    """The extensions of the last decision's deadline, or of another's."""
    draft = of or case.last(DraftDecision)
    return case.of(ExtendDeadline, draft.seq) if draft is not None else ()


def rectification_deadline(case: Case) -> date | None:
    """The last day for putting right, extensions included; None when the last decision set none."""
    if moved := extensions(case):
        return moved[-1].act.deadline
    draft = case.last(DraftDecision)
    return draft.act.deadline if draft is not None else None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a re-evaluation may touch: items (rule, subject) and codes of the workbook. `since` is the number of the act
    that began it."""

    since: int
    items: frozenset[tuple[str, str]]
    codes: frozenset[str]

    def closed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the names (rules, codes, or subjects such as `quantity:gdp`) that stay closed."""
        named = self.codes | {name for item in self.items for name in item}
        return tuple(name for name in names if name not in named and name.partition(":")[2] not in self.codes)

    def closed_to_waivers(self, subject: str) -> bool:
        """Whether a waiver of a rule or indicator would touch more than what is open: a rule that judges indicators may
        judge others besides, so there the indicator has to be named."""
        return subject not in self.codes and (subject, f"item:{subject}") not in self.items


def opened_items(case: Case) -> Opened | None:
    """What the present round may touch; None where everything is open. An appeal against a re-evaluation opens no more
    than the re-evaluation did."""
    began = case.last(OpenReevaluation)
    if began is None:
        return None
    items = [one.act for one in case.of(DraftDecision) if one.seq < began.seq][-1].items
    return Opened(
        began.seq,
        frozenset((item.rule, item.subject) for item in items),
        frozenset(code for item in items for code in item.reopens),
    )
