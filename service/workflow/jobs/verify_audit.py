"""The job that verifies the whole audit trail, however long it has become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage.database import Session
from service.vocabulary.canonical import canonical_json
from service.vocabulary.language import Said
from service.workflow.audit.audited import attempt, opened_trail
from service.workflow.audit.verify_audit import Verified, verify_audit

VERIFY_AUDIT = "verify_audit"


def verifying_audit(settings: Settings) -> Kind[Session, Arguments]:
    """The kind; its result is the verdict in words, and the number of the first bad row."""

    def run(running: Running[Session], _: Arguments) -> Final[Session]:
        verified = verify_audit(settings, progress=lambda rows: running.progress(rows))

        def recorded(session: Session) -> Mapping[str, object]:
            event = attempt(None, datetime.now(UTC), "audit.verify", "audit", "")
            told = canonical_json({"wanted": {}, "rows": verified.verdict.rows})
            opened_trail(settings).append(session, replace(event, detail_json=told))
            return told_of(verified)

        return recorded

    return Kind(VERIFY_AUDIT, Said("核对审计记录", "verify the audit trail"), Arguments, run)


def told_of(verified: Verified) -> dict[str, object]:
    """The verdict as plain JSON values: `holds`, `rows`, `heads`, `bad` (number of the first bad row, or null), `said`
    and `remarks` as pairs of sentences."""
    verdict = verified.verdict
    return {
        "holds": verdict.holds,
        "rows": verdict.rows,
        "heads": verdict.heads,
        "bad": min((one.seq for one in verdict.breaches), default=None),
        "said": [[one.zh, one.en] for one in verdict.said],
        "remarks": [[one.zh, one.en] for one in verified.remarks],
    }
