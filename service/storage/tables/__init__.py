"""One noun a file; importing the package knows all tables, so that METADATA is whole."""

from service.storage.tables import (
    audit_event,
    audit_head,
    case_act,
    case_evidence,
    case_file,
    case_signature,
    duty_filing,
    park,
    park_listing,
    person,
    request_key,
    stage_output,
    stored_file,
)

__all__ = [
    "audit_event",
    "audit_head",
    "case_act",
    "case_evidence",
    "case_file",
    "case_signature",
    "duty_filing",
    "park",
    "park_listing",
    "person",
    "request_key",
    "stage_output",
    "stored_file",
]
