"""The calendar of a programme for one jurisdiction and its listed parks: done, open, due soon, overdue, whose turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from service.casework.registry_refused import RegistryRefused
from service.vocabulary.language import Said
from service.vocabulary.programme import Filing, Occasion, Party, Programme


class Progress(StrEnum):
    """How a duty stands on a day."""

    DONE = "done"
    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _PROGRESS[self]


_PROGRESS = {
    Progress.DONE: Said("已报送", "done"),
    Progress.OPEN: Said("未到期", "open"),
    Progress.DUE_SOON: Said("即将到期", "due soon"),
    Progress.OVERDUE: Said("逾期", "overdue"),
}


@dataclass(frozen=True, slots=True)
class Obligation:
    """One duty of one party on one occasion. park: id, empty where the jurisdiction itself reports."""

    occasion: Occasion
    jurisdiction: str
    park: str


@dataclass(frozen=True, slots=True)
class DutyStatus:
    """How an obligation stands. days: overdue, or late when done, by so many days, else 0; filing: the first that
    meets it."""

    obligation: Obligation
    progress: Progress
    days: int = 0
    filing: Filing | None = None

    @property
    def turn(self) -> Party | None:
        """Who must act next; nobody where it is done."""
        return None if self.progress is Progress.DONE else self.obligation.occasion.duty.who


@dataclass(frozen=True, slots=True)
class OnTheList:
    """A park on the list of its jurisdiction: since when, and the day from which it is no more (merged, split,
    abolished), None while it is."""

    park: str
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it is on the list, and there, on a day."""
        return self.since <= day and (self.until is None or day < self.until)


def obligations(programme: Programme, jurisdiction: str, listed: Iterable[OnTheList]) -> Iterator[Obligation]:
    """Everything that is to be filed, by due day; a park reports on every occasion due while it is on the list."""
    parks = tuple(listed)
    for occasion in programme.occasions():
        if occasion.duty.who is Party.JURISDICTION:
            yield Obligation(occasion, jurisdiction, "")
        else:
            yield from (Obligation(occasion, jurisdiction, park.park) for park in parks if park.on(occasion.due))


def statuses(
    due: Iterable[Obligation], filings: Iterable[Filing], on: date, programme: Programme
) -> tuple[DutyStatus, ...]:
    """How each obligation stands on a day, given what was filed up to that day."""
    first: dict[tuple[str, str, str], Filing] = {}
    for filing in sorted(filings, key=lambda one: one.filed_on):
        if filing.filed_on <= on:
            first.setdefault((filing.duty, filing.period, filing.park or filing.jurisdiction), filing)
    return tuple(_status(one, first.get(_key(one)), on, programme.soon) for one in due)


def require_filing(filing: Filing, programme: Programme, today: date) -> None:
    """Return only if the report can be recorded.

    Raises:
        RegistryRefused: the programme has no such duty or occasion for such a party, or it was not handed in yet.
    """
    reasons = tuple(_faults(filing, programme, today))
    if reasons:
        raise RegistryRefused(reasons)


def _key(one: Obligation) -> tuple[str, str, str]:
    """A park's report stays its own when another jurisdiction answers for it."""
    return one.occasion.duty.id, one.occasion.period, one.park or one.jurisdiction


def _status(one: Obligation, filing: Filing | None, on: date, soon: int) -> DutyStatus:
    due = one.occasion.due
    if filing is not None:
        return DutyStatus(one, Progress.DONE, max((filing.filed_on - due).days, 0), filing)
    if on > due:
        return DutyStatus(one, Progress.OVERDUE, (on - due).days)
    return DutyStatus(one, Progress.DUE_SOON if due - on <= timedelta(days=soon) else Progress.OPEN)


def _too_early(filing: Filing, programme: Programme) -> Iterator[Said]:
    """Nothing can be reported of a year, or of the whole programme, before it has begun."""
    begins = programme.start if filing.period == programme.id else date(int(filing.period), 1, 1)
    if filing.filed_on < begins:
        yield Said(
            f"报送日期 {filing.filed_on} 早于所报期间的第一天（{begins}）；请核对日期",
            f"{filing.filed_on} is before the first day of what is reported on ({begins}); check the date",
        )


def _faults(filing: Filing, programme: Programme, today: date) -> Iterator[Said]:
    duty = programme.duty(filing.duty)
    if duty is None:
        known = "、".join(f"{one.id}（{one.title}）" for one in programme.duties)
        yield Said(f"规划期 {programme.id} 没有“{filing.duty}”这项报送责任；有：{known}", f"no duty “{filing.duty}”")
        return
    periods = [occasion.period for occasion in duty.occasions(programme.id)]
    if filing.period in periods:
        yield from _too_early(filing, programme)
    else:
        zh = f"“{duty.title}”没有“{filing.period}”这一期；有：{'、'.join(periods)}"
        yield Said(zh, f"{duty.id} has no period “{filing.period}”; it has {', '.join(periods)}")
    if (duty.who is Party.PARK) != bool(filing.park):
        yield Said(f"“{duty.title}”由{duty.who.said.zh}报送", f"{duty.id} is filed by the {duty.who.said.en}")
    if not filing.document.strip():
        yield Said("没有写明报告的名称或文号", "the title or number of the report is missing")
    if filing.filed_on > today:
        yield Said(f"报送日期 {filing.filed_on} 晚于今天（{today}）", f"{filing.filed_on} is after today ({today})")
