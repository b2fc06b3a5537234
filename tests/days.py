"""The day on which a test takes place."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta

from service.vocabulary.day import day_of

LEFT = timedelta(minutes=1)
"""Longer than a test goes on with a day that it was told."""


def this_day() -> date:
    """Today in China, asked when it is needed and not when a test is read. Shortly before midnight the next day is
    waited for: a test that fills in today would be looked at tomorrow."""
    now = datetime.now(UTC)
    while day_of(now + LEFT) != day_of(now):
        time.sleep(0.1)
        now = datetime.now(UTC)
    return day_of(now)
