"""The plan on record: its approved versions, the one in force on a day, and what they changed of the original."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from service.casework.acts.application import AmendedTarget, RecordPlan, ReplacedProject
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case, Recorded
from service.vocabulary.language import Said

AMENDED = {"target": Said("目标", "target"), "base": Said("基期值", "base value")}
"""What a version can amend of an indicator."""


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target, or base value, that an approved version changed: as it was first written, as it stands, and who
    approved that."""

    what: str
    code: str
    original: str
    amended: str
    by: Recorded[RecordPlan]

    @property
    def said(self) -> Said:
        """The original beside the one in force."""
        by, what = approval(self.by.act), AMENDED[self.what]
        return Said(
            f"{self.code}：原{what.zh}“{self.original}”，现行{what.zh}“{self.amended}”（{by.zh}）",
            f"{self.code}: {what.en} “{self.original}” at first, “{self.amended}” in force ({by.en})",
        )


@dataclass(frozen=True, slots=True)
class PlanOnRecord:
    """The versions approved by a day, in the order of their approval, with all that they changed together."""

    versions: tuple[Recorded[RecordPlan], ...]
    targets: Mapping[tuple[str, str], TargetInForce]
    replaced: Mapping[str, tuple[ReplacedProject, Recorded[RecordPlan]]]

    @property
    def in_force(self) -> Recorded[RecordPlan] | None:
        """The version approved last, None when none was."""
        return self.versions[-1] if self.versions else None

    @property
    def original(self) -> Recorded[RecordPlan] | None:
        """The version approved first, None when none was."""
        return self.versions[0] if self.versions else None


def approved_versions(recorded: Iterable[tuple[int, RecordPlan]]) -> tuple[tuple[int, RecordPlan], ...]:
    """Of versions with the numbers of their acts, in order: those that stand as approved, in the order of their
    approval; of those of one day the one recorded last comes last. A version recorded again stands as it was recorded
    last."""
    standing = {act.version.strip(): (seq, act) for seq, act in recorded}
    approved = ((seq, act) for seq, act in standing.values() if act.approved)
    return tuple(sorted(approved, key=lambda one: (one[1].decided_on, one[0])))


def judged_on(case: Case, today: date) -> date:
    """The day by which approvals count: the evaluation date of the present workbook, today while there is none."""
    submission = case.last(ImportSubmission)
    return submission.act.evaluation_date if submission is not None else today


def plan_on_record(case: Case, on: date) -> PlanOnRecord:
    """What had been approved by a day: the one rule by which a version is in force. A target or project that a later
    version does not name stays as the earlier one left it."""
    recorded = {one.seq: one for one in case.of(RecordPlan)}
    approved = approved_versions((seq, one.act) for seq, one in recorded.items())
    versions = tuple(recorded[seq] for seq, act in approved if act.decided_on <= on)
    targets: dict[tuple[str, str], TargetInForce] = {}
    replaced: dict[str, tuple[ReplacedProject, Recorded[RecordPlan]]] = {}
    for version in versions:
        for change in version.act.amended_targets:
            key = change.what, change.code
            targets[key] = _amended(targets.get(key), change, version)
        for project in version.act.replaced_projects:
            replaced[project.project.strip()] = project, version
    return PlanOnRecord(versions, targets, replaced)


def approval(act: RecordPlan) -> Said:
    """Version, who decided, by which document, when."""
    return Said(
        f"方案 {act.version}，{act.authority}，{act.document}，{act.decided_on}",
        f"plan {act.version}, {act.authority}, {act.document}, {act.decided_on}",
    )


def _amended(before: TargetInForce | None, change: AmendedTarget, by: Recorded[RecordPlan]) -> TargetInForce:
    return TargetInForce(change.what, change.code, before.original if before else change.old, change.new, by)
