"""Cases of the demonstration, driven by the very acts that people do, each as far as it is to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from pathlib import Path

from service.casework.acts import application, carrying_out, decision, site_visit, submission
from service.casework.acts.act import Act
from service.casework.rectification import items_to_rectify
from service.casework.signing import content_digest
from service.settings import Settings
from service.vocabulary.day import day_of
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.open_listed_case import open_listed_case
from service.workflow.cases.perform_act import Asked, perform_act
from service.workflow.cases.read_case import read_case
from service.workflow.cases.sign_decision import sign_decision
from service.workflow.demo.cast import ASSESSOR, DRC, EXPERTS, MIIT, REVIEWERS
from service.workflow.demo.province import DemoPark

_STEP = timedelta(minutes=7)
_PUBLICITY = timedelta(days=8)
_REPORTED = 2025
"""The year that the parks report on."""
_AUTHORITY = "示例省发展改革委、工业和信息化厅"


class Stage(IntEnum):
    """How far a case has come, in the order of the procedure."""

    PLANNED = 1
    APPLIED = 2
    ACCEPTED = 3
    CHECKING = 4
    VISITING = 5
    EVALUATED = 6
    DRAFTED = 7
    SIGNED = 8
    PUBLISHED = 9
    ISSUED = 10
    REPLIED = 11
    REEVALUATED = 12


@dataclass(slots=True)
class DemoCase:
    """A case on its way. books: 评估工作簿 and 核查记录, needed from the import on; submitter: acts for the park; at:
    when the next act is done; put_right: the workbooks after rectification, needed from the re-evaluation on."""

    settings: Settings
    park: DemoPark
    submitter: str
    at: datetime
    books: tuple[Path, Path] | None = None
    id: str = ""
    put_right: tuple[Path, Path] | None = None

    def drive(self, stage: Stage) -> DemoCase:
        """As far as that stage.

        Raises:
            Refused, Fault, StorageError, RuleProblems: the demonstration no longer fits the procedure or the rules.
        """
        for reached, step in _STEPS.items():
            if reached <= stage:
                step(self)
        return self

    def asked(self, who: str) -> Asked:
        """Somebody, a little later than the one before."""
        self.at += _STEP
        return Asked(who, None, self.at)

    def do(self, act: Act, who: str = ASSESSOR) -> None:
        """One act."""
        perform_act(self.settings, self.id, act, self.asked(who))

    def report(self, difficulties: tuple[str, ...], supported: int) -> None:
        """The park reports a year's progress with its difficulties; for so many of them support is given."""
        told = carrying_out.ReportProgress(
            year=_REPORTED, filed_on=day_of(self.at), progress="按方案推进（演示）", difficulties=difficulties
        )
        self.do(told, self.submitter)
        seq = len(read_case(self.settings, self.id).acts)
        for place in range(1, supported + 1):
            given = carrying_out.GiveSupport(
                report=seq, difficulty=place, supporter="示例省发展改革委", support="列入专项资金支持计划"
            )
            self.do(given)

    def answer(self, texts: dict[tuple[str, str], str]) -> None:
        """The park answers some questions of the data check. texts: rule and subject → answer."""
        for (rule, subject), text in texts.items():
            self.do(submission.AnswerQuestion(rule=rule, subject=subject, answer=text), self.submitter)

    def paper(self, at: int) -> Path:
        """One of its workbooks."""
        assert self.books is not None
        return self.books[at]


def _plan(case: DemoCase) -> None:
    case.id = open_listed_case(case.settings, case.park.code, "", case.asked(ASSESSOR)).case_id
    case.do(
        application.RecordPlan(
            version="报批稿",
            approved=True,
            authority=_AUTHORITY,
            document="示发改环资〔2022〕88号",
            decided_on=date(2022, 5, 20),
        )
    )
    case.do(
        application.RecordPlan(
            version="报批稿第一次调整",
            approved=True,
            authority=_AUTHORITY,
            document="示发改环资〔2024〕31号",
            decided_on=date(2024, 3, 12),
            amended_targets=(application.AmendedTarget(code="wastewater_reduction", old="320", new="300"),),
            replaced_projects=(
                application.ReplacedProject(project="废盐熔融示范线", by="高盐废水分盐资源化", reason="成本过高"),
            ),
        )
    )


def _apply(case: DemoCase) -> None:
    case.do(application.Apply(), case.submitter)


def _accept(case: DemoCase) -> None:
    case.do(application.AcceptApplication(opinion="材料齐全"), REVIEWERS[case.park.city])


def _import(case: DemoCase) -> None:
    import_submission(case.settings, case.id, case.paper(0), case.asked(ASSESSOR))


def _visit(case: DemoCase) -> None:
    case.do(submission.FinishDataCheck())
    pre_assess(case.settings, case.id, case.asked(ASSESSOR))


def _evaluate(case: DemoCase) -> None:
    import_judgements(case.settings, case.id, case.paper(1), case.asked(ASSESSOR))
    for expert, score in zip(EXPERTS, (92, 90, 91), strict=True):
        case.do(site_visit.ScoreItem(item="PJ-05", score=Decimal(score)), expert)
    case.do(site_visit.FinishSiteVisit(visited_on=day_of(case.at), leader=ASSESSOR))
    evaluate_case(case.settings, case.id, case.asked(ASSESSOR))


def _draft(case: DemoCase) -> None:
    draft_decision(case.settings, case.id, Duties(), case.asked(ASSESSOR))


def _sign(case: DemoCase) -> None:
    for approver in (DRC, MIIT):
        digest = content_digest(read_case(case.settings, case.id))
        sign_decision(case.settings, case.id, digest, case.asked(approver))


def _publish(case: DemoCase) -> None:
    first = day_of(case.at)
    last = first + _PUBLICITY
    case.do(decision.Publish(first_day=first, last_day=last, where="示例省发展改革委网站（演示）"), DRC)


def _issue(case: DemoCase) -> None:
    case.at += _PUBLICITY + timedelta(days=1)
    number = int(case.id.rpartition("-")[2])
    case.do(decision.Issue(document=f"示发改环资〔演示〕{number}号", dated=day_of(case.at)), DRC)


def _reply(case: DemoCase) -> None:
    for one in items_to_rectify(read_case(case.settings, case.id)):
        rule, subject = one.item.rule, one.item.subject
        reply = f"{rule} 已按要求整改，现场照片和台账备查（演示）。"
        case.do(carrying_out.PrepareReply(rule=rule, subject=subject, reply=reply, ready=True), case.submitter)
    case.do(carrying_out.HandInReplies(), case.submitter)


def _reevaluate(case: DemoCase) -> None:
    case.do(carrying_out.OpenReevaluation())
    case.books = case.put_right
    for step in (_import, _visit, _evaluate):
        step(case)


_STEPS = {
    Stage.PLANNED: _plan,
    Stage.APPLIED: _apply,
    Stage.ACCEPTED: _accept,
    Stage.CHECKING: _import,
    Stage.VISITING: _visit,
    Stage.EVALUATED: _evaluate,
    Stage.DRAFTED: _draft,
    Stage.SIGNED: _sign,
    Stage.PUBLISHED: _publish,
    Stage.ISSUED: _issue,
    Stage.REPLIED: _reply,
    Stage.REEVALUATED: _reevaluate,
}
