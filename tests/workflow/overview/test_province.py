"""What is at hand follows what is on record."""

from fractions import Fraction

import pytest

from service.access.scope import Extent, Scope
from service.workflow.installation.open_database import opened
from service.workflow.overview.evaluations import evaluations
from service.workflow.overview.province import overdue_duties, read_province
from service.workflow.overview.rules_at_hand import rules_at_hand
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import CITIES, HERE, OneCase, OnePark, a_province, city, put_province
from tests.workflow.registries import TODAY

WHOLE = Scope(Extent.JURISDICTION, HERE)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_sums_and_duties_follow_what_is_added(installation: Installation) -> None:
    settings, rules = installation.settings, rules_at_hand(installation.settings)
    programme = rules.registry.programmes["145"]
    with opened(settings) as database:

        def told(scope: Scope = WHOLE) -> tuple[Fraction, int, int]:
            with database.reading() as session:
                of = read_province(database, session, rules, programme, TODAY, scope)
                return (
                    evaluations(database, session, of).sums.totals["energy_saving"].amount,
                    sum(bool(one.obligation.park) for one in overdue_duties(database, session, of)),
                    len(of.seen),
                )

        assert told()[1:] == (0, 0)
        put_province(settings, a_province())
        amount, late, parks = told()
        assert (amount, parks) == (Fraction("604000.75"), 6)
        assert late > 0
        one = OneCase(figures={"energy_saving": (Fraction(1), "met")})
        put_province(settings, [OnePark(case=one)], 1)
        assert told()[0] == amount + 1
        assert told(Scope(Extent.CITY, HERE, city(CITIES[0], 1)))[0] == 1
