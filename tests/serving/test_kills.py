"""The service under kill −9 of its processes, at random and at every fail point, while people sign and hand in."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.storage.fail_points import FailPoint
from tests.serving.desk_work import what_takes_little_time
from tests.serving.kills import Battle, Enough
from tests.serving.ledger import JOBS, SIGNATURES
from tests.serving.prepared_cases import drafted
from tests.storage.installations import installed

ENOUGH = Enough(at_random=3, each=1, work={SIGNATURES: 1, JOBS: 1}, latest=4, limit_s=900)
"""`make soak` kills a hundred times on each database, and imports and evaluates as well."""


@pytest.mark.slow
def test_what_was_acknowledged_is_there_and_nothing_is_half(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        office = drafted(made.settings, pairs=4)
        battle = Battle(made, office, tmp_path, what_takes_little_time(office), pause_s=0.1, long_s=1, rest_s=0.1)
        battle.fight(ENOUGH)
        found = battle.ended()
    assert (found.aftermath.faults, found.ledger.refused) == ((), [])
    assert all(found.kills[point] >= ENOUGH.each for point in FailPoint), found.kills
    assert found.kills.total() >= ENOUGH.at_random + len(FailPoint)
    work = found.ledger.work()
    assert all(work[kind] >= least for kind, least in ENOUGH.work.items()), found.ledger
