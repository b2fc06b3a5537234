"""Loaded by the process that forks: it still forks, but what it forks does not."""

import errno
import os

_FORK, _SERVER = os.fork, os.getpid()


def _once() -> int:
    if os.getpid() != _SERVER:
        raise BlockingIOError(errno.EAGAIN, "no more processes")
    return _FORK()


os.fork = _once
