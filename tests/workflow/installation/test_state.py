"""How an installation is doing, in figures and without a secret."""

from datetime import timedelta

from service.storage.revision import head
from service.workflow.audit.read_audit import verify_on_record
from service.workflow.audit.sign_audit_head import sign_audit_head
from service.workflow.installation.state import state
from tests.storage.builders import NOW
from tests.storage.installations import Installation


def test_the_state_of_a_moment(installation: Installation) -> None:
    before = state(installation.settings, NOW)
    assert before.head_age is None
    assert before.revision == head()
    assert before.space is None
    assert before.free_mb
    verify_on_record(installation.settings, NOW)
    sign_audit_head(installation.settings, NOW)
    assert state(installation.settings, NOW + timedelta(hours=1)).head_age == timedelta(hours=1)
