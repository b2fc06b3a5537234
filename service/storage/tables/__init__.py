"""One noun a file; importing the package knows all tables, so that METADATA is whole."""

from service.storage.tables import (
    audit_event,
    audit_head,
    case_act,
    case_evidence,
    case_file,
    case_signature,
    duty_filing,
    file_reading,
    job,
    park,
    park_listing,
    person,
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
    "file_reading",
    "job",
    "park",
    "park_listing",
    "person",
    "stage_output",
    "stored_file",
]
