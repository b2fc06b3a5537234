"""The table of heads has what a head has; several may testify of one row."""

from dataclasses import asdict

from service.casework.audit.heads import SignedHead
from service.storage.audit_heads import stored_heads
from service.storage.database import Database
from service.storage.tables.audit_head import AuditHeadRow
from tests.casework.audit.builders import chain, head


def test_the_columns_are_those_of_a_head() -> None:
    assert set(AuditHeadRow.model_fields) == {"id", *SignedHead.__dataclass_fields__}


def test_several_heads_of_one_row_are_kept_in_order(database: Database) -> None:
    made = [head(chain(1)[0], signature) for signature in (b"genuine", b"forged")]
    for one in made:
        with database.writing() as session:
            session.add(AuditHeadRow(**asdict(one)))
    with database.reading() as session:
        assert stored_heads(session) == tuple(made)
