"""People, a procedure, acts with defaults, and a walk that drives a case to any state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from service.casework.acts import application, carrying_out, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.basis import evaluation_basis
from service.casework.case import Case
from service.casework.perform import perform
from service.casework.procedure import Procedure
from service.casework.signing import content_digest
from service.casework.transitions import TRANSITIONS
from service.casework.waivers import waivers
from service.vocabulary.assessment import Digests, Recommendation, RectificationItem
from service.vocabulary.assessment_summary import AssessmentSummary, OpenQuestion
from service.vocabulary.day import day_of
from service.vocabulary.person import Department, Person, Role

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
EVALUATED_ON = date(2026, 3, 1)
RECTIFY_BY = date(2026, 9, 1)
SUPPLY_BY = date(2026, 3, 21)
FAILED = (
    RectificationItem("TG-07", "indicator:energy_intensity", "能耗强度降到目标值"),
    RectificationItem("RS-02", "indicator:water_reuse", "再生水利用率达到目标值"),
)
QUESTION = OpenQuestion("CR-A1", "indicator:energy_intensity", "high", "能耗强度与复算不符")
REOPENS = {
    "indicator:energy_intensity": ("energy_intensity", "energy_total"),
    "indicator:water_reuse": ("water_reuse",),
}


def person(id_: int, role: Role, **changes: Any) -> Person:
    complete = Person(id_, f"{role.label}{id_}", role, None, "zhejiang", "宁海市", "P1")
    return replace(complete, **changes)


ASSESSOR = person(1, Role.ASSESSOR)
PARK = person(2, Role.SUBMITTER)
CITY = person(3, Role.CITY_REVIEWER)
EXPERT, EXPERT_2, EXPERT_3 = (person(id_, Role.EXPERT) for id_ in (11, 12, 13))
DRC = person(21, Role.APPROVER, department=Department.DRC)
MIIT = person(22, Role.APPROVER, department=Department.MIIT)
OTHER_DRC = person(23, Role.APPROVER, department=Department.DRC)
FINANCE = person(24, Role.APPROVER, department=Department.FINANCE)
PEOPLE = {
    Role.ASSESSOR: ASSESSOR,
    Role.SUBMITTER: PARK,
    Role.CITY_REVIEWER: CITY,
    Role.EXPERT: EXPERT,
    Role.APPROVER: DRC,
}
"""Who does what only one role may do."""


def procedure(**changes: Any) -> Procedure:
    plain = Procedure(
        id="test",
        title="测试程序",
        note="",
        jurisdiction="",
        signature_departments=(Department.DRC, Department.MIIT),
        opinion_departments=(),
        experts_needed=2,
        score_lowest=Decimal(0),
        score_highest=Decimal(100),
        score_spread=Decimal(20),
        publicity_days=7,
        appeal_days=60,
        extension_months=12,
        extensions=1,
        rectifications=1,
        review_days=10,
        signing_days=5,
        objection_reply_days=15,
        appeal_reply_days=60,
    )
    return replace(plain, **changes)


def summary(recommendation: Recommendation = Recommendation.PASS, **changes: Any) -> AssessmentSummary:
    deadline = {Recommendation.RECTIFY: RECTIFY_BY, Recommendation.UNDETERMINED: SUPPLY_BY}.get(recommendation)
    grades = {Recommendation.PASS: "良好", Recommendation.RECTIFY: "不合格", Recommendation.REJECT: "不合格"}
    plain = AssessmentSummary(
        assessment="a" * 64,
        digests=Digests("w1", "", "pack", "rubric"),
        pack="base-145",
        pack_version="1.0",
        evaluation_date=EVALUATED_ON,
        evaluated_year=2025,
        recommendation=recommendation,
        grade=grades.get(recommendation, ""),
        score="85",
        completeness="1",
        failed=FAILED if recommendation is Recommendation.RECTIFY else (),
        deadline=deadline,
    )
    return replace(plain, **changes)


def opening(**changes: Any) -> application.OpenCase:
    plain = application.OpenCase(
        park="P1", park_name="示例园区", jurisdiction="zhejiang", city="宁海市", programme="145"
    )
    return replace(plain, **changes)


def plan(**changes: Any) -> application.RecordPlan:
    plain = application.RecordPlan(
        version="1", approved=True, authority="省发展改革委", document="发改〔2022〕1号", decided_on=date(2022, 5, 1)
    )
    return replace(plain, **changes)


def stated_plan(**changes: Any) -> submission.StatedPlan:
    plain = submission.StatedPlan(
        version="1", approved=True, authority="省发展改革委", document="发改〔2022〕1号", decided_on=date(2022, 5, 1)
    )
    return replace(plain, **changes)


def imported(number: int = 1, **changes: Any) -> submission.ImportSubmission:
    plain = submission.ImportSubmission(
        workbook=f"w{number}",
        submission=f"s{number}",
        pack="base-145",
        evaluation_date=EVALUATED_ON,
        plans=(stated_plan(),),
        previous=f"s{number - 1}" if number > 1 else "",
    )
    return replace(plain, **changes)


def rectified(item: RectificationItem, **changes: Any) -> evaluation.ItemToRectify:
    plain = evaluation.ItemToRectify(
        rule=item.rule,
        subject=item.subject,
        demand=item.demand,
        owner="示例园区管委会",
        deadline=RECTIFY_BY,
        reopens=REOPENS[item.subject],
    )
    return replace(plain, **changes)


def drafted(recommendation: Recommendation = Recommendation.PASS, **changes: Any) -> evaluation.DraftDecision:
    rectify = recommendation is Recommendation.RECTIFY
    plain = evaluation.DraftDecision(
        decision=recommendation,
        grade=summary(recommendation).grade,
        items=tuple(rectified(item) for item in FAILED) if rectify else (),
        deadline=RECTIFY_BY if rectify else None,
    )
    return replace(plain, **changes)


@dataclass
class Walk:
    """A case being driven on: each act a minute after the one before, by whoever may do it unless said otherwise."""

    procedure: Procedure
    case: Case | None = None
    at: datetime = START

    @property
    def now(self) -> Case:
        assert self.case is not None
        return self.case

    @property
    def today(self) -> date:
        return day_of(self.at)

    def do(self, *acts: Act, by: Person | None = None) -> Walk:
        for act in acts:
            self.at += timedelta(minutes=1)
            who = by or PEOPLE[TRANSITIONS[type(act)].roles[0]]
            self.case = perform(self.case, act, who, self.at, self.procedure)
        return self

    def wait(self, days: int) -> Walk:
        self.at += timedelta(days=days)
        return self

    def open(self) -> Walk:
        return self.do(opening(), plan())

    def accepted(self) -> Walk:
        return self.open().do(application.Apply(), application.AcceptApplication(opinion="材料齐全"))

    def checked(self, number: int = 1, **changes: Any) -> Walk:
        return self.do(imported(number, **changes), submission.FinishDataCheck())

    def assessed(self, recommendation: Recommendation = Recommendation.PASS, **changes: Any) -> Walk:
        """From 预评价 to an evaluation."""
        return self.do(self.pre_assessment()).visited().do(self.assessment(recommendation, **changes))

    def visited(self, item: str = "TG-07") -> Walk:
        for expert in (EXPERT, EXPERT_2):
            self.do(site_visit.ScoreItem(item=item, score=Decimal(80)), by=expert)
        return self.do(site_visit.FinishSiteVisit(visited_on=self.today, leader="组长"))

    def pre_assessment(self) -> evaluation.PreAssess:
        return evaluation.PreAssess(summary=self.summary(), basis=evaluation_basis(self.now, self.today))

    def assessment(self, recommendation: Recommendation = Recommendation.PASS, **changes: Any) -> evaluation.Evaluate:
        in_force = any(one.in_force(self.today) for one in waivers(self.now))
        made = self.summary(recommendation, **changes)
        return evaluation.Evaluate(
            summary=made,
            basis=evaluation_basis(self.now, self.today),
            without_waivers=made if in_force else None,
        )

    def summary(self, recommendation: Recommendation = Recommendation.PASS, **changes: Any) -> AssessmentSummary:
        sheet, judged = self.now.last(submission.ImportSubmission), self.now.last(site_visit.ImportJudgements)
        digests = Digests(sheet.act.workbook if sheet else "", judged.act.workbook if judged else "", "pack", "rubric")
        return summary(recommendation, digests=digests, **changes)

    def sign(self, *people: Person) -> Walk:
        for signer in people or (DRC, MIIT):
            self.do(decision.Sign(content=content_digest(self.now)), by=signer)
        return self

    def published(self) -> Walk:
        days = timedelta(days=max(self.procedure.publicity_days, 1) - 1)
        return self.do(
            decision.Publish(first_day=self.today, last_day=self.today + days, where="门户网站"), by=ASSESSOR
        )

    def issued(self) -> Walk:
        self.wait(max(self.procedure.publicity_days, 1))
        return self.do(decision.Issue(document="浙发改〔2026〕1号", dated=self.today), by=ASSESSOR)

    def decided(self, recommendation: Recommendation = Recommendation.PASS) -> Walk:
        """From the drafted decision to the document."""
        return self.do(drafted(recommendation)).sign().published().issued()


def walk(**changes: Any) -> Walk:
    return Walk(procedure(**changes))


def decided(recommendation: Recommendation = Recommendation.PASS, **changes: Any) -> Walk:
    """A case with that decision issued."""
    return walk(**changes).accepted().checked().assessed(recommendation).decided(recommendation)


def reevaluated(**changes: Any) -> Walk:
    """A case in its second round, with the workbook put right and checked."""
    return reopened(decided(Recommendation.RECTIFY, **changes))


def reopened(begun: Walk) -> Walk:
    """From a rectification to its re-evaluation."""
    for item in FAILED:
        begun.do(carrying_out.ReportItem(rule=item.rule, subject=item.subject, reply="已整改"))
    return begun.do(carrying_out.OpenReevaluation())
