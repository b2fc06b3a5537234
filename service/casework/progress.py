"""Difficulties of the yearly progress reports: reported, supported, solved (通知三(三)、三(四))."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.carrying_out import GiveSupport, ReportProgress, SolveDifficulty
from service.casework.case import Case, Recorded


@dataclass(frozen=True, slots=True)
class Difficulty:
    """One difficulty: the report that named it, its place there from 1, its text, the support given, and how it was
    solved (None while it is not)."""

    report: Recorded[ReportProgress]
    place: int
    text: str
    support: tuple[Recorded[GiveSupport], ...]
    solved: Recorded[SolveDifficulty] | None


def difficulties(case: Case) -> tuple[Difficulty, ...]:
    """Every difficulty ever reported, in order."""
    solved = {(one.act.report, one.act.difficulty): one for one in case.of(SolveDifficulty)}
    support = case.of(GiveSupport)
    return tuple(
        Difficulty(
            report,
            place,
            text,
            tuple(one for one in support if (one.act.report, one.act.difficulty) == (report.seq, place)),
            solved.get((report.seq, place)),
        )
        for report in case.of(ReportProgress)
        for place, text in enumerate(report.act.difficulties, start=1)
    )


def open_difficulties(case: Case) -> tuple[Difficulty, ...]:
    """The difficulties that are not solved."""
    return tuple(one for one in difficulties(case) if one.solved is None)
