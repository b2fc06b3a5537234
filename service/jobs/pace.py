"""How often a worker looks, and how long it waits before it tries again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: between two looks at an empty queue; between two looks for abandoned jobs; before the first retry, each
    further one waiting twice as long, up to the longest."""

    poll_s: float = 1.0
    reconcile_s: float = 10.0
    retry_s: float = 5.0
    longest_retry_s: float = 300.0

    def delay(self, attempt: int) -> timedelta:
        """How long a job rests after its n-th attempt has broken down, from 1."""
        doubled = self.retry_s * 2 ** min(attempt - 1, 30)
        return timedelta(seconds=min(doubled, self.longest_retry_s))


USUAL = Pace()
