"""Items to put right: what was decided, what is reported done, until when, and what the next round opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.casework.acts.carrying_out import ExtendDeadline, OpenReevaluation, ReportItem
from service.casework.acts.evaluation import DraftDecision, ItemToRectify
from service.casework.case import Case, Recorded


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item with the park's last report on it, None while there is none."""

    item: ItemToRectify
    report: Recorded[ReportItem] | None


def items_to_rectify(case: Case) -> tuple[ItemRecord, ...]:
    """The items of the last decision, with what the park reported since."""
    draft = case.last(DraftDecision)
    if draft is None:
        return ()
    reports = {(one.act.rule, one.act.subject): one for one in case.of(ReportItem, draft.seq)}
    return tuple(ItemRecord(item, reports.get((item.rule, item.subject))) for item in draft.act.items)


def extensions(case: Case) -> tuple[Recorded[ExtendDeadline], ...]:
    """The extensions of the last decision's deadline."""
    draft = case.last(DraftDecision)
    return case.of(ExtendDeadline, draft.seq) if draft is not None else ()


def rectification_deadline(case: Case) -> date | None:
    """The last day for putting right, extensions included; None when the last decision set none."""
    if moved := extensions(case):
        return moved[-1].act.deadline
    draft = case.last(DraftDecision)
    return draft.act.deadline if draft is not None else None


@dataclass(frozen=True, slots=True)
class Opened:
    """What a re-evaluation may touch: rules, and codes of the workbook."""

    rules: frozenset[str]
    codes: frozenset[str]

    def closed(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the names (rules or codes) that stay closed."""
        return tuple(name for name in names if name not in self.rules | self.codes)


def opened_items(case: Case) -> Opened | None:
    """What the present round may touch; None where everything is open."""
    began = case.acts[case.round_began - 1]
    if not isinstance(began.act, OpenReevaluation):
        return None
    decided = [one.act for one in case.of(DraftDecision) if one.seq < began.seq]
    items = decided[-1].items
    codes = frozenset(code for item in items for code in item.reopens)
    return Opened(frozenset(item.rule for item in items), codes)
