"""When a process that ended is started again, and when that is given up. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

TRIES = 10
"""Technical: after so many starts in a row that came to nothing, something is wrong that no further one repairs."""
_FIRST_PAUSE_S = 0.25


@dataclass(frozen=True, slots=True)
class Restarts:
    """failed: starts in a row whose process ended before it was ready; longest_pause_s: between two starts."""

    failed: int = 0
    longest_pause_s: float = 5.0

    def after(self, was_ready: bool) -> Restarts:
        """What is known once the process has ended: after one that had been ready, counting begins anew."""
        return replace(self, failed=0 if was_ready else self.failed + 1)

    @property
    def given_up(self) -> bool:
        """Whether there is no sense in another start."""
        return self.failed >= TRIES

    @property
    def pause_s(self) -> float:
        """Seconds before the next start: none after one that had worked, then twice as long each time."""
        return min(_FIRST_PAUSE_S * 2 ** (self.failed - 1), self.longest_pause_s) if self.failed else 0.0
