"""Events are listed as they are stored."""

import json

from service.workflow.audit.list_audit import Wanted, audit_record, list_audit, sentence
from tests.storage.audit_trails import a_trail, filled, rows_in
from tests.storage.installations import Installation


def test_events_are_listed_and_recorded_as_they_are_stored(installation: Installation) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), 3)
        rows = rows_in(database)
    assert list_audit(installation.settings, Wanted()) == rows
    assert list_audit(installation.settings, Wanted(limit=1)) == rows[2:]
    assert json.loads(audit_record(rows)) == [row._asdict() for row in rows]


def test_what_is_no_text_is_recorded_all_the_same(installation: Installation) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), 1)
        row = rows_in(database)[0]._replace(reason=b"\xff")  # type: ignore[arg-type]
    assert json.loads(audit_record([row]))[0]["reason"] == "b'\\xff'"
    assert "\\xff" in sentence(row).zh
