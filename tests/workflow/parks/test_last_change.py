"""The audit trail tells who made which version of a park."""

from service.storage import parks
from service.workflow.installation.open_database import opened
from service.workflow.parks.change_park import change_park, renaming
from service.workflow.parks.last_change import last_change
from service.workflow.people.add_person import add_person
from tests.casework.parks import ground, park
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.web.registries import OFFICER

PARK = park(jurisdiction=OFFICER.jurisdiction)


def test_who_registered_what_happened_last(installation: Installation) -> None:
    with opened(installation.settings) as database, database.writing() as session:
        parks.add(session, (PARK,), NOW)
    officer = add_person(installation.settings, OFFICER, NOW)
    assert last_change(installation.settings, PARK.id, 1) is None, "it came with a list"
    change_park(installation.settings, PARK.id, renaming("新园", ground("2025-01-01")), str(officer.id), NOW)
    assert last_change(installation.settings, PARK.id, 2) == (OFFICER.name, NOW)
    assert last_change(installation.settings, PARK.id, 1) is None
