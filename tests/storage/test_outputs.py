"""Outputs of the stages are kept by their digest and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from service.storage.database import Database
from service.storage.errors import StorageError
from service.storage.outputs import StageOutput, keep, kept
from service.vocabulary.canonical import canonical_digest, canonical_json
from tests.storage.builders import NOW

OUTPUT = StageOutput("assessment", 1, canonical_json({"park": "滨江示范产业园", "score": "87.5"}))


def test_an_output_comes_back_by_its_digest(database: Database) -> None:
    with database.writing() as session:
        digest = keep(session, OUTPUT, NOW)
        assert keep(session, OUTPUT, NOW) == digest
    with database.reading() as session:
        assert kept(session, digest) == OUTPUT


@given(value=st.dictionaries(st.text(), st.text() | st.integers()))
def test_the_digest_is_the_canonical_one(value: dict[str, str | int]) -> None:
    assert StageOutput("x", 1, canonical_json(value)).digest == canonical_digest(value)


def test_a_missing_output_is_told(database: Database) -> None:
    with database.reading() as session, pytest.raises(StorageError, match="已丢失"):
        kept(session, OUTPUT.digest)


def test_a_changed_output_is_told(database: Database) -> None:
    """Whoever owns the database can drop its triggers: the digest still finds it."""
    with database.writing() as session:
        keep(session, OUTPUT, NOW)
        on = "" if database.is_sqlite else " ON stage_output"
        session.connection().execute(text(f"DROP TRIGGER stage_output_no_update{on}"))
        session.connection().execute(text("UPDATE stage_output SET json_text = '{}'"))
    with database.reading() as session, pytest.raises(StorageError, match="已被改动"):
        kept(session, OUTPUT.digest)
