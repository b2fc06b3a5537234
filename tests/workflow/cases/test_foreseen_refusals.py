"""What would be refused is foreseen, and leaves no trace."""

from service.casework.acts.application import Apply
from service.workflow.audit.list_audit import Wanted, list_audit
from service.workflow.cases.foreseen_refusals import foreseen_refusals
from tests.casework.builders import PARK, walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import asked, case_of, kept


def test_reasons_are_told_and_nothing_is_done(installation: Installation) -> None:
    driven = walk().open()
    now = kept(installation, driven)
    (reason,) = foreseen_refusals(installation.settings, CASE, Apply(), asked(now))
    assert "应由园区填报员进行" in reason.zh
    assert foreseen_refusals(installation.settings, CASE, Apply(), asked(now, PARK)) == ()
    assert case_of(installation) == driven.now
    assert list_audit(installation.settings, Wanted(object_type="case")) == []
