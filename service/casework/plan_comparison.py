"""What the workbook claims of the plan against the plan on record: every disagreement a sentence with its repair."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from service.casework.acts.application import RecordPlan, ReplacedProject
from service.casework.acts.submission import ImportSubmission, StatedAmendment, StatedPlan
from service.casework.case import Case, Recorded
from service.casework.plan_record import AMENDED, PlanOnRecord, TargetInForce, approval, plan_on_record
from service.vocabulary.exact import EXACT
from service.vocabulary.language import Said

_REPAIR = Said(
    "请用 acceptance case plan 登记其审核同意，或改正工作簿后重新导入",
    "record the approval by acceptance case plan, or correct the workbook and import it again",
)


def plan_disagreements(case: Case, stated: ImportSubmission) -> Iterator[Said]:
    """Every approval that the workbook claims and the record does not have; everything approved by the evaluation date
    that the workbook does not state as it was approved; and that nothing was approved by then. Nothing that only the
    park states ever counts."""
    ever, record = plan_on_record(case, date.max), plan_on_record(case, stated.evaluation_date)
    for plan in stated.plans:
        if plan.approved:
            yield from _claimed_version(plan, ever)
    if ever.original is not None and not record.versions:
        yield _none_in_force(stated.evaluation_date, ever.original.act)
    for version in record.versions:
        yield from _recorded_version(version.act, stated)
    for amendment in stated.amendments:
        if not any(_same_amendment(amendment, version.act) for version in ever.versions):
            yield _claimed_amendment(amendment)
    for target in record.targets.values():
        yield from _recorded_target(target, stated)
    yield from _claimed_changes(stated, record)
    for project, version in record.replaced.values():
        yield from _recorded_change(project, version, stated)


def _none_in_force(on: date, first: RecordPlan) -> Said:
    return Said(
        f"评估日期 {on} 以前没有审核同意的方案，案卷登记的最早一版同意于 {first.decided_on}；"
        "请核对封面的评估日期和登记的审核日期",
        f"no plan was approved by the evaluation date {on}, the first on record on {first.decided_on}; check the "
        "evaluation date on the cover and the day of approval on record",
    )


def _claimed_version(plan: StatedPlan, ever: PlanOnRecord) -> Iterator[Said]:
    recorded = next((one.act for one in ever.versions if one.act.version.strip() == plan.version.strip()), None)
    if recorded is None:
        yield Said(
            f"工作簿（{plan.place}）称方案 {plan.version} 已审核同意，案卷没有登记；{_REPAIR.zh}",
            f"the workbook ({plan.place}) calls plan {plan.version} approved, the record does not; {_REPAIR.en}",
        )
        return
    day = str(plan.decided_on or "")
    pairs = (
        (Said("审核机关", "authority"), recorded.authority, plan.authority),
        (Said("文号", "document"), recorded.document, plan.document),
        (Said("审核日期", "date of approval"), str(recorded.decided_on), day),
    )
    for what, own, told in pairs:
        if own.strip() != told.strip():
            yield Said(
                f"方案 {plan.version} 的{what.zh}：案卷登记为“{own}”，工作簿（{plan.place}）为“{told}”；"
                "请重新登记这一版，或改正工作簿后重新导入",
                f"{what.en} of plan {plan.version}: “{own}” on record, “{told}” in the workbook ({plan.place}); record "
                "the version again, or correct the workbook and import it again",
            )


def _recorded_version(act: RecordPlan, stated: ImportSubmission) -> Iterator[Said]:
    """An amendment stands in the workbook by its document, whether or not it is listed as a version too."""
    listed = any(plan.approved and plan.version.strip() == act.version.strip() for plan in stated.plans)
    if not listed and not any(_same_approval(one, act) for one in stated.amendments):
        zh, en = approval(act)
        yield Said(
            f"案卷登记了{zh}，工作簿没有填报这一版的审核同意；请补填后重新导入",
            f"{en} is on record, but the workbook does not state its approval; add it and import again",
        )


def _claimed_amendment(claim: StatedAmendment) -> Said:
    what = AMENDED[claim.what]
    by = f"{claim.document or '无文号'}，{claim.decided_on or '无日期'}"
    english = f"{claim.document or 'no document'}, {claim.decided_on or 'no date'}"
    return Said(
        f"工作簿（{claim.place}）称 {claim.code} 的{what.zh}调整为“{claim.new}”已审核同意（{by}），"
        f"案卷没有这样登记；{_REPAIR.zh}",
        f"the workbook ({claim.place}) calls the {what.en} “{claim.new}” of {claim.code} approved ({english}), no plan "
        f"on record has it so; {_REPAIR.en}",
    )


def _recorded_target(target: TargetInForce, stated: ImportSubmission) -> Iterator[Said]:
    dated = [
        (one.decided_on, one)
        for one in stated.amendments
        if (one.what, one.code) == (target.what, target.code) and one.decided_on is not None
    ]
    counting = [pair for pair in dated if pair[0] <= stated.evaluation_date]
    if not counting:
        yield Said(
            f"{target.said.zh}：工作簿“方案调整”没有审核同意的这项调整，评价会按原值；请补填后重新导入",
            f"{target.said.en}: the workbook has no such approved amendment and would be judged by the original; add "
            "it and import again",
        )
        return
    last = sorted(counting, key=lambda pair: pair[0])[-1][1]
    if not _same_value(target.amended, last):
        yield Said(
            f"{target.said.zh}：工作簿（{last.place}）最后的新值为“{last.new}”；请改正工作簿后重新导入，"
            "或重新登记这一版方案",
            f"{target.said.en}: the last new value in the workbook ({last.place}) is “{last.new}”; correct it and "
            "import again, or record the version of the plan again",
        )


def _claimed_changes(stated: ImportSubmission, record: PlanOnRecord) -> Iterator[Said]:
    for claim in stated.changes:
        if claim.project not in record.replaced:
            yield Said(
                f"项目“{claim.project}”：工作簿（{claim.place}）称变更已审核同意，"
                f"案卷登记的方案到评估日期没有；{_REPAIR.zh}",
                f"project “{claim.project}”: the workbook ({claim.place}) calls its change approved, no plan on record "
                f"by the evaluation date does; {_REPAIR.en}",
            )


def _recorded_change(
    project: ReplacedProject, version: Recorded[RecordPlan], stated: ImportSubmission
) -> Iterator[Said]:
    name, by = project.project.strip(), project.by.strip()
    zh, en = approval(version.act)
    if not any(claim.project == name and claim.replaced == bool(by) for claim in stated.changes):
        what = Said("替换", "replacement") if by else Said("取消", "cancellation")
        yield Said(
            f"项目“{name}”的{what.zh}已经同意（{zh}），工作簿没有这样填报；请核对状态和变更审核后重新导入",
            f"the {what.en} of project “{name}” is approved ({en}), the workbook does not say so; check its status and "
            "import again",
        )
    if by and by not in stated.projects:
        yield Said(
            f"代替“{name}”的项目“{by}”（{zh}）不在工作簿中；请补填后重新导入",
            f"project “{by}”, which takes the place of “{name}” ({en}), is not in the workbook; add it "
            "and import again",
        )


def _same_approval(claim: StatedAmendment, act: RecordPlan) -> bool:
    return (claim.document.strip(), claim.decided_on) == (act.document.strip(), act.decided_on)


def _same_amendment(claim: StatedAmendment, act: RecordPlan) -> bool:
    return _same_approval(claim, act) and any(
        (change.what, change.code) == (claim.what, claim.code) and _same_value(change.new, claim)
        for change in act.amended_targets
    )


def _same_value(recorded: str, claim: StatedAmendment) -> bool:
    """Whether the text on record is what the workbook says: as written, or as a number in the catalogue's unit."""
    text = recorded.strip()
    if text == claim.new.strip():
        return True
    try:
        number = Decimal(text.rstrip("%"))
    except InvalidOperation:
        return False
    return claim.value == (EXACT.scaleb(number, -2) if text.endswith("%") else number)
