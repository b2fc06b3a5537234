"""Cases are read as they stand; figures only of evaluations made after a site visit."""

from service.access.scope import EVERYTHING, NOTHING, Extent, Scope
from service.storage.database import Database
from service.storage.overview_figures import cases_judged, judged, standings, stated
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import CITIES, HERE, PROGRAMME, a_province, put_province


def test_what_is_read(installation: Installation, database: Database) -> None:
    put_province(installation.settings, a_province())
    with database.reading() as session:
        cases = standings(session, PROGRAMME, EVERYTHING)
        assert len(cases) == 6
        assert [one.park_name for one in cases if not one.formal] == ["园3"]
        assert standings(session, PROGRAMME, NOTHING) == standings(session, "155", EVERYTHING) == ()
        assert len(standings(session, PROGRAMME, Scope(Extent.CITY, HERE, CITIES[1]))) == 1
        energy = stated(session, PROGRAMME, EVERYTHING, {"energy_saving"})
        assert sorted(str(one.actual) for one in energy) == ["1/8", "1/8", "1208001/4", "1208001/4", "1208001/4"]
        told = {(one.code, one.verdict): one.cases for one in judged(session, PROGRAMME, EVERYTHING, ())}
        assert (told["energy_saving", "met"], told["land_output", "unmet"]) == (3, 3)
        without = judged(session, PROGRAMME, EVERYTHING, [cases[0].id])
        assert ("land_output", "unmet", 2) in without
        missed = cases_judged(session, PROGRAMME, EVERYTHING, "land_output", "unmet")
        assert len(missed) == 3
