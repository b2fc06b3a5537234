"""A case that is decided, in which offices wrote much that is not for the park to read."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from service.casework.acts import decision
from service.casework.signing import content_digest
from service.vocabulary.person import Department
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.cases.sign_decision import sign_decision
from tests.workflow.case_desk import AT, ON, CaseDesk, asked, desk

INSIDE = ("某部门的会商意见", "匿名举报人", "举报的内容", "不成立的内部理由", "EC-07", "林镕")
"""Words of opinions, objections, scores, and the name of an expert."""
_LAST = ON + timedelta(days=20)


def signing(folder: Path) -> CaseDesk:
    """Drafted, with an opinion."""
    at = desk("failing", folder)
    draft_decision(at.settings, at.case, Duties(), asked())
    opinion = decision.GiveOpinion(department=Department.DRC, agrees=True, opinion=INSIDE[0])
    perform_act(at.settings, at.case, opinion, asked("发改"))
    return at


def objected(folder: Path, *, upheld: bool) -> CaseDesk:
    """Signed, and published with an objection that is answered."""
    at = signing(folder)
    for who in ("发改", "工信"):
        sign_decision(at.settings, at.case, content_digest(read_case(at.settings, at.case)), asked(who))
    public = decision.Publish(first_day=ON, last_day=_LAST, where="示例网站")
    perform_act(at.settings, at.case, public, asked("发改"))
    objection = decision.LodgeObjection(objector=INSIDE[1], objection=INSIDE[2])
    seq = perform_act(at.settings, at.case, objection, asked()).recorded.seq
    settled = decision.SettleObjection(objection=seq, upheld=upheld, reason=INSIDE[3])
    perform_act(at.settings, at.case, settled, asked("发改"))
    return at


def issued(folder: Path) -> CaseDesk:
    """The objection dismissed, and the decision issued."""
    at = objected(folder, upheld=False)
    later = AT + timedelta(days=25)
    issue = decision.Issue(document="示发改环资〔2026〕7号", dated=ON + timedelta(days=25))
    perform_act(at.settings, at.case, issue, asked("发改", at=later))
    return at
