"""Cases and the registry: a case stays with its park, whatever its code; coverage and duties read it."""

from datetime import date
from fractions import Fraction

import pytest

from service.casework.acts.carrying_out import ReportProgress
from service.casework.duties import Progress
from service.casework.park_history import happened
from service.settings import Settings
from service.vocabulary.park import ApprovingLevel, Park, Upgraded
from service.workflow.parks.case_milestones import case_reports, park_milestones
from service.workflow.parks.programme_coverage import programme_coverage
from service.workflow.parks.programme_duties import programme_duties
from service.workflow.parks.registry_rules import opened_rules, programme_of
from service.workflow.parks.show_park import show_park
from tests.casework.builders import Walk, opening, plan, walk
from tests.casework.parks import ground, park
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE, stored
from tests.workflow.registries import TODAY, appraised, listed, with_parks

ZHEJIANG = park("P1", jurisdiction="zhejiang", name="澄园")
ON_SQLITE = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def a_case() -> Walk:
    """Of the park above, its plan approved and a year reported on."""
    progress = ReportProgress(year=2024, filed_on=date(2025, 1, 10), progress="按方案推进")
    return walk().do(opening(programme="145"), plan(), progress)


def with_case(installation: Installation, driven: Walk) -> Settings:
    settings = with_parks(installation.settings, ZHEJIANG, park("S337902", jurisdiction="zhejiang"))
    with installation.open() as database:
        stored(database, driven)
    return settings


def test_a_case_stays_with_its_park_through_another_code(installation: Installation) -> None:
    settings = with_case(installation, a_case())
    upgrade = Upgraded(ground(), ApprovingLevel.PROVINCIAL, ApprovingLevel.NATIONAL, "S331901", "G331901")
    raised = happened(Park("P1", "S331901", "澄园", "zhejiang", ApprovingLevel.PROVINCIAL), upgrade, {})
    programme = programme_of("145", opened_rules(settings))
    with installation.open() as database, database.reading() as session:
        found = park_milestones(session, programme, [raised, park("S337902")])
        assert [(id_, one.case) for id_, one in found.items()] == [("P1", CASE)]
        assert [one.park for one in case_reports(session, programme, [raised])] == ["P1"]
        assert case_reports(session, programme, [park("S337902")]) == ()


@ON_SQLITE
def test_coverage_counts_what_the_case_has_reached_by_the_day(installation: Installation) -> None:
    driven = a_case()
    settings = with_case(installation, driven)
    for id_ in ("P1", "S337902"):
        appraised(settings, id_)
    carried = dict(programme_coverage(settings, "", ("浙江",), TODAY).rows)["zhejiang"]
    assert (carried.carried_out.exact, carried.accepted.exact) == (Fraction(1, 2), Fraction(0))
    before = dict(programme_coverage(settings, "", ("浙江",), date(2022, 4, 30)).rows)["zhejiang"]
    assert before.carried_out.reached + before.carried_out.reached_undetermined == 0


@ON_SQLITE
def test_a_report_in_the_case_meets_the_duty(installation: Installation) -> None:
    settings = with_case(installation, a_case())
    listed(settings, "P1")
    found = {
        one.obligation.occasion.period: (one.progress, one.days)
        for one in programme_duties(settings, "", "", "澄园", TODAY).statuses
    }
    assert found["2024"] == (Progress.DONE, 10)
    assert found["2023"][0] is Progress.OVERDUE
    (standing,) = show_park(settings, "澄园").programmes
    assert standing.case is not None
    assert (standing.case.case, standing.case.carried_out) == (CASE, date(2022, 5, 1))
    assert [filing.period for filing in standing.filings] == ["2024"]
