"""The parks behind the coverage are told park by park: as many as its rates count, whoever they took the place of."""

import pytest

from service.access.scope import Extent, Scope
from service.storage.overview_figures import situation
from service.vocabulary.listing import Answer
from service.workflow.installation.open_database import opened
from service.workflow.overview.parks_reached import parks_reached, standings
from service.workflow.overview.province import read_cases, read_province
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.overview.show_overview import covering
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import HERE, a_province, put_province
from tests.workflow.registries import TODAY


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_the_rates_are_of_these_parks(installation: Installation) -> None:
    put_province(installation.settings, a_province())
    rules = rules_at_hand(installation.settings)
    programme, scope = rules.registry.programmes["145"], Scope(Extent.JURISDICTION, HERE)
    with opened(installation.settings) as database, database.reading() as session:
        of = read_province(database, session, rules, programme, TODAY, scope)
        cases, now = read_cases(session, of), situation(session, programme.id, scope, TODAY)
    rate = covering(of, now)(of.seen.keys()).carried_out
    numbers = {Answer.YES: rate.reached, Answer.UNKNOWN: rate.reached_undetermined, Answer.NO: rate.outside}
    for answer, number in numbers.items():
        _, parks = parks_reached(of, cases, ("carried_out", answer.value))
        assert len(parks) == number > 0
    assert standings(of, cases)["S000004"].carried_out, "as the park did whose place it took"
    with pytest.raises(KeyError):
        parks_reached(of, cases, ("nowhere", "yes"))
