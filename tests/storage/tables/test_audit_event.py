"""The table of events has the columns that are hashed, and takes any number and any text."""

from service.casework.audit.chain import GENESIS, AuditRow
from service.storage.audit import stored_rows
from service.storage.database import Database
from service.storage.tables.audit_event import AuditEventRow
from tests.casework.audit.builders import chain
from tests.storage.audit_trails import without_triggers

BEYOND_32_BITS = 5_000_000_000


def test_the_columns_are_those_that_are_hashed() -> None:
    assert tuple(AuditEventRow.model_fields) == AuditRow._fields


def test_any_number_and_any_text_comes_back_as_it_was(database: Database) -> None:
    long = '{"理由":"' + "园区" * 100_000 + '"}'
    row = chain(1)[0]._replace(seq=BEYOND_32_BITS, detail_json=long, object_version=None, prev_hash=GENESIS)
    without_triggers(database, lambda session: session.add(AuditEventRow(**row._asdict())))
    assert list(stored_rows(database)(None)) == [row]
