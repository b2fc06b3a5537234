"""Acts that judge, with defaults, and a case in which they have their place."""

from decimal import Decimal
from typing import Any

from service.casework.acts import application, evaluation, site_visit, submission
from service.casework.acts.carrying_out import OpenReevaluation, ReportItem
from service.vocabulary.assessment import Recommendation
from service.vocabulary.day import months_later
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, DRC, FAILED, MIIT, OTHER_DRC, Walk, drafted, walk


def judging(**changes: Any) -> Walk:
    """A case on its site visit; `changes` are of the imported workbook."""
    begun = walk().accepted().checked(**changes)
    return begun.do(begun.pre_assessment())


def judging_again(begun: Walk) -> Walk:
    """The same case on the site visit of its second round."""
    begun.visited().do(begun.assessment(Recommendation.RECTIFY)).decided(Recommendation.RECTIFY)
    for item in FAILED:
        begun.do(ReportItem(rule=item.rule, subject=item.subject, reply="已整改"))
    begun.do(OpenReevaluation()).checked(2, changed=("energy_total",))
    return begun.do(begun.pre_assessment())


def applied_again(begun: Walk) -> Walk:
    """The same case on the site visit of another application, the first being withdrawn."""
    begun.do(application.Withdraw(reason="重新准备"), application.Apply())
    begun.do(application.AcceptApplication(opinion="材料齐全")).checked(2)
    return begun.do(begun.pre_assessment())


def judgement(answer: str = "符合", item: str = "TG-07", basis: str = "") -> site_visit.RecordJudgement:
    """An answer to a check."""
    return site_visit.RecordJudgement(item=item, answer=answer, basis=basis)


def sheet(number: int = 1, items: tuple[str, ...] = ("TG-07",)) -> site_visit.ImportJudgements:
    """A 核查记录 is taken in."""
    return site_visit.ImportJudgements(workbook=f"{number}" * 64, items=items)


def dispute(established: str | None = None, raw: str = "") -> submission.DisputeValue:
    """The energy total of 2025 is disputed."""
    value = None if established is None else Decimal(established)
    return submission.DisputeValue(
        code="energy_total", year=2025, reason="口径不一致", established=value, raw=raw, unit="tce"
    )


def attested(code: str, value: str = "44") -> site_visit.RecordVerification:
    """A third party attests a value of 2025."""
    found = site_visit.VerifiedValue(code=code, year=2025, value=Decimal(value))
    return site_visit.RecordVerification(organisation="某核查机构", report="r" * 64, values=(found,))


def recusal(expert: Person, *items: str) -> site_visit.Recuse:
    """An expert takes no part."""
    return site_visit.Recuse(expert=expert.id, expert_name=expert.name, reason="曾为园区编制方案", items=items)


def without_drc(recommendation: Recommendation = Recommendation.PASS) -> Walk:
    """A decision drafted in a case of which an approver is recused, whom nothing else keeps from it."""
    begun = judging().do(recusal(DRC), by=ASSESSOR).visited()
    return begun.do(begun.assessment(recommendation), drafted(recommendation))


def issued_without_drc(recommendation: Recommendation = Recommendation.PASS) -> Walk:
    """The same, issued."""
    return without_drc(recommendation).sign(OTHER_DRC, MIIT).published().issued()


def waive(begun: Walk, subject: str = "TG-07", months: int = 6) -> Walk:
    """A waiver is proposed and granted."""
    until = months_later(begun.today, months)
    begun.do(evaluation.ProposeWaiver(subject=subject, reason="园区无此类企业", until=until))
    return begun.do(evaluation.GrantWaiver(waiver=begun.now.version), by=DRC)
