"""site_checklist: what has to be looked at on site, with what is drafted and on record, for whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from service.casework.acts.act import Act
from service.casework.acts.site_visit import FinishSiteVisit, ImportJudgements, RecordJudgement
from service.casework.acts.submission import DisputeValue, ImportSubmission
from service.casework.case import Case
from service.casework.perform import refusals
from service.casework.procedure import Procedure
from service.casework.rounds import visit_began
from service.casework.site_checklist import (
    CheckedItem,
    Group,
    ItemStatus,
    SiteItem,
    Statement,
    is_locked,
    stamp_of,
    statements_on,
)
from service.casework.site_drafts import SiteDraft
from service.casework.transitions import TRANSITIONS
from service.settings import Settings
from service.storage import cases
from service.storage.site_drafts import Round, drafts_of
from service.vocabulary.day import day_of
from service.vocabulary.judgements import Judgements
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role
from service.workflow.cases.inputs_as_imported import inputs_as_imported
from service.workflow.cases.procedures import procedure_of
from service.workflow.installation.open_database import opened
from service.workflow.site_visit.site_items import site_groups, site_items

_ANY_WORDS = "…"
"""Stands for what would be written: only the rest is asked about."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """The checklist of a case for a person at a moment. drafting: how many drafts others have, of whatever item."""

    case_id: str
    case: Case
    procedure: Procedure
    person: Person
    at: datetime
    items: tuple[CheckedItem, ...]
    drafting: int

    def item(self, key: str) -> CheckedItem | None:
        """The item of that key, None where there is none."""
        return next((one for one in self.items if one.item.key == key), None)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The tasks and themes that have items."""
        there = {one.item.group for one in self.items}
        return tuple(group for group in site_groups() if group.code in there)

    @property
    def mine(self) -> tuple[CheckedItem, ...]:
        """What this person can write down now."""
        return tuple(one for one in self.items if not one.refused)

    @property
    def open(self) -> tuple[CheckedItem, ...]:
        """What is neither drafted by this person nor on record, whoever is to look at it."""
        return tuple(one for one in self.items if one.status is ItemStatus.OPEN)

    def refusals(self, act: Act) -> tuple[Said, ...]:
        """Every reason why the person cannot do an act on the case now."""
        return refusals(self.case, act, self.person, self.at, self.procedure)

    @property
    def may_finish(self) -> bool:
        """Whether it is for this person, and the time, to finish the visit, whatever else may stand in the way."""
        row = TRANSITIONS[FinishSiteVisit]
        return self.case.state in row.states and self.person.role in row.roles


def site_checklist(settings: Settings, case_id: str, person: Person, at: datetime) -> Checklist:
    """The checklist as it stands; before there is a workbook it has no items.

    Raises:
        Fault: there is no such case. StorageError: see opened; a kept file is gone. RuleProblems: the rules are faulty.
    """
    with opened(settings) as database, database.reading() as session:
        case = cases.load(session, case_id)
        drafts = drafts_of(session, Round(case_id, case.round))
    procedure = procedure_of(settings, case.opened.jurisdiction, day_of(at))
    checklist = Checklist(case_id, case, procedure, person, at, (), sum(one.person != person.id for one in drafts))
    items, judged = _items(settings, case)
    looking = _Looking(checklist, drafts, judged)
    return Checklist(
        case_id, case, procedure, person, at, tuple(looking.checked(item) for item in items), checklist.drafting
    )


@dataclass(frozen=True, slots=True)
class _Looking:
    """Somebody who looks at items. judged: the 核查记录 that was taken in."""

    checklist: Checklist
    drafts: tuple[SiteDraft, ...]
    judged: tuple[Statement, Judgements] | None

    def checked(self, item: SiteItem) -> CheckedItem:
        """The item for them."""
        case, person = self.checklist.case, self.checklist.person
        drafts = tuple(one for one in self.drafts if one.item == item.key)
        own = next((one for one in drafts if one.person == person.id), None)
        heard = item.by is Role.ASSESSOR and person.role is Role.ASSESSOR
        others = (one for one in drafts if heard and one.person != person.id and not one.empty)
        return CheckedItem(
            item=item,
            own=own,
            others=tuple(others),
            statements=(*self._of_sheet(item), *statements_on(case, item)),
            refused=self._refused(item),
            stamp=stamp_of(case, item, drafts, person),
            locked=is_locked(case, item),
        )

    def _refused(self, item: SiteItem) -> tuple[Said, ...]:
        reasons = self.checklist.refusals(_tried(item))
        if not reasons and self.checklist.person.role is not item.by:
            return (Said(f"由{item.by.said.zh}判定", f"judged by: {item.by.said.en}"),)
        return reasons

    def _of_sheet(self, item: SiteItem) -> tuple[Statement, ...]:
        if self.judged is None or item.reported is not None:
            return ()
        told, judgements = self.judged
        return tuple(
            Statement(told.seq, one.person, str(one.answer.value), _text(one.basis), told.at)
            for one in judgements.opinions.get(item.key, ())
            if one.answer.present
        )


def _text(entry: object) -> str:
    value = getattr(entry, "value", None)
    return str(value) if value is not None else ""


def _tried(item: SiteItem) -> Act:
    if item.reported is None:
        return RecordJudgement(item=item.key, answer=_ANY_WORDS, basis=_ANY_WORDS)
    return DisputeValue(code=item.reported.code, year=item.reported.year, reason=_ANY_WORDS)


def _items(settings: Settings, case: Case) -> tuple[tuple[SiteItem, ...], tuple[Statement, Judgements] | None]:
    """The items, and the 核查记录 of this visit with who took it in and when."""
    imported = case.last(ImportSubmission)
    if imported is None:
        return (), None
    inputs = inputs_as_imported(settings, case, imported.act)
    items, sheet = site_items(inputs.pack, inputs.submission), case.last(ImportJudgements, visit_began(case))
    if sheet is None:
        return items, None
    return items, (Statement(sheet.seq, sheet.person.name, "", "", sheet.at), inputs.judgements[sheet.seq])
