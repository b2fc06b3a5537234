"""Cases are read as they stand; figures only of evaluations made after a site visit."""

from datetime import timedelta

from service.access.scope import EVERYTHING, NOTHING, Extent, Scope
from service.casework.state import State
from service.storage.database import Database
from service.storage.overview_figures import cases_judged, concluded, situation, standings, stated
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import BEFORE, CITIES, HERE, PROGRAMME, a_province, put_province
from tests.workflow.registries import TODAY


def test_what_is_read(installation: Installation, database: Database) -> None:
    put_province(installation.settings, a_province())
    with database.reading() as session:
        cases = standings(session, PROGRAMME, EVERYTHING)
        assert len(cases) == 6
        assert [one.park_name for one in cases if not one.formal] == ["园3"]
        assert standings(session, PROGRAMME, NOTHING) == standings(session, "155", EVERYTHING) == ()
        assert len(standings(session, PROGRAMME, Scope(Extent.CITY, HERE, CITIES[1]))) == 1
        last = concluded(session, PROGRAMME, EVERYTHING)
        assert [one[:2] + one[3:] for one in last] == [one[:2] + one[8:] for one in cases]
        ids = [one.id for one in cases]
        found = {one.case_id: one for one in stated(session, PROGRAMME, EVERYTHING, {"energy_saving"}, ids)}
        assert found.keys() == {one.id for one in cases if one.formal}
        first, third = found[ids[0]], found[ids[2]]
        assert first.actual == "energy_saving=1208001/4=tce"
        assert set(first.verdicts.split(";")) == {
            "energy_saving=met",
            "water_saving=not_evaluable",
            "land_output=unmet",
        }
        assert (third.actual, third.verdicts) == ("energy_saving=1/8=tce", "energy_saving=unmet")
        only = stated(session, PROGRAMME, EVERYTHING, {"water_saving"}, ids[:1])
        assert [(one.case_id, one.actual, one.verdicts) for one in only] == [(ids[0], "", first.verdicts)]
        missed = cases_judged(session, PROGRAMME, EVERYTHING, "land_output", "unmet")
        assert len(missed) == 3
        now = situation(session, PROGRAMME, EVERYTHING, TODAY)
        assert (now.states, now.overdue) == ({State.SIGNING: 5, State.CLOSED: 1}, 6)
        assert now.carried_out == {one.park for one in cases}
        assert now.accepted == {"S000001"}
        assert not situation(session, PROGRAMME, EVERYTHING, BEFORE - timedelta(1)).carried_out
        assert situation(session, PROGRAMME, NOTHING, TODAY).states == {}
