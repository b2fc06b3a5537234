"""Setting up an installation: all of it, only what is missing, and never twice."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from service.storage.errors import StorageError
from service.storage.revision import head
from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.installation.migrate import migrate
from tests.storage.installations import KINDS, installed


@pytest.mark.parametrize("kind", KINDS)
def test_an_installation_is_set_up_once(kind: str, tmp_path: Path) -> None:
    with installed(kind, tmp_path, migrated=False) as made:
        first = migrate(made.settings)
        assert (first.before, first.after, first.key_made, first.data_dir) == ("", head(), True, made.data_dir)
        assert first.product.startswith("SQLite 3." if kind == "sqlite" else "PostgreSQL ")
        assert migrate(made.settings) == replace(first, before=head(), key_made=False)
        events = list_audit(made.settings, Wanted())
        assert [(event.action, event.object_id, event.role) for event in events] == [("migrate", head(), "operator")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (made.data_dir, made.data_dir / "keys")} == {0o700}


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "acceptance-data").touch()
    with installed("sqlite", tmp_path, migrated=False) as made, pytest.raises(Fault, match="ACCEPTANCE_DATA_DIR"):
        migrate(made.settings)


def test_a_damaged_key_is_not_replaced(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path, migrated=False) as made:
        migrate(made.settings)
        (made.data_dir / "keys" / "signing.pem").write_text("damaged", encoding="utf-8")
        with pytest.raises(StorageError, match="签名密钥"):
            migrate(made.settings)
