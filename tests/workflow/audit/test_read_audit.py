"""Whoever looks at the trail is in it."""

from pathlib import Path

import pytest

from service.vocabulary.fault import Fault
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.audit.read_audit import export_audit, export_rows, read_audit, read_event, verify_on_record
from tests.storage.builders import NOW
from tests.storage.installations import installed


def test_reading_exporting_and_verifying_are_on_record(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        assert read_audit(made.settings, Wanted(actor="张三", limit=5), NOW) == []
        exported = export_audit(made.settings, Wanted(), NOW).decode("utf-8-sig").splitlines()
        assert verify_on_record(made.settings, NOW).verdict.holds
        rows = list_audit(made.settings, Wanted())
    assert [row.action for row in rows] == ["audit.read", "audit.export", "audit.verify"]
    assert '"actor":"张三"' in rows[0].detail_json
    assert len(exported) == 2


def test_one_event_is_read_by_its_number(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        assert export_rows(made.settings, Wanted(), NOW) == []
        assert read_event(made.settings, 1, NOW).action == "audit.export"
        with pytest.raises(Fault, match="没有第 99 行"):
            read_event(made.settings, 99, NOW)
        rows = list_audit(made.settings, Wanted())
    assert [row.action for row in rows] == ["audit.export", "audit.read", "audit.read"]
