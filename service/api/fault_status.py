"""THE table: the HTTP status of every kind of fault."""

from __future__ import annotations

from collections.abc import Mapping

NOT_THERE, CONFLICT, UNUSABLE, NOT_NOW, NO_SPACE, OURS, WRONG_PERSON = 404, 409, 422, 503, 507, 500, 403

_CODES: Mapping[int, tuple[str, ...]] = {
    WRONG_PERSON: ("person-inactive",),
    NOT_THERE: ("case-unknown", "park-unknown", "person-unknown", "programme-unknown", "output-lost", "no-heads"),
    CONFLICT: (
        "case-changed", "case-there", "case-version", "signed-already", "stale-version", "filing-known",
        "person-known", "person-namesake", "not-evaluated", "no-submission", "not-signed", "park-not-active",
        "park-not-listed", "rules-changed", "registry-refused", "import-blocked", "same-person-twice",
    ),
    UNUSABLE: (
        "city-unknown", "content-short", "date-as-serial", "date-incomplete", "duplicate-row", "file-not-kept",
        "formula-error", "jurisdiction-unknown", "nameless-opinion", "no-deadline", "no-item", "no-quantity", "no-rows",
        "no-such-code", "no-value", "no-year", "not-a-date", "not-a-target", "not-judgeable", "overlap",
        "park-ambiguous", "person-ambiguous", "person-incomplete", "reporter", "row-unknown", "row-without-code",
        "rules-language", "terms-missing", "unit-mismatch", "unknown-code", "unknown-unit", "unknown-word",
        "unreachable", "year-missing",
    ),
    NOT_NOW: (
        "algorithm-missing", "cannot-connect", "database-url", "data-dir-unusable", "locked", "newer-database",
        "not-migrated", "read-only", "head-not-kept", "signing-key",
    ),
    NO_SPACE: ("disk-full",),
    OURS: ("case-damaged", "damaged", "file-lost"),
}  # fmt: skip

STATUS: Mapping[str, int] = {code: status for status, codes in _CODES.items() for code in codes}
RETRY_AFTER_S: Mapping[str, int] = {"locked": 1, "cannot-connect": 5}
"""When it is worth asking again, in seconds."""


def status_of(code: str) -> int:
    """The status of a fault; a test sees that the table has every code there is."""
    return STATUS[code]
