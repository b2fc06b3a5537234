"""核查清单: what has to be looked at on site, item by item, and how far each has come for whoever looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement
from service.casework.acts.submission import DisputeValue
from service.casework.case import Case, Recorded
from service.casework.rectification import opened_items
from service.casework.rounds import visit_began
from service.casework.site_drafts import SiteDraft
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role

CONFIRMED, WRONG, UNSETTLED = "属实", "不符", "现场不能核实"
"""What is found of a reported value: true; not true; not to be told on site, and not used until it is settled."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One possible finding. explained: it counts only with what it rests on."""

    code: str
    said: Said
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Reported:
    """The value that the park reported for a year: its text with the unit, its cell as `sheet!cell` and what stands
    there. text: empty where nothing was reported."""

    code: str
    year: int
    text: str
    cell: str
    raw: str
    unit: str

    @property
    def key(self) -> str:
        """`code/year`."""
        return f"{self.code}/{self.year}"


@dataclass(frozen=True, slots=True)
class SiteItem:
    """One item: an answer that a manual rule asks for, or a reported value that a rule of a task judges.

    key: the rule's id, or `code:year`. group: code of the task, or of the theme for what belongs to none. asks: what
    is to be looked at; why: why no number can tell; requirement: what is demanded; evidence: what to ask to see.
    """

    key: str
    group: str
    rule: str
    title: Said
    asks: str
    why: str
    requirement: str
    clause: str
    evidence: tuple[str, ...]
    by: Role
    choices: tuple[Choice, ...]
    reported: Reported | None = None

    def choice(self, code: str) -> Choice | None:
        """The finding of that code."""
        return next((one for one in self.choices if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Group:
    """A task or theme: its code and name."""

    code: str
    said: Said


@dataclass(frozen=True, slots=True)
class Statement:
    """What is on record about an item in this round. seq: of the act."""

    seq: int
    person: str
    words: str
    basis: str
    at: datetime
    files: int = 0


class ItemStatus(StrEnum):
    """How far an item has come."""

    OPEN = "open"
    DRAFT = "draft"
    RECORDED = "recorded"
    LOCKED = "locked"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATUSES[self]


_STATUSES = {
    ItemStatus.OPEN: Said("未核查", "not looked at"),
    ItemStatus.DRAFT: Said("草稿", "draft"),
    ItemStatus.RECORDED: Said("已记录", "on record"),
    ItemStatus.LOCKED: Said("已锁定", "locked"),
}


@dataclass(frozen=True, slots=True)
class CheckedItem:
    """An item as it stands for whoever looks. own: their draft; others: drafts of those who speak with the same voice;
    statements: on record, in order; refused: why they cannot write anything down now; stamp: changes whenever somebody
    changes what matters to their draft; locked: a re-evaluation does not open it, and it stays as it was."""

    item: SiteItem
    own: SiteDraft | None
    others: tuple[SiteDraft, ...]
    statements: tuple[Statement, ...]
    refused: tuple[Said, ...]
    stamp: str
    locked: bool = False

    @property
    def status(self) -> ItemStatus:
        """A draft stands for what is to come, whatever was said before."""
        if self.locked:
            return ItemStatus.LOCKED
        if self.own is not None and not self.own.empty:
            return ItemStatus.DRAFT
        return ItemStatus.RECORDED if self.statements else ItemStatus.OPEN

    @property
    def unfinished(self) -> bool:
        """Whether the draft cannot go on record as it is: no finding is chosen, or it lacks what it rests on."""
        if self.own is None or self.own.empty:
            return False
        choice = self.item.choice(self.own.answer)
        lacks_value = self.own.answer == WRONG and self.item.reported is not None and not self.own.value
        return choice is None or lacks_value or (choice.explained and not self.own.basis.strip())


def is_locked(case: Case, item: SiteItem) -> bool:
    """Whether a re-evaluation is going on that does not open the item."""
    opened = opened_items(case)
    name = item.key if item.reported is None else item.reported.code
    return opened is not None and bool(opened.closed((name,)))


def acts_on(case: Case, item: SiteItem) -> tuple[Recorded[RecordJudgement] | Recorded[DisputeValue], ...]:
    """What was recorded about an item in this round, of judgements on the present visit, one after the other."""
    if item.reported is None:
        return tuple(one for one in case.of(RecordJudgement, visit_began(case)) if one.act.item == item.key)
    key = item.reported.key
    return tuple(one for one in case.of_round(DisputeValue) if f"{one.act.code}/{one.act.year}" == key)


def last_heard(case: Case, item: SiteItem, person: Person) -> int:
    """The number of the last act on an item that a person's draft would take the place of, 0 where there is none: of
    experts each has a voice of their own, assessors speak with one."""
    return max((one.seq for one in acts_on(case, item) if _same_voice(item, one.person.id, person)), default=0)


def _same_voice(item: SiteItem, author: int, person: Person) -> bool:
    return item.by is Role.ASSESSOR or author == person.id


def stamp_of(case: Case, item: SiteItem, drafts: tuple[SiteDraft, ...], person: Person) -> str:
    """What a page has seen of an item: the savings of all drafts that matter, and the last act."""
    versions = (one.version for one in drafts if _same_voice(item, one.person, person))
    return f"{max(versions, default=0)}.{last_heard(case, item, person)}"


def statements_on(case: Case, item: SiteItem) -> Iterator[Statement]:
    """What is on record about an item in this round."""
    for one in acts_on(case, item):
        if isinstance(one.act, RecordJudgement):
            files = len(one.act.evidence)
            yield Statement(one.seq, one.person.name, one.act.answer, one.act.basis, one.at, files)
        else:
            found = one.act.raw or "尚未查清"
            yield Statement(one.seq, one.person.name, found, one.act.reason, one.at)
    finished = case.last(FinishSiteVisit, visit_began(case))
    if finished is not None and item.reported is not None and item.reported.key in finished.act.confirmed:
        yield Statement(finished.seq, finished.person.name, "属实", "", finished.at)
