"""The trail, its last head and the clock."""

from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from service.documents.bundle.check import Check, Outcome
from service.storage.audit import EVENTS
from service.workflow.installation.trail_checks import trail_checks
from tests.casework.audit.attacks import LENGTH
from tests.casework.audit.builders import event
from tests.storage.audit_trails import a_trail, filled, without_triggers
from tests.storage.installations import Installation, installed

AT = event(LENGTH).at + timedelta(minutes=1)


def found(installation: Installation, at: datetime = AT, full: bool = False) -> dict[str, Check]:
    with installation.open() as database:
        return {check.code: check for check in trail_checks(installation.settings, database, at, full)}


def outcomes(told: dict[str, Check]) -> list[Outcome]:
    return [told[code].outcome for code in ("audit", "audit-head", "clock")]


def with_trail(installation: Installation) -> Installation:
    with installation.open() as database:
        filled(database, a_trail(installation))
    return installation


def test_a_trail_that_holds(installation: Installation) -> None:
    assert found(installation)["audit"].outcome is Outcome.NOTED
    with_trail(installation)
    assert outcomes(found(installation)) == [Outcome.HOLDS] * 3
    assert outcomes(found(installation, full=True)) == [Outcome.HOLDS] * 3


def test_an_old_head_is_noted_and_a_clock_behind_the_last_event_fails(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        with_trail(installation)
        late = found(installation, AT + timedelta(days=2))
        early = found(installation, AT - timedelta(minutes=10))
    assert outcomes(late) == [Outcome.HOLDS, Outcome.NOTED, Outcome.HOLDS]
    assert outcomes(early) == [Outcome.HOLDS, Outcome.HOLDS, Outcome.FAILS]
    assert "时钟落后于最近的审计记录" in early["clock"].said.zh


def test_a_changed_row_is_told(tmp_path: Path) -> None:
    change = update(EVENTS).where(EVENTS.c.seq == 3).values(actor_name="某人")
    with installed("sqlite", tmp_path) as installation:
        with with_trail(installation).open() as database:
            without_triggers(database, lambda session: session.connection().execute(change))
        assert "审计记录第 3 行被动过" in found(installation)["audit"].said.zh
        assert found(installation, full=True)["audit"].outcome is Outcome.FAILS
