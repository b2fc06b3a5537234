"""What the supervisor tells a process that it starts: one line of JSON, without secrets."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import sys
from dataclasses import asdict, dataclass, replace
from typing import Self

from service.serving.logs import LogStyle

_PR_SET_PDEATHSIG = 1
READY = b"ready\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """name: `web-1`, as it appears in logs; number: of the process among those that live, for its metrics; supervisor:
    process id; ready: descriptor to write to once ready, filled in at the start; listener: descriptor of the listening
    socket, None for a worker; app: `module:factory` of what a web process serves."""

    name: str
    number: int
    supervisor: int
    log: LogStyle
    ready: int = -1
    listener: int | None = None
    app: str = ""

    def with_ready(self, descriptor: int) -> Self:
        """The same, with the descriptor to write to."""
        return replace(self, ready=descriptor)

    def written(self) -> str:
        """As an argument of a command."""
        return json.dumps(asdict(self), ensure_ascii=False)


def read_assignment() -> Assignment:
    """What this process was started for. From here on it lives no longer than its supervisor."""
    values = json.loads(sys.argv[1])
    given = Assignment(**values | {"log": LogStyle(values["log"])})
    _die_with(given.supervisor)
    return given


def tell_ready(given: Assignment) -> None:
    """Say that this process does its work now; once."""
    os.write(given.ready, READY)
    os.close(given.ready)


def _die_with(supervisor: int) -> None:
    """The kernel kills this process when its parent has ended, however that ended. It may have ended already."""
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != supervisor:
        sys.exit(f"the supervisor {supervisor} is gone")
