"""The audit events of one case."""

from __future__ import annotations

from datetime import UTC, datetime

from service.casework.audit.case_trail import trail_faults
from service.casework.audit.chain import AuditEvent, AuditRow, Outcome, chained
from service.casework.state import State
from service.vocabulary.canonical import canonical_json
from tests.casework.stages import at

_CASE = at(State.REVIEW).now


def events() -> list[AuditRow]:
    """One for each act, and a refusal at the end."""
    rows: list[AuditRow] = []
    for one in _CASE.acts:
        rows.append(_row(rows, str(one.person.id), Outcome.DONE, one.seq, canonical_json({"act": one.digest})))
    return [*rows, _row(rows, "1", Outcome.REFUSED, None, "{}")]


def _row(rows: list[AuditRow], actor: str, outcome: Outcome, version: int | None, detail: str) -> AuditRow:
    event = AuditEvent(
        at=datetime(2026, 3, 2, tzinfo=UTC),
        actor=actor,
        actor_name="甲",
        role="assessor",
        action="case.act",
        object_type="case",
        object_id="c-1",
        object_version=version,
        outcome=outcome,
        detail_json=detail,
    )
    return chained(event, rows[-1] if rows else None)


def told(rows: list[AuditRow]) -> str:
    return "；".join(said.zh for said in trail_faults(_CASE, rows))


def test_events_as_they_were_written_hold() -> None:
    assert told(events()) == ""


def test_what_is_altered_lacking_or_too_much_is_told() -> None:
    rows = events()
    assert "第 2 条审计记录被改动过" in told([rows[0], rows[1]._replace(actor="9"), *rows[2:]])
    assert "第 1 号办理行为在审计记录中没有唯一相符的一条" in told(rows[1:])
    other = _row(rows, "1", Outcome.DONE, 99, canonical_json({"act": "0" * 64}))
    assert told([*rows, other]) == f"第 {other.seq} 条审计记录所说的办理行为不在案卷中"
    assert "接不上前一条" in told([*rows, rows[-1]])
