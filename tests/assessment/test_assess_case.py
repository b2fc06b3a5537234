"""A case is assessed by its workbook and all that is judged in it, with its waivers and without."""

from service.assessment.assess_case import CaseAssessment, assess_case
from service.vocabulary.day import months_later
from service.vocabulary.finding import Verdict
from service.vocabulary.person import Role
from tests.assessment.cases import case
from tests.casework.builders import Walk, person
from tests.casework.judging import judgement, judging, recusal, sheet, waive

WAIVABLE = "LY-08"


def assessed(begun: Walk, months: int = 0) -> CaseAssessment:
    of = case("pass")
    imported = {one.seq: of.judgements() for one in begun.now.acts if one.act.kind == "import_judgements"}
    on = months_later(begun.today, months)
    return assess_case(begun.now, of.submission(), imported, of.pack, of.rubric, on)


def verdict(of: CaseAssessment, rule: str) -> Verdict:
    return next(f.verdict for f in of.assessment.findings if f.rule == rule)


def test_without_acts_of_its_own_a_case_is_assessed_like_its_files() -> None:
    of = case("pass")
    made = assessed(judging().do(sheet()))
    assert made.assessment == of.assessment()
    assert (made.without_waivers, made.idle_waivers, made.verified) == (None, (), ())


def test_a_waiver_counts_and_the_assessment_without_it_is_there_too() -> None:
    made = assessed(waive(judging().do(sheet()), WAIVABLE))
    assert verdict(made, WAIVABLE) is Verdict.NOT_APPLICABLE
    assert made.idle_waivers == ()
    without = made.without_waivers
    assert without is not None
    assert without.scorecard.score == case("pass").assessment().scorecard.score != made.assessment.scorecard.score


def test_an_expired_waiver_does_not_count() -> None:
    made = assessed(waive(judging().do(sheet()), WAIVABLE, months=1), months=2)
    assert verdict(made, WAIVABLE) is not Verdict.NOT_APPLICABLE
    assert made.without_waivers is None


def test_a_waiver_of_an_indicator_for_which_the_park_states_a_value_is_idle() -> None:
    made = assessed(waive(judging().do(sheet()), "water_reuse"))
    assert made.idle_waivers == ("water_reuse",)
    assert made.without_waivers is not None
    assert made.without_waivers.scorecard.score == made.assessment.scorecard.score


def test_opinions_recorded_one_by_one_are_combined_like_those_of_a_sheet() -> None:
    begun = judging()
    assert verdict(assessed(begun), "PJ-05") is Verdict.MANUAL
    experts = [person(40 + number, Role.EXPERT) for number in range(3)]
    for expert, answer in zip(experts, ("符合", "不符合", "不符合"), strict=True):
        begun.do(judgement(answer, "PJ-05"), by=expert)
    assert verdict(assessed(begun), "PJ-05") is Verdict.UNMET
    begun.do(recusal(experts[2]), by=experts[2])
    assert verdict(assessed(begun), "PJ-05") is Verdict.MANUAL
