"""A head is signed on demand, over all rows so far."""

import pytest

from service.casework.audit.heads import read_heads
from service.storage.errors import StorageError
from service.storage.head_file import HEADS_FILE, kept_heads
from service.vocabulary.fault import Fault
from service.workflow.audit.sign_audit_head import head_text, sign_audit_head
from tests.storage.audit_trails import a_trail, filled
from tests.storage.builders import NOW
from tests.storage.installations import Installation


def test_a_head_is_signed_kept_and_copied(installation: Installation) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), 3, heads=())
    head = sign_audit_head(installation.settings, NOW)
    assert (head.seq, head.count) == (3, 3)
    assert kept_heads(installation.data_dir / HEADS_FILE).heads[-1] == head
    assert read_heads(head_text(head)).heads == (head,)


def test_without_rows_there_is_nothing_to_sign(installation: Installation) -> None:
    with pytest.raises(Fault, match="还没有审计记录"):
        sign_audit_head(installation.settings, NOW)


def test_whoever_asks_for_a_head_learns_that_its_copy_was_not_written(installation: Installation) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), 3, heads=())
    (installation.data_dir / HEADS_FILE).unlink()
    (installation.data_dir / HEADS_FILE).mkdir()
    with pytest.raises(StorageError) as told:
        sign_audit_head(installation.settings, NOW)
    assert told.value.code == "head-not-kept"
