"""The procedure of a case, told in Chinese and tried on the state machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from service.casework.acts import decision
from service.casework.acts.act import Act
from service.casework.acts.site_visit import Recuse
from service.casework.disputes import unsettled_objections
from service.casework.labels import LABELS
from service.casework.next_steps import Outlook, next_steps
from service.casework.perform import Refused
from service.casework.signing import content_digest, signatures
from service.casework.state import State
from service.vocabulary.assessment import Recommendation
from service.vocabulary.person import Department, Role
from tests.casework.builders import (
    ASSESSOR,
    CITY,
    DRC,
    EXPERT,
    EXPERT_2,
    FINANCE,
    MIIT,
    OTHER_DRC,
    PARK,
    Walk,
    drafted,
    imported,
    person,
)
from tests.casework.proper_acts import proper
from tests.casework.stages import at
from tests.conventions.repository import ROOT

ACTS = {said.zh: act for act, said in LABELS.items()}
STATES = {state.label: state for state in State}
PEOPLE = {
    "园区填报员": PARK,
    "初审员": CITY,
    "评估员": ASSESSOR,
    "专家甲": EXPERT,
    "专家乙": EXPERT_2,
    "发改审批人": DRC,
    "工信审批人": MIIT,
    "另一位发改审批人": OTHER_DRC,
    "财政审批人": FINANCE,
    "曾任专家的审批人": person(EXPERT.id, Role.APPROVER, department=Department.DRC),
    "调任工信的发改审批人": replace(DRC, department=Department.MIIT),
    "外省评估员": replace(ASSESSOR, jurisdiction="jiangsu"),
    "别的园区填报员": replace(PARK, park="P2"),
    "已停用的评估员": replace(ASSESSOR, active=False),
    "系统管理员": person(8, Role.SYSTEM_ADMIN),
    "只读用户": person(9, Role.VIEWER),
}

scenarios(str(ROOT / "features" / "journeys" / "procedure.feature"))


@dataclass
class Told:
    """What the last refused act said, and what a signer saw."""

    refused: str = ""
    seen: str = ""


@pytest.fixture
def told() -> Told:
    return Told()


def attempt(there: Walk, told: Told, act: Act, name: str) -> None:
    """Try an act that will be refused, or not."""
    try:
        there.do(act, by=PEOPLE[name])
    except Refused as refused:
        told.refused = str(refused)
    else:
        told.refused = ""


def outlook(there: Walk) -> Outlook:
    return next_steps(there.now, there.procedure, there.today)


@given(parsers.parse("案卷处于“{state}”"), target_fixture="there")
def reached(state: str) -> Walk:
    return at(STATES[state])


@when(parsers.parse("{name}办理“{label}”"))
def done(there: Walk, name: str, label: str) -> None:
    there.do(mine(proper(ACTS[label], there), name), by=PEOPLE[name])


@when(parsers.parse("{name}尝试“{label}”"))
def tried(there: Walk, told: Told, name: str, label: str) -> None:
    attempt(there, told, proper(ACTS[label], there), name)


def mine(act: Act, name: str) -> Act:
    """An expert recuses themself."""
    return replace(act, expert=PEOPLE[name].id) if isinstance(act, Recuse) else act


@when(parsers.parse("评价得出“{recommendation}”"))
def evaluated(there: Walk, recommendation: str) -> None:
    there.do(there.assessment(Recommendation(recommendation)))


@when(parsers.parse("评估员尝试拟定“{recommendation}”"))
def drafted_otherwise(there: Walk, told: Told, recommendation: str) -> None:
    attempt(there, told, drafted(Recommendation(recommendation)), "评估员")


@when(parsers.parse("园区导入的申报改动了“{code}”"))
def imported_with(there: Walk, told: Told, code: str) -> None:
    number = sum(one.act.kind == "import_submission" for one in there.now.acts) + 1
    attempt(there, told, imported(number, changed=(code,)), "园区填报员")


@when(parsers.parse("过了{days:d}天"))
def waited(there: Walk, days: int) -> None:
    there.wait(days)


@when(parsers.parse("{name}查看决定"))
def looked_at(there: Walk, told: Told, name: str) -> None:
    told.seen = content_digest(there.now)


@when(parsers.parse("{name}按看过的内容会签"))
def signed_as_seen(there: Walk, told: Told, name: str) -> None:
    attempt(there, told, decision.Sign(content=told.seen), name)


@when("财政审批人出具不同意的会商意见")
def disagreed(there: Walk) -> None:
    opinion = decision.GiveOpinion(department=Department.FINANCE, agrees=False, opinion="资金使用待核")
    there.do(opinion, by=FINANCE)


@when("异议成立")
def objection_upheld(there: Walk) -> None:
    (objection,) = unsettled_objections(there.now)
    there.do(decision.SettleObjection(objection=objection.seq, upheld=True, reason="数据确有出入"))


@when("申诉成立")
def appeal_upheld(there: Walk) -> None:
    there.do(decision.DecideAppeal(upheld=True, reason="事实不清"), by=OTHER_DRC)


@then(parsers.parse("案卷处于“{state}”，是第{round_:d}轮"))
def stands(there: Walk, state: str, round_: int) -> None:
    assert (there.now.state, there.now.round) == (STATES[state], round_)


@then(parsers.re("被拒绝，因为“(?P<reason>.*)”"))
def refused(told: Told, reason: str) -> None:
    assert reason in told.refused


@then(parsers.parse("等待办理“{label}”"))
def awaited(there: Walk, label: str) -> None:
    assert label in {step.label.zh for step in outlook(there).steps if step.awaited}


@then(parsers.parse("“{label}”应在{day}以前办理"))
def due(there: Walk, label: str, day: str) -> None:
    (step,) = [step for step in outlook(there).steps if step.label.zh == label]
    assert step.due == date.fromisoformat(day)


@then("没有待办事项")
def nothing_left(there: Walk) -> None:
    assert [step for step in outlook(there).steps if step.awaited] == []


@then(parsers.parse("有效签名{standing:d}个，作废{void:d}个"))
def signed(there: Walk, standing: int, void: int) -> None:
    given_ = signatures(there.now)
    assert (sum(one.stands for one in given_), sum(not one.stands for one in given_)) == (standing, void)
