"""The plan on record against the plan in the workbook: every disagreement a sentence with its cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from service.casework.acts.application import RecordPlan
from service.casework.case import Case
from service.casework.plan_record import PlanOnRecord, TargetInForce, approval, plan_on_record
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.exact import EXACT
from service.vocabulary.language import Said
from service.vocabulary.submission import Amendment, PlanVersion, ProjectRow, Submission

_APPROVED = "approved"
_CHANGED = ("replaced", "cancelled")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One point in which the workbook says of the plan what the record does not, or the other way round; `cell` where
    the workbook says it, None where it says nothing."""

    said: Said
    cell: Cell | None = None


def plan_disagreements(case: Case, submission: Submission, on: date) -> tuple[Disagreement, ...]:
    """Every disagreement on versions, targets and projects of the plan as approved by a day."""
    record = plan_on_record(case, on)
    return (
        *_versions(record, submission.plan.versions, on),
        *_targets(record, submission.plan.amendments, on),
        *_projects(record, submission.projects),
    )


def shown_targets(case: Case, submission: Submission, on: date) -> tuple[Said, ...]:
    """Each amended target beside the original one, as the record and as the workbook has it."""
    record = plan_on_record(case, on)
    return tuple(_shown(target, submission) for target in record.targets.values())


def shown_projects(case: Case, submission: Submission, on: date) -> tuple[Said, ...]:
    """Each project the workbook calls replaced or cancelled: by which approval on record, or that there is none."""
    record = plan_on_record(case, on)
    return tuple(_changed(row, record) for row in submission.projects if row.status.value in _CHANGED)


def _changed(row: ProjectRow, record: PlanOnRecord) -> Said:
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


def _shown(target: TargetInForce, submission: Submission) -> Said:
    row = submission.indicators.get(target.code)
    if row is None or not row.target.entry.present:
        return target.said
    told = f"“{row.target.entry.cell.raw}”（{row.target.entry.cell}）"
    return Said(f"{target.said.zh}；工作簿目标列为{told}", f"{target.said.en}; the workbook's target is {told}")


def _versions(record: PlanOnRecord, stated: tuple[PlanVersion, ...], on: date) -> Iterator[Disagreement]:
    recorded = {one.act.version.strip(): one.act for one in record.versions}
    told = {str(one.version.value).strip(): one for one in stated if one.version.present}
    for name, act in recorded.items():
        if name not in told:
            yield _only_on_record(act)
        else:
            yield from _version(act, told[name])
    for name, version in told.items():
        if name not in recorded and _counts(version.approval, version.approved_on, on):
            yield Disagreement(
                Said(
                    f"工作簿称方案 {name} 已审核同意，案卷没有登记；请登记其审核同意，或改正工作簿",
                    f"the workbook calls plan {name} approved, the record does not; record the approval or correct it",
                ),
                version.approval.cell,
            )


def _only_on_record(act: RecordPlan) -> Disagreement:
    zh, en = approval(act)
    return Disagreement(
        Said(
            f"案卷登记了{zh}，工作簿“方案版本”没有这一版；请补填",
            f"{en} is on record, but not among the versions of the workbook; add it",
        )
    )


def _version(act: RecordPlan, stated: PlanVersion) -> Iterator[Disagreement]:
    if stated.approval.value != _APPROVED:
        yield _differs(act, stated.approval, Said("审核意见", "approval"), "同意")
    pairs = (
        (stated.authority, Said("审核机关", "authority"), act.authority),
        (stated.document, Said("文号", "document"), act.document),
        (stated.approved_on, Said("审核日期", "date of approval"), act.decided_on.isoformat()),
    )
    for entry, what, recorded in pairs:
        if str(entry.value if entry.present else "").strip() != recorded.strip():
            yield _differs(act, entry, what, recorded)


def _differs(act: RecordPlan, entry: Entry, what: Said, recorded: str) -> Disagreement:
    raw = entry.cell.raw or "空白"
    return Disagreement(
        Said(
            f"方案 {act.version} 的{what.zh}：案卷登记为“{recorded}”，工作簿 {entry.cell} 为“{raw}”；请核对",
            f"{what.en} of plan {act.version}: “{recorded}” on record, “{entry.cell.raw}” at {entry.cell}; check it",
        ),
        entry.cell,
    )


