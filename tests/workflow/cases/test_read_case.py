"""A case as it stands, if it is the one that was seen."""

import pytest

from service.vocabulary.fault import Fault
from service.workflow.cases.perform_act import Changed
from service.workflow.cases.read_case import read_case
from tests.casework.builders import walk
from tests.storage.installations import Installation
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import kept


def test_the_case_is_read_at_the_version_seen(installation: Installation) -> None:
    driven = walk().open()
    kept(installation, driven)
    assert read_case(installation.settings, CASE, 2) == driven.now
    with pytest.raises(Changed):
        read_case(installation.settings, CASE, 1)
    with pytest.raises(Fault, match="没有编号为“x”的案卷"):
        read_case(installation.settings, "x")
