"""The plan as a workbook has it beside the plan on record: the original is always shown with what changed it."""

from __future__ import annotations

from service.casework.plan_record import PlanOnRecord, TargetInForce, approval
from service.casework.stated_plan import changed_projects
from service.vocabulary.language import Said
from service.vocabulary.submission import ProjectRow, Submission


def shown_targets(record: PlanOnRecord, submission: Submission) -> tuple[Said, ...]:
    """Each amended target beside the original one, as the record and as the workbook has it."""
    return tuple(_target(target, submission) for target in record.targets.values())


def shown_projects(record: PlanOnRecord, submission: Submission) -> tuple[Said, ...]:
    """Each project the workbook calls replaced or cancelled: by which approval on record, or that there is none."""
    return tuple(_project(row, record) for row in changed_projects(submission))


def _project(row: ProjectRow, record: PlanOnRecord) -> Said:
    name, raw = str(row.name.value or "").strip(), row.status.cell.raw or str(row.status.value)
    if name not in record.replaced:
        return Said(
            f"项目“{name}”（{raw}）：案卷没有登记其审核同意",
            f"project “{name}” ({raw}): no approval on record",
        )
    project, version = record.replaced[name]
    zh, en = approval(version.act)
    how = Said(f"由“{project.by}”代替", f"replaced by “{project.by}”") if project.by else Said("同意取消", "dropped")
    return Said(
        f"项目“{name}”（{raw}）：{how.zh}，理由：{project.reason}（{zh}）",
        f"project “{name}” ({raw}): {how.en}, because: {project.reason} ({en})",
    )


def _target(target: TargetInForce, submission: Submission) -> Said:
    row = submission.indicators.get(target.code)
    if row is None:
        return target.said
    stated = row.base if target.what == "base" else row.target.entry
    if not stated.present:
        return target.said
    told = f"“{stated.cell.raw}”（{stated.cell}）"
    return Said(f"{target.said.zh}；工作簿指标表为{told}", f"{target.said.en}; the workbook's own row says {told}")
