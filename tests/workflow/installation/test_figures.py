"""Figures of an installation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from service.vocabulary.job import JobState
from service.workflow.audit.sign_audit_head import sign_audit_head
from service.workflow.installation.figures import figures
from service.workflow.installation.migrate import migrate
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.storage.queued_jobs import KIND, queued


def test_an_installation_is_told_in_figures(installation: Installation) -> None:
    nothing = figures(installation.settings, NOW)
    assert (nothing.jobs, nothing.waiting, nothing.head_age) == ({}, timedelta(), None)
    with installation.open() as database:
        queued(database)
    migrate(installation.settings)
    sign_audit_head(installation.settings, datetime.now(UTC))
    now = figures(installation.settings, max(NOW, datetime.now(UTC)) + timedelta(hours=2))
    assert now.jobs == {(KIND, JobState.QUEUED): 1}
    assert now.waiting >= timedelta(hours=2)
    assert now.head_age is not None
    assert now.head_age >= timedelta(hours=2)
