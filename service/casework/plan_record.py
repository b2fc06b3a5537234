"""The plan on record: its approved versions, the one in force on a day, and what they changed of the original."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.casework.acts.application import AmendedTarget, RecordPlan, ReplacedProject
from service.casework.case import Case, Recorded
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target that an approved version changed: as it was first written, as it stands, and who approved that."""

    code: str
    original: str
    amended: str
    by: Recorded[RecordPlan]

    @property
    def said(self) -> Said:
        """The original beside the one in force."""
        act = self.by.act
        return Said(
            f"{self.code}：原目标“{self.original}”，现行目标“{self.amended}”（{approval(act).zh}）",
            f"{self.code}: target “{self.original}” at first, “{self.amended}” in force ({approval(act).en})",
        )


@dataclass(frozen=True, slots=True)
class PlanOnRecord:
    """The versions approved by a day, in the order of their approval, with all that they changed together."""

    versions: tuple[Recorded[RecordPlan], ...]
    targets: Mapping[str, TargetInForce]
    replaced: Mapping[str, tuple[ReplacedProject, Recorded[RecordPlan]]]

    @property
    def in_force(self) -> Recorded[RecordPlan] | None:
        """The version approved last, None when none was."""
        return self.versions[-1] if self.versions else None

    @property
    def original(self) -> Recorded[RecordPlan] | None:
        """The version approved first, None when none was."""
        return self.versions[0] if self.versions else None


def plan_on_record(case: Case, on: date) -> PlanOnRecord:
    """What had been approved by a day. Of versions approved on one day the one recorded last counts; a target or
    project that a later version does not name stays as the earlier one left it."""
    approved = (one for one in case.of(RecordPlan) if one.act.approved and one.act.decided_on <= on)
    versions = tuple(sorted(approved, key=lambda one: (one.act.decided_on, one.seq)))
    targets: dict[str, TargetInForce] = {}
    replaced: dict[str, tuple[ReplacedProject, Recorded[RecordPlan]]] = {}
    for version in versions:
        for change in version.act.amended_targets:
            targets[change.code] = _amended(targets.get(change.code), change, version)
        for project in version.act.replaced_projects:
            replaced[project.project] = project, version
    return PlanOnRecord(versions, targets, replaced)


def approval(act: RecordPlan) -> Said:
    """Version, who decided, by which document, when."""
    return Said(
        f"方案 {act.version}，{act.authority}，{act.document}，{act.decided_on}",
        f"plan {act.version}, {act.authority}, {act.document}, {act.decided_on}",
    )


def _amended(before: TargetInForce | None, change: AmendedTarget, by: Recorded[RecordPlan]) -> TargetInForce:
    return TargetInForce(change.code, before.original if before else change.old, change.new, by)
