"""What the supervisor tells a process that it starts: one line of JSON, without secrets."""

from __future__ import annotations

import ctypes
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from io import FileIO
from typing import Self

from service.serving.logs import LogStyle
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

UNUSABLE = 2
"""Exit code of a process that has said what keeps it from its work."""
RETIRE = signal.SIGUSR1
"""To a web process: end once the connections that there are have ended by themselves; another has taken over."""
START_S = 300
"""Technical: a process that is not ready by then hangs; on a busy machine a start takes many times as long."""
_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """name: `web-1`, as it appears in logs; number: of the process among those that live, for its metrics; supervisor:
    process id; pipe: descriptor to report to, filled in once it is there; listener: descriptor of the listening
    socket, None for a worker; app: `module:factory` of what a web process serves."""

    name: str
    number: int
    supervisor: int
    log: LogStyle
    pipe: int = -1
    listener: int | None = None
    app: str = ""

    def holding(self, pipe: int, listener: int | None) -> Self:
        """The same, with the numbers that the descriptors have in the process that it is for."""
        return replace(self, pipe=pipe, listener=listener)

    def written(self) -> str:
        """As an argument of a command."""
        return json.dumps(asdict(self), ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Report:
    """What a process tells its supervisor, once: that it is ready, or what keeps it from its work."""

    fault: Fault | None = None

    def written(self) -> bytes:
        """As it goes through the pipe."""
        told = [self.fault.code, *self.fault.said] if self.fault else []
        return json.dumps(told).encode()


def read_report(written: bytes) -> Report | None:
    """What came through the pipe; None where the process ended without a word."""
    if not written:
        return None
    told = json.loads(written)
    return Report(Fault(told[0], Said(told[1], told[2])) if told else None)


def read_assignment(written: str) -> Assignment:
    """What this process was started for. From here on it lives no longer than its supervisor."""
    values = json.loads(written)
    given = Assignment(**values | {"log": LogStyle(values["log"])})
    die_with(given.supervisor)
    return given


@contextmanager
def reporting(given: Assignment) -> Iterator[Callable[[], None]]:
    """Gives the body what tells the supervisor that this process is ready. What keeps the body from its work is told to
    the supervisor, which tells it on, and ends this process; after it was ready it is logged here. The pipe is a file,
    as the number of a descriptor that was closed is soon that of another, which may be the database."""
    with os.fdopen(given.pipe, "wb", buffering=0) as pipe:

        def ready() -> None:
            _tell(pipe, Report())

        try:
            yield ready
        except Fault as fault:
            if pipe.closed:
                logging.getLogger(__name__).error("%s", fault.said.en, extra={"code": fault.code})
            else:
                _tell(pipe, Report(fault))
            sys.exit(UNUSABLE)


def _tell(pipe: FileIO, what: Report) -> None:
    with pipe, suppress(BrokenPipeError):  # a supervisor that does not hear it is ending, and so is this process
        pipe.write(what.written())


def die_with(supervisor: int) -> None:
    """The kernel kills this process when its parent has ended, however that ended. It may have ended already."""
    _control(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != supervisor:
        sys.exit(f"the supervisor {supervisor} is gone")


def known_as(name: str) -> None:
    """What `ps` and `top` call this process: all are forked from one command."""
    _control(_PR_SET_NAME, name.encode())


def _control(option: int, value: int | bytes) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
