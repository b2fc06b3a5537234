"""Look an installation over: everything that can be checked, each with its repair."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from service.documents.bundle.check import Check, Outcome, fails, overall
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.installation.account_checks import NO_ACCOUNTS, account_checks
from service.workflow.installation.database_checks import database_checks
from service.workflow.installation.file_checks import file_checks
from service.workflow.installation.job_checks import job_checks
from service.workflow.installation.machine_checks import machine_checks, setting_checks
from service.workflow.installation.open_database import opened
from service.workflow.installation.sealing_checks import sealing_checks
from service.workflow.installation.trail_checks import trail_checks


def doctor(settings: Settings, at: datetime, full: bool = False) -> Iterator[Check]:
    """The checks one after the other, as they are done. full: read every file and the whole audit trail, not only
    some."""
    yield from setting_checks(settings)
    yield from machine_checks(settings)
    try:
        yield from _stored(settings, at, full)
    except Fault as fault:
        yield fails(fault.code, fault.said.zh, fault.said.en)


def _stored(settings: Settings, at: datetime, full: bool) -> Iterator[Check]:
    with opened(settings) as database:
        yield from database_checks(database)
        yield from file_checks(settings, database, at, full)
        yield from trail_checks(settings, database, at, full)
        yield from job_checks(database, at)
        yield from sealing_checks(settings, database)
    yield from account_checks(settings, at)


def still_to_do(checks: Iterable[Check]) -> tuple[Check, ...]:
    """What is not wrong, but has to be done before people can work through the service."""
    return tuple(check for check in checks if check.code == NO_ACCOUNTS)


def json_checks(checks: Sequence[Check]) -> str:
    """The checks as JSON: `ok`, and each with its code, outcome and sentences."""
    told = [{"code": one.code, "outcome": one.outcome.value, "zh": one.said.zh, "en": one.said.en} for one in checks]
    ok = all(one.outcome is not Outcome.FAILS for one in checks)
    return json.dumps({"ok": ok, "checks": told}, ensure_ascii=False, indent=2) + "\n"


__all__ = ["Check", "Outcome", "doctor", "json_checks", "overall", "still_to_do"]
