"""What must hold for the draft of a decision, the opinions on it and the signatures under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.acts.decision import DeclineToSign, GiveOpinion, Sign
from service.casework.acts.evaluation import DraftDecision
from service.casework.acts.site_visit import Recuse
from service.casework.basis import last_assessment, standing_override
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case, of_person
from service.casework.conditions.evaluation import assessment_current
from service.casework.scores import whose
from service.casework.signing import content_digest, editors, missing_opinions, missing_signatures, signatures
from service.casework.state import DECIDING
from service.vocabulary.assessment import Recommendation
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role


@of_act(
    "拟定的决定和等级与建议结论一致，或与有效的改变理由一致",
    "decision and grade are those recommended, or those of an override in force",
)
def as_recommended(attempt: Attempt[DraftDecision]) -> Iterator[Said]:
    assessed, override = last_assessment(attempt.case), standing_override(attempt.case)
    if assessed is None:
        return
    summary, act = assessed.act.summary, attempt.act
    wanted = (override.act.decision, override.act.grade) if override else (summary.recommendation, summary.grade)
    if act.decision is Recommendation.UNDETERMINED:
        yield Said("“无法判定”不是决定；请发补正材料通知书", "undetermined is no decision; request a supplement")
    elif (act.decision, act.grade) != wanted:
        told = "、".join(filter(None, (wanted[0].value, wanted[1])))
        yield Said(
            f"拟定的决定应为“{told}”；要改变建议结论，请先写明理由和截止日",
            f"the decision should be “{told}”; to depart from the recommendation, state reason and last day first",
        )


@of_case("改变建议结论的理由仍在有效期内", "the override has not expired")
def override_in_force(standing: Standing) -> Iterator[Said]:
    override = standing_override(standing.case)
    if override is not None and standing.today > override.act.until:
        yield Said(
            f"改变建议结论的理由已于 {override.act.until} 到期；请退回评价后重新办理",
            f"the override expired on {override.act.until}; take the case back to the evaluation",
        )


def lapsed(standing: Standing) -> bool:
    """Whether days that passed have taken its grounds from the decision that is drafted: it can be neither signed nor
    issued any more, whoever does it."""
    drafted = standing.case.state in DECIDING
    return drafted and any(True for one in (assessment_current, override_in_force) for _ in one.unmet(standing))


@of_act(
    "限期整改的决定逐项列明评价未达到的事项、责任人和要求，其他决定不列",
    "a rectification lists every failed item with owner and demand, any other decision none",
)
def items_complete(attempt: Attempt[DraftDecision]) -> Iterator[Said]:
    act, assessed = attempt.act, last_assessment(attempt.case)
    if act.decision is not Recommendation.RECTIFY:
        if act.items or act.deadline is not None:
            yield Said("只有限期整改才列整改事项和期限；请删去", "only a rectification has items and a deadline")
        return
    listed = [(item.rule, item.subject) for item in act.items]
    failed = [(item.rule, item.subject) for item in assessed.act.summary.failed] if assessed is not None else []
    if not listed or len(set(listed)) != len(listed) or set(listed) != set(failed):
        odd = "、".join(f"{rule}（{subject}）" for rule, subject in sorted(set(failed) ^ set(listed)))
        yield Said(
            f"整改事项与评价未达到的事项不一致（{odd or '没有列出，或有重复'}）；请逐项列出，每项一次",
            f"the items differ from what failed ({odd or 'none, or one twice'}); list each failed item once",
        )
    for item in act.items:
        if not (item.owner.strip() and item.demand.strip()):
            yield Said(
                f"整改事项 {item.rule}（{item.subject}）没有写明责任人或要求；请补上",
                f"owner or demand of {item.rule} ({item.subject}) is missing; add it",
            )


@of_act("限期整改的次数未用尽", "a rectification is left")
def rectification_left(attempt: Attempt[DraftDecision]) -> Iterator[Said]:
    done, most = len(attempt.case.of(OpenReevaluation)), attempt.procedure.rectifications
    if attempt.act.decision is Recommendation.RECTIFY and done >= most:
        yield Said(
            f"限期整改最多 {most} 次，已有 {done} 次；请写明理由后改作其他决定",
            f"there may be {most} rectifications and there were {done}; override the recommendation with a reason",
        )


@of_act(
    "会商意见由该部门的审批人出具，或由评估员代为登记",
    "the department's approver gives the opinion, or an assessor records it",
)
def own_department(attempt: Attempt[GiveOpinion]) -> Iterator[Said]:
    if attempt.person.role is Role.APPROVER and attempt.person.department is not attempt.act.department:
        yield Said(
            f"{attempt.person.name} 不是{attempt.act.department.label}部门的；请由该部门出具意见",
            f"{attempt.person.name} is not of {attempt.act.department.said.en}; let that department give its opinion",
        )


@of_case("须会商的部门都已出具意见", "every department to be consulted has given its opinion")
def consulted(standing: Standing) -> Iterator[Said]:
    for department in missing_opinions(standing.case, standing.procedure):
        yield Said(
            f"{department.label}部门尚未出具会商意见；请先会商",
            f"{department.said.en} has not given its opinion; consult it first",
        )


@of_act("签署人看到的决定就是现在的决定", "the signer saw the decision as it is now")
def same_content(attempt: Attempt[Sign | DeclineToSign]) -> Iterator[Said]:
    present = content_digest(attempt.case)
    if not present or attempt.act.content != present:
        yield Said(
            "决定的内容在您查看之后已有变化；请重新查看后再签署",
            "the decision has changed since you saw it; look at it again before you sign",
        )


@of_act("签署人属于应当会签的部门，该部门尚未签署", "the signer's department has to sign and has not signed")
def slot_free(attempt: Attempt[Sign]) -> Iterator[Said]:
    department = attempt.person.department
    if department not in attempt.procedure.signature_departments:
        needed = "、".join(one.label for one in attempt.procedure.signature_departments)
        yield Said(
            f"{_named(department).zh}不在会签部门之列（{needed}）；请由会签部门的审批人签署",
            f"{_named(department).en} is none of the departments that sign; let an approver of one of them sign",
        )
    elif department not in missing_signatures(attempt.case, attempt.procedure):
        yield Said(f"{_named(department).zh}部门已经签署", f"{_named(department).en} has signed already")


@of_act("不签署的人属于应当会签的部门", "who declines is of a department that has to sign")
def of_signing_department(attempt: Attempt[DeclineToSign]) -> Iterator[Said]:
    department = attempt.person.department
    if department not in attempt.procedure.signature_departments:
        yield Said(
            f"{_named(department).zh}不在会签部门之列；意见请以会商意见提出",
            f"{_named(department).en} is none of the departments that sign; give an opinion instead",
        )


def _named(department: Department | None) -> Said:
    return department.said if department is not None else Said("（未写明的部门）", "(no department)")


@of_person(
    "办理人没有经办过本案",
    "whoever does it has not edited the case",
    Said(
        "{name} 经办过本案，不能签署或审批（经办与审批分开）；请由他人办理",
        "{name} has edited the case and cannot do what approves it; let somebody else do it",
    ),
)
def not_editor(standing: Standing, _: object) -> Iterable[Person]:
    return editors(standing.case)


@of_person(
    "办理人没有回避本案",
    "whoever does it is not recused from the case",
    Said(
        "{name} 已回避本案，不能签署或审批；请由他人办理",
        "{name} is recused from the case and cannot do what approves it; let somebody else do it",
    ),
)
def not_recused_at_all(standing: Standing, _: object) -> Iterable[Person]:
    """Also who is recused from some items only: what is approved is the case as a whole."""
    return (whose(one.act) for one in standing.case.of(Recuse))


@of_person(
    "签署人尚未签署现在的决定",
    "the signer has not signed the present decision",
    Said(
        "{name} 已经签署过，一人只签一次；请由另一部门的他人签署",
        "{name} has signed already; one person signs once, let somebody else sign",
    ),
)
def not_signed_yet(standing: Standing, _: object) -> Iterable[Person]:
    return (one.recorded.person for one in signatures(standing.case) if one.stands)


@of_case("会签部门都已签署现在的决定", "every department has signed the present decision")
def all_signed(standing: Standing) -> Iterator[Said]:
    for department in missing_signatures(standing.case, standing.procedure):
        yield Said(
            f"{department.label}部门尚未签署现在的决定；请先签署",
            f"{department.said.en} has not signed the present decision; let it sign first",
        )
