"""Steps in a line."""

from service.casework.next_steps import next_steps
from service.casework.state import State
from service.cli.case.steps import stand, told_step, whose
from service.vocabulary.language import Language
from tests.casework.stages import at


def test_a_step_says_what_who_until_when_and_how() -> None:
    walk = at(State.SIGNING)
    outlook = next_steps(walk.now, walk.procedure, walk.today)
    assert stand(outlook, Language.ZH) == "现处于：会商会签（第 1 轮）"
    step = next(step for step in outlook.steps if step.awaited)
    assert whose(step, Language.ZH) == "审批人：发改、工信"
    assert told_step(step, "x-1", Language.ZH).endswith("acceptance case sign x-1 --content 摘要 --by 人员")
    assert told_step(step, "x-1", Language.EN).startswith("next: sign (approver: ")
