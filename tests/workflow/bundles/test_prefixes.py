"""A case as it stood before each act."""

import pytest

from service.casework.perform import Unfoldable
from service.workflow.bundles.prefixes import Prefixes
from tests.casework.builders import decided, procedure

CASE = decided().now
PROCEDURES = {procedure().digest: procedure()}


def test_before_an_act_there_are_the_acts_before_it() -> None:
    prefixes = Prefixes(CASE.acts, PROCEDURES)
    for recorded in CASE.acts[1:]:
        before = prefixes.before(recorded.seq)
        assert before.acts == CASE.acts[: recorded.seq - 1]
        assert prefixes.before(recorded.seq) is before


def test_acts_that_make_no_case_are_told() -> None:
    with pytest.raises(Unfoldable):
        Prefixes(CASE.acts[1:], PROCEDURES).before(2)
