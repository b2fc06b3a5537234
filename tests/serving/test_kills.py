"""What was acknowledged outlasts every kill, and nothing is half done: the short form of `make soak ARGS=kills`."""

from pathlib import Path

import pytest

from service.storage.fail_points import FailPoint
from tests.serving.kills import ARCHIVISTS, Battle
from tests.serving.prepared_cases import prepared
from tests.storage.installations import installed

FATES = {
    FailPoint.BEFORE_COMMIT: 9,
    FailPoint.AFTER_COMMIT: 11,
    FailPoint.BEFORE_ENQUEUE: 1,
    FailPoint.AFTER_ENQUEUE: 1,
    FailPoint.BETWEEN_RENAME_AND_COMMIT: 3,
}
"""The how manieth time each place is reached; a piece of evidence takes three commits."""


@pytest.mark.slow
def test_nothing_that_was_acknowledged_is_lost(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        office = prepared(made.settings, tmp_path, ARCHIVISTS)
        battle = Battle(made, office, tmp_path, job_every_s=0.3, limit_s=300)
        battle.fight(2, FATES, each=1)
        found = battle.ended()
    assert found.aftermath.faults == ()
    assert found.ledger.refused == []
    assert found.ledger.files
    assert found.kills.total() >= 2 + len(FailPoint), found.kills
