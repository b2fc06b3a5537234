"""What the cases of the demonstration tell: the workbooks each has, how far it has come, and what happened then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from service.casework.acts import carrying_out, decision
from service.casework.rectification import items_to_rectify
from service.workflow.cases.read_case import read_case
from service.workflow.demo.books import Kind
from service.workflow.demo.cases import DemoCase, Stage
from service.workflow.demo.cast import ASSESSOR

_RECENT = timedelta(days=42)
"""After the first case was opened; publicity lasts longer than is left from then to now."""
_ANSWERS = {
    ("CR-A4", "indicator:energy_intensity"): "填报时把万元误作元，正确的是 1.0200 tce/万元，见佐证 ZZ01。",
    ("CR-F1C", "indicator:vocs_reduction"): "方案原文即为“约400吨”。",
}


def answered(case: DemoCase) -> None:
    """The park answers what it is asked."""
    case.answer(_ANSWERS)


def objected(case: DemoCase) -> None:
    """Somebody objects to the decision that is published; nobody has answered yet."""
    case.do(
        decision.LodgeObjection(objector="示例热电有限公司（演示）", objection="公示的余热利用项目尚未投运"), ASSESSOR
    )


def replying(case: DemoCase) -> None:
    """The park has put one thing right and is at work on the next."""
    for place, one in enumerate(items_to_rectify(read_case(case.settings, case.id))[:2]):
        reply = "已完成，现场照片备查（演示）。" if place == 0 else "设备已订货，预计两个月后到货（演示）。"
        rule, subject = one.item.rule, one.item.subject
        told = carrying_out.PrepareReply(rule=rule, subject=subject, reply=reply, ready=place == 0)
        case.do(told, case.submitter)


def appealed(case: DemoCase) -> None:
    """The park does not accept the decision."""
    grounds = "副产物交换率按企业台账应为 78%，核查时漏计一条管线，请复核（演示）。"
    case.do(decision.LodgeAppeal(grounds=grounds), case.submitter)


@dataclass(frozen=True, slots=True)
class Story:
    """kind: of the workbooks; stage: how far the case comes by the procedure; then: what happens besides; later: how
    long after the first case it was opened."""

    kind: Kind
    stage: Stage
    then: Callable[[DemoCase], None] | None = None
    later: timedelta = timedelta()


STORIES = (
    Story(Kind.SLIPPED, Stage.CHECKING, answered),
    Story(Kind.SOUND, Stage.CHECKING),
    Story(Kind.FAILING, Stage.VISITING),
    Story(Kind.LACKING, Stage.EVALUATED),
    Story(Kind.SHORT, Stage.EVALUATED),
    Story(Kind.SOUND, Stage.PUBLISHED, objected, _RECENT),
    Story(Kind.SOUND, Stage.DRAFTED),
    Story(Kind.FAILING, Stage.ISSUED, replying),
    Story(Kind.FAILING, Stage.REEVALUATED),
    Story(Kind.SOUND, Stage.ISSUED),
    Story(Kind.SHORT, Stage.ISSUED, appealed),
)
