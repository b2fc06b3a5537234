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
