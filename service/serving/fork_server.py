"""`python -m service.serving.fork_server SOCKET SUPERVISOR MODULE …`: loads the modules once, then forks a process
whenever the supervisor asks for one, which then starts at once and shares what is loaded. Opens nothing itself, neither
a thread nor a database: what is forked is loaded code, and what a module's `prepare()` has read, and nothing else."""

from __future__ import annotations

import gc
import json
import os
import socket
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from service.serving.assignment import Assignment, die_with, known_as, read_assignment

_LARGEST = 2**16
_MOST_DESCRIPTORS = 2
PID = 32
"""Bytes that a process id has at most, written in digits."""
_PAUSE_S = 0.001


def request(module: str, given: Assignment) -> bytes:
    """What asks for a process that runs `main` of the module; its descriptors go along (socket.send_fds)."""
    return json.dumps([module, given.written()]).encode()


def main() -> None:
    """Fork until the supervisor closes the socket, or ends."""
    asked, supervisor, *modules = sys.argv[1:]
    die_with(int(supervisor))
    known_as("forks")
    _load(modules)
    with socket.socket(fileno=int(asked)) as requests:
        while True:
            wanted, descriptors, _, _ = socket.recv_fds(requests, _LARGEST, _MOST_DESCRIPTORS)
            if not wanted:
                return
            module, given = json.loads(wanted)
            _fork(requests, module, given, descriptors)
            for descriptor in descriptors:
                os.close(descriptor)


def _load(modules: Sequence[str]) -> None:
    """What cannot be loaded fails again in the process that needs it, which tells why. What is loaded stays: looking
    through it for garbage would only make copies of shared memory."""
    gc.disable()
    for module in modules:
        with suppress(Exception, SystemExit):
            getattr(import_module(module), "prepare", _nothing)()
    gc.freeze()
    gc.enable()


def _nothing() -> None:
    pass


def _fork(requests: socket.socket, module: str, given: str, descriptors: Sequence[int]) -> None:
    """By way of a process that ends at once: the kernel then makes the new one a child of the supervisor, which has
    asked to adopt orphans (forks.py). The supervisor hears of it only when that is so, as it may signal the new one at
    once and could not wait for the child of another. Where none could be made, it hears an empty message. The new one
    begins once that is said: where this one dies before, nobody would ever know of it."""
    heard, told = os.pipe()
    begin, said = os.pipe()
    between = os.fork()
    if between:
        os.close(told)
        os.close(begin)
        os.waitpid(between, 0)
        pid = os.read(heard, PID)
        os.close(heard)
        with suppress(OSError):  # nobody hears it any more
            requests.send(pid)
            os.write(said, b"!")
        os.close(said)
        return
    os.close(heard)
    os.close(said)
    between = os.getpid()
    made = os.fork()
    if made:
        os.write(told, str(made).encode())
        os._exit(0)
    os.close(told)
    requests.close()
    while os.getppid() == between:
        time.sleep(_PAUSE_S)
    if not os.read(begin, 1):
        os._exit(1)
    os.close(begin)
    _become(module, given, descriptors)


def _become(module: str, written: str, descriptors: Sequence[int]) -> NoReturn:
    """In a process group of its own: Ctrl-C is for the supervisor alone."""
    os.setpgid(0, 0)
    pipe, *listener = descriptors
    given = read_assignment(written).holding(pipe, listener[0] if listener else None)
    known_as(given.name)
    import_module(module).main(given)
    sys.exit()


if __name__ == "__main__":
    main()
