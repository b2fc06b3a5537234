"""Sign a head of the audit trail now."""

from __future__ import annotations

from datetime import datetime

from service.casework.audit.heads import SignedHead, head_line
from service.settings import Settings
from service.storage.audit_heads import stored_heads
from service.storage.head_file import keep_heads
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.audit.audited import opened_trail
from service.workflow.installation.open_database import opened


def sign_audit_head(settings: Settings, at: datetime) -> SignedHead:
    """The head over all rows so far, kept in the database and copied to the file in the data folder.

    Raises:
        Fault: there are no rows. StorageError: see opened and opened_trail; `head-not-kept`: the head is signed, and
        only its copy is missing.
    """
    trail = opened_trail(settings)
    with opened(settings) as database:
        head = database.write(lambda session: trail.sign(session, at))
        with database.reading() as session:
            keep_heads(trail.file, stored_heads(session))
    if head is None:
        raise Fault(
            "no-rows",
            Said("还没有审计记录，没有可签的链头", "the audit trail has no rows yet, so there is no head to sign"),
        )
    return head


def head_text(head: SignedHead) -> str:
    """The head as a file of its own, which `audit verify --from-head` reads."""
    return f"{head_line(head)}\n"
