"""The tables of parks refuse what no park can be."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from service.storage import parks
from service.storage.database import Database
from tests.casework.parks import park
from tests.storage.builders import NOW, table

ROW: dict[str, object] = {
    "id": "S217009", "code": "S217009", "name": "园", "jurisdiction": "liaoning", "level": None, "type": "", "city": "",
    "approved": "", "area": None, "industries_json": "[]", "aliases_json": "[]", "row_version": 1, "added_at": NOW,
    "changed_at": NOW,
}  # fmt: skip
EVENT: dict[str, object] = {
    "park_id": "S217001", "position": 1, "kind": "abolished", "happened_on": NOW.date(), "document": "文",
    "reason": "因", "detail_json": "{}", "recorded_at": NOW,
}  # fmt: skip


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"level": "county"}, {"row_version": 0}, {"code": "S217001"}, {"id": "S217001"}]
)
def test_what_no_park_can_be_is_refused(wrong: dict[str, object], database: Database) -> None:
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("park")).values(ROW | wrong))


def test_several_parks_may_have_no_code(database: Database) -> None:
    rows = [ROW | {"id": id_, "code": None} for id_ in ("gansu-1", "gansu-2")]
    with database.writing() as session:
        session.connection().execute(insert(table("park")), rows)


@pytest.mark.parametrize("wrong", [{"park_id": "S999999"}, {"position": 1}])
def test_an_event_has_its_park_and_its_place(wrong: dict[str, object], database: Database) -> None:
    with database.writing() as session:
        parks.add(session, [park("S217001")], NOW)
        session.connection().execute(insert(table("park_event")).values(EVENT))
    with pytest.raises(IntegrityError), database.writing() as session:
        session.connection().execute(insert(table("park_event")).values(EVENT | {"position": 2} | wrong))
