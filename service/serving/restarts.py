"""When a process that ended is started again, and when that is given up. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

TRIES = 10
"""Technical: after so many starts in a row that came to nothing, something is wrong that no further one repairs."""
_FIRST_PAUSE_S = 0.25
_LONGEST_PAUSE_S = 5.0


@dataclass(frozen=True, slots=True)
class Restarts:
    """failed: starts in a row whose process ended before it was ready."""

    failed: int = 0

    def after(self, was_ready: bool) -> Restarts:
        """What is known once the process has ended: one that had been ready can be started, and counting begins anew."""
        return replace(self, failed=0 if was_ready else self.failed + 1)

    @property
    def given_up(self) -> bool:
        """Whether there is no sense in another start."""
        return self.failed >= TRIES

    @property
    def pause_s(self) -> float:
        """Seconds before the next start: none after one that had worked, then twice as long each time."""
        return min(_FIRST_PAUSE_S * 2 ** (self.failed - 1), _LONGEST_PAUSE_S) if self.failed else 0.0
