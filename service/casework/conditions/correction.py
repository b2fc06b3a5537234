"""What must hold for the correction of an issued decision, and for the signatures under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from service.casework.acts.correction import DeclineCorrection, DraftCorrection, SignCorrection
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case, of_person
from service.casework.corrections import correction_digest, pending_correction, texts_at
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person


@of_case("没有正在会签的更正", "no other correction is being signed")
def no_other_correction(standing: Standing) -> Iterator[Said]:
    pending = pending_correction(standing.case)
    if pending is not None:
        seq = pending.drafted.seq
        yield Said(
            f"第 {seq} 号办理记录拟定的更正还没有签完；请先签署、不予签署或撤回",
            f"the correction drafted by act {seq} is not signed by all; sign, decline or withdraw it first",
        )


@of_case("有正在会签的更正", "a correction is being signed")
def correction_waits(standing: Standing) -> Iterator[Said]:
    if pending_correction(standing.case) is None:
        yield Said("没有正在会签的更正", "no correction is being signed")


@of_act("错误的文字确实在决定书的那一处", "the wrong words are in the decision at that place")
def wrong_occurs(attempt: Attempt[DraftCorrection]) -> Iterator[Said]:
    act = attempt.act
    texts = texts_at(attempt.case, act.place)
    if act.wrong.strip() and not any(act.wrong in text for text in texts):
        there = "”“".join(texts) or "（没有文字）"
        yield Said(
            f"决定书的{act.place.said.zh}没有“{act.wrong}”，那里写的是“{there}”；请照原文抄写",
            f"the decision has no “{act.wrong}” there but “{there}”; copy the words as they are",
        )


@of_act("更正后的文字与原文不同", "the right words differ from the wrong ones")
def right_differs(attempt: Attempt[DraftCorrection]) -> Iterator[Said]:
    if attempt.act.right.strip() and attempt.act.right == attempt.act.wrong:
        yield Said("更正前后的文字相同，没有可更正的；请核对", "both texts are the same; check them")


@of_act("签署人看到的更正就是现在的更正", "the signer saw the correction as it is now")
def same_correction(attempt: Attempt[SignCorrection | DeclineCorrection]) -> Iterator[Said]:
    present = correction_digest(attempt.case)
    if present and attempt.act.content != present:
        yield Said(
            "更正的内容在您查看之后已有变化；请重新查看后再签署",
            "the correction has changed since you saw it; look at it again before you sign",
        )


@of_act(
    "签署人属于签署过原决定的部门，该部门尚未签署更正",
    "the signer's department signed the decision and has not signed the correction",
)
def correction_slot_free(attempt: Attempt[SignCorrection]) -> Iterator[Said]:
    pending, department = pending_correction(attempt.case), attempt.person.department
    if pending is None:
        return
    if department not in pending.departments:
        yield _of_no_signing_department(department, pending.departments)
    elif department not in pending.missing:
        yield Said(f"{department.said.zh}部门已经签署这一更正", f"{department.said.en} has signed it already")


@of_person(
    "签署人尚未签署这一更正",
    "the signer has not signed this correction",
    Said(
        "{name} 已经签署过这一更正，一人只签一次；请由另一部门的他人签署",
        "{name} has signed this correction; one person signs once, let somebody else sign",
    ),
)
def correction_not_signed_yet(standing: Standing, _: object) -> Iterable[Person]:
    pending = pending_correction(standing.case)
    return (one.person for one in pending.signatures) if pending is not None else ()


@of_act("不签署更正的人属于签署过原决定的部门", "who declines is of a department that signed the decision")
def of_correcting_department(attempt: Attempt[DeclineCorrection]) -> Iterator[Said]:
    pending, department = pending_correction(attempt.case), attempt.person.department
    if pending is not None and department not in pending.departments:
        yield _of_no_signing_department(department, pending.departments)


_UNKNOWN = Said("（未写明的部门）", "(no department)")


def _of_no_signing_department(department: Department | None, wanted: tuple[Department, ...]) -> Said:
    named = department.said if department is not None else _UNKNOWN
    zh, en = "、".join(one.said.zh for one in wanted), ", ".join(one.said.en for one in wanted)
    return Said(
        f"{named.zh}没有签署原决定（签署的是{zh}）；更正由签署原决定的部门签署",
        f"{named.en} did not sign the decision ({en} did); its correction is signed by the same departments",
    )
