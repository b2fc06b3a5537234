"""A verification is asked for once while one is under way, and told by its verdict afterwards."""

from __future__ import annotations

from pathlib import Path

from service.bootstrap import worker
from service.workflow.audit.verifications import ask_verification, verifications
from tests.storage.builders import NOW
from tests.storage.installations import installed


def test_one_is_asked_for_worked_off_and_told(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        assert verifications(made.settings) == ()
        first = ask_verification(made.settings, "", NOW)
        assert ask_verification(made.settings, "", NOW).id == first.id
        (waiting,) = verifications(made.settings)
        assert waiting.verdict is None
        with made.open() as database:
            worker(made.settings, database).run(once=True)
        (done,) = verifications(made.settings)
    assert done.verdict is not None
    assert (done.verdict.holds, done.verdict.bad) == (True, None)
    assert done.verdict.said[0].zh.startswith("审计记录完整")
