"""How parks stand by the registry: what was listed is not lost with a merger."""

import pytest

from service.vocabulary.listing import Answer
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import opened_rules, programme_of
from service.workflow.parks.registry_standing import registered
from tests.storage.installations import Installation
from tests.workflow.overview.provinces import a_province, put_province
from tests.workflow.registries import TODAY

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)


def test_a_park_stands_for_those_whose_place_it_took(installation: Installation) -> None:
    put_province(installation.settings, a_province())
    rules = opened_rules(installation.settings)
    with opened(installation.settings) as database, database.reading() as session:
        found = registered(session, programme_of("", rules), TODAY, rules)
    assert (len(found.every), len(found.active)) == (8, 6)
    assert found.before == {"S000004": ("S000006",), "S000000": ("S000007",)}
    assert found.eligible["S000000"] is Answer.YES
    assert "S000005" not in found.listed

    def reached(park: str) -> tuple[bool, bool]:
        return park == "S000006", False

    standing = found.standing("S000004", reached)
    assert (standing.listed, standing.carried_out, standing.accepted) == (True, True, False)
    assert not found.standing("S000005", reached).listed
    one_by_one = {id_ for id_ in found.active if found.standing(id_, reached).carried_out}
    assert found.with_heirs({"S000006"}) & found.active.keys() == one_by_one == {"S000004"}
