"""One noun a file; importing the package knows all tables, so that METADATA is whole."""

from service.storage.tables import (
    account,
    audit_event,
    audit_head,
    case_act,
    case_evidence,
    case_file,
    case_signature,
    duty_filing,
    one_time_code,
    park,
    park_listing,
    person,
    sign_in_failure,
    stage_output,
    stored_file,
    user_session,
)

__all__ = [
    "account",
    "audit_event",
    "audit_head",
    "case_act",
    "case_evidence",
    "case_file",
    "case_signature",
    "duty_filing",
    "one_time_code",
    "park",
    "park_listing",
    "person",
    "sign_in_failure",
    "stage_output",
    "stored_file",
    "user_session",
]
