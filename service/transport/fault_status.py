"""THE table: the HTTP status of every kind of fault."""

from __future__ import annotations

from collections.abc import Mapping

NOT_THERE, CONFLICT, UNUSABLE, NOT_NOW, NO_SPACE, OURS = 404, 409, 422, 503, 507, 500
NOBODY, WRONG_PERSON, TOO_LARGE, TOO_FAST = 401, 403, 413, 429

_CODES: Mapping[int, tuple[str, ...]] = {
    NOBODY: ("not-signed-in", "second-factor-needed", "sign-in-refused"),
    WRONG_PERSON: (
        "first-this", "job-not-permitted", "not-permitted", "outside-scope", "own-account", "person-inactive",
        "proof-refused", "release-by-other", "unconfirmed",
    ),
    TOO_FAST: ("too-fast",),
    NOT_THERE: (
        "account-unknown", "assessment-unknown", "audit-row-unknown", "case-not-found", "case-unknown",
        "decision-unknown", "duty-unknown", "figure-unknown", "file-unknown", "job-unknown", "no-backup", "no-decision",
        "no-heads", "no-result", "park-unknown", "person-unknown", "photo-gone", "programme-unknown", "session-unknown",
        "upload-gone",
    ),
    CONFLICT: (
        "account-disabled", "administrator-known", "answer-lost", "assessment-differs", "backup-exists",
        "case-ambiguous", "case-changed", "case-there", "case-version", "drafts-incomplete", "filing-known",
        "identity-taken", "import-blocked", "item-changed", "item-closed", "job-ended", "job-key-reused",
        "job-not-retried", "last-administrator", "login-taken", "no-submission", "not-empty", "not-evaluated",
        "not-released", "nothing-to-release", "other-job", "park-not-active", "park-not-listed", "park-version",
        "person-has-account", "person-known", "person-namesake", "registry-refused", "request-running",
        "request-taken-over", "restore-busy", "restore-not-empty", "rules-changed",
        "signed-already", "stale-version", "two-roles", "visit-over",
    ),
    UNUSABLE: (
        "account-incomplete", "backup-format", "bad-cursor", "city-unknown", "code-unusable", "content-short",
        "enrolment-refused", "evaluation-day", "evidence-empty", "evidence-kind", "evidence-mismatch",
        "evidence-truncated", "file-not-kept", "files-named", "filter-unknown", "idempotency-key-reused",
        "job-arguments", "job-kind-unknown", "job-with-file", "jurisdiction-unknown", "no-administrator", "no-choice",
        "no-deadline", "no-files-taken", "no-item", "no-jurisdiction", "no-park-code", "no-person", "no-quantity",
        "no-rows", "no-such-code", "no-value", "no-year", "not-judgeable", "one-file", "park-ambiguous",
        "password-lacks", "person-ambiguous", "person-incomplete", "photo-kind", "photos-many", "reporter",
        "restore-database", "row-unknown", "rules-language", "terms-missing", "value-unusable",
    ),
    TOO_LARGE: ("evidence-size",),
    NOT_NOW: (
        "algorithm-missing", "bad-endpoint", "cannot-connect", "data-dir-unusable", "database-url", "default-secrets",
        "head-not-kept", "locked", "newer-database", "no-demo", "not-migrated", "port-refused", "port-taken",
        "process-cannot-start", "read-only", "sealed-damaged", "sealing-key", "security-too-lax", "signing-key",
        "wrong-host",
    ),
    NO_SPACE: ("disk-full", "disk-nearly-full"),
    OURS: (
        "assets-not-built", "backup-damaged", "backup-incomplete", "backup-not-trusted", "backup-shape", "case-damaged",
        "database-damaged", "file-lost", "output-lost", "templates-missing",
    ),
}  # fmt: skip

STATUS: Mapping[str, int] = {code: status for status, codes in _CODES.items() for code in codes}
RETRY_AFTER_S: Mapping[str, int] = {"locked": 1, "cannot-connect": 5, "request-running": 1}
"""When it is worth asking again, in seconds."""


def status_of(code: str) -> int:
    """The status of a fault. A test sees that the table has every code that is written in the program; what is not in
    it was handed on from a file that cannot be read."""
    return STATUS.get(code, UNUSABLE)
