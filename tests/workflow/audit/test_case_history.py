"""What vouches for the record of a case."""

from __future__ import annotations

from pathlib import Path

from service.workflow.audit.case_history import case_history
from service.workflow.audit.read_audit import verify_on_record
from service.workflow.installation.open_database import opened
from tests.storage.audit_trails import rewritten, rows_in
from tests.workflow.case_desk import AT, desk


def test_every_act_has_its_event_and_the_whole_trail_its_head(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    history = case_history(at.settings, at.case)
    assert (history.faults, history.verified_at, len(history.rows)) == ((), None, history.case.version)
    assert history.head is not None
    verify_on_record(at.settings, AT)
    assert case_history(at.settings, at.case).verified_at == AT
    with opened(at.settings) as database:
        rows = rows_in(database)
        altered = history.rows[0]
        rewritten(database, [row._replace(reason="另一个理由") if row == altered else row for row in rows])
    (fault,) = case_history(at.settings, at.case).faults
    assert fault.zh == f"第 {altered.seq} 条审计记录被改动过"