def _targets(record: PlanOnRecord, stated: tuple[Amendment, ...], on: date) -> Iterator[Disagreement]:
    counting = [one for one in stated if _counts(one.approval, one.approved_on, on)]
    last = {str(one.code.value): one for one in sorted(counting, key=_approved_on) if one.kind.value == "target"}
    for target in record.targets.values():
        if target.code not in last:
            yield _not_in_workbook(target)
        elif not _same_value(target.amended, last[target.code].new.entry):
            yield _other_target(target, last[target.code].new.entry)
    for one in counting:
        if one.kind.value != "target" or str(one.code.value) not in record.targets:
            yield _not_on_record(one)


def _approved_on(one: Amendment) -> date:
    assert isinstance(one.approved_on.value, date)
    return one.approved_on.value


def _not_in_workbook(target: TargetInForce) -> Disagreement:
    return Disagreement(
        Said(
            f"{target.said.zh}：工作簿“方案调整”没有审核同意的这项调整，评价仍按原目标；请补填",
            f"{target.said.en}: the workbook has no such approved amendment and is judged by the original; add it",
        )
    )


def _other_target(target: TargetInForce, entry: Entry) -> Disagreement:
    return Disagreement(
        Said(
            f"{target.said.zh}：工作簿 {entry.cell} 的新值为“{entry.cell.raw}”；请核对",
            f"{target.said.en}: the new value at {entry.cell} is “{entry.cell.raw}”; check it",
        ),
        entry.cell,
    )


def _not_on_record(one: Amendment) -> Disagreement:
    what = Said("目标值", "target") if one.kind.value == "target" else Said("基期值", "base value")
    code, raw = one.code.value, one.new.entry.cell.raw
    return Disagreement(
        Said(
            f"工作簿称 {code} 的{what.zh}调整为“{raw}”已审核同意，案卷登记的方案没有这项调整；"
            "请登记其审核同意，或改正工作簿",
            f"the workbook calls the {what.en} “{raw}” of {code} approved, no plan on record has it; record the "
            "approval or correct it",
        ),
        one.approval.cell,
    )


def _projects(record: PlanOnRecord, rows: tuple[ProjectRow, ...]) -> Iterator[Disagreement]:
    named = {str(row.name.value).strip(): row for row in rows if row.name.present}
    for name, row in named.items():
        if row.status.value in _CHANGED and row.change_approval.value == _APPROVED and name not in record.replaced:
            yield Disagreement(
                Said(
                    f"项目“{name}”：工作簿称变更已审核同意，案卷登记的方案没有；请登记其审核同意，或改正工作簿",
                    f"project “{name}”: the workbook calls its change approved, no plan on record does; record the "
                    "approval or correct it",
                ),
                row.change_approval.cell,
            )
    for name, (project, version) in record.replaced.items():
        yield from _replaced(name, project.by, version.act, named)


def _replaced(name: str, by: str, act: RecordPlan, named: dict[str, ProjectRow]) -> Iterator[Disagreement]:
    zh, en = approval(act)
    row = named.get(name)
    if row is None or row.status.value not in _CHANGED or row.change_approval.value != _APPROVED:
        yield Disagreement(
            Said(
                f"项目“{name}”的变更已经同意（{zh}），工作簿没有这样填报；请核对状态和变更审核",
                f"the change of project “{name}” is approved ({en}), the workbook does not say so; check its status",
            ),
            row.status.cell if row is not None else None,
        )
    if by and by.strip() not in named:
        yield Disagreement(
            Said(
                f"代替“{name}”的项目“{by}”（{zh}）不在工作簿中；请补填",
                f"project “{by}”, which takes the place of “{name}” ({en}), is not in the workbook; add it",
            )
        )


def _counts(opinion: Entry, approved_on: Entry, on: date) -> bool:
    return opinion.value == _APPROVED and isinstance(approved_on.value, date) and approved_on.value <= on


def _same_value(recorded: str, entry: Entry) -> bool:
    """Whether the text on record is what the workbook says: as written, or as a number in the catalogue's unit."""
    if recorded.strip() == entry.cell.raw.strip():
        return True
    text = recorded.strip()
    try:
        number = Decimal(text.rstrip("%"))
    except InvalidOperation:
        return False
    return entry.value == (EXACT.scaleb(number, -2) if text.endswith("%") else number)
