"""The yearly reports of a case in one view: difficulties tracked until solved, and the years nobody reported on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from service.casework.acts.carrying_out import ReportProgress
from service.casework.case import Case
from service.casework.duties import Obligation
from service.casework.progress import Difficulty, difficulties
from service.vocabulary.language import Said
from service.vocabulary.programme import Covers


@dataclass(frozen=True, slots=True)
class ProgressLedger:
    """How the yearly reports stand on a day: every difficulty, in order, and the years due without a report."""

    on: date
    difficulties: tuple[Difficulty, ...]
    missing: tuple[int, ...]

    @property
    def open(self) -> tuple[Difficulty, ...]:
        """The difficulties that are not solved."""
        return tuple(one for one in self.difficulties if one.solved is None)

    @property
    def unsupported(self) -> tuple[Difficulty, ...]:
        """The open difficulties for which no support was given (通知三(四))."""
        return tuple(one for one in self.open if not one.support)

    @property
    def sentences(self) -> tuple[Said, ...]:
        """A line for each missing report and each difficulty."""
        reports = (
            Said(f"{year} 年的年度进展没有报送；请补报", f"no progress report of {year}; file it")
            for year in self.missing
        )
        return (*reports, *(told(one, self.on) for one in self.difficulties))


def reports_due(obligations: Iterable[Obligation], on: date) -> tuple[int, ...]:
    """The years whose reports a park owed before a day. obligations: all that the park has to file."""
    yearly = (one.occasion for one in obligations if one.occasion.duty.covers is not Covers.PROGRAMME)
    return tuple(sorted({int(occasion.period) for occasion in yearly if occasion.due < on}))


def progress_ledger(case: Case, due: Iterable[int], on: date) -> ProgressLedger:
    """The ledger on a day. `due`: the years whose reports were due by then (see reports_due)."""
    reported = {one.act.year for one in case.of(ReportProgress) if one.act.filed_on <= on}
    missing = tuple(sorted(set(due) - reported))
    known = tuple(_as_of(one, on) for one in difficulties(case) if one.report.act.filed_on <= on)
    return ProgressLedger(on, known, missing)


def _as_of(difficulty: Difficulty, on: date) -> Difficulty:
    """What was known of a difficulty on a day."""
    solved = difficulty.solved
    support = tuple(one for one in difficulty.support if one.day <= on)
    return replace(difficulty, support=support, solved=solved if solved is not None and solved.day <= on else None)


def told(difficulty: Difficulty, on: date) -> Said:
    """Its place (`#7.1`: first difficulty of act 7), since when, what support was given, and when and how it was solved
    or for how many days it is open."""
    report = difficulty.report.act
    since, place = report.filed_on, f"#{difficulty.report.seq}.{difficulty.place}"
    support = "、".join(f"{one.act.supporter}：{one.act.support}（{one.day}）" for one in difficulty.support)
    supported = (
        Said(f"；支持：{support}", f"; support: {support}") if support else Said("；尚无支持", "; no support yet")
    )
    if difficulty.solved is None:
        days = (on - since).days
        state = Said(f"未解决，已 {days} 天", f"open for {days} days")
    else:
        solved = difficulty.solved
        state = Said(f"{solved.day} 解决（{solved.act.how}）", f"solved on {solved.day} ({solved.act.how})")
    return Said(
        f"{place} {report.year} 年困难“{difficulty.text}”：{since} 提出，{state.zh}{supported.zh}",
        f"{place} difficulty of {report.year} “{difficulty.text}”: raised on {since}, {state.en}{supported.en}",
    )
