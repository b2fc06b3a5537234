"""Programs that tests start, and kill: each a process of its own, from a server that has ours loaded. Where the start
itself is what is proved, a test starts an interpreter.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from typing import TextIO

_LOADED = ("tests.storage.killed_writers", "tests.workflow.jobs.killed_workers", "tests.workflow.batch.evaluating")


def loaded() -> ForkServerContext:
    """Makes processes that have loaded what most of them need; the first who asks for one decides what that is."""
    context = get_context("forkserver")
    context.set_forkserver_preload(list(_LOADED))
    return context


def server_there() -> None:
    """The server has begun. Before a test sends temporary files elsewhere: the socket of the server would lie there as
    well, deep down under a path too long for one, and be what is left behind."""
    loaded()
    forkserver.ensure_running()


@dataclass(frozen=True, slots=True)
class Program:
    """process: killed by the test or at its end; out: what it prints, faults too."""

    process: BaseProcess
    out: TextIO

    def ended(self) -> tuple[int | None, str]:
        """The exit code, minus the signal that killed it, and what it has printed that was not read yet."""
        with self.out:
            rest = self.out.read()
        self.process.join()
        return self.process.exitcode, rest


def started(text: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Program:
    """A program that runs, as `python -c TEXT ARGUMENTS…` would, with this environment or that of the tests."""
    context = loaded()
    read, write = context.Pipe(duplex=False)
    given = dict(os.environ if environment is None else environment)
    process = context.Process(target=_run, args=(text, arguments, given, write), daemon=True)
    with closing(write):
        process.start()
    with closing(read):
        return Program(process, os.fdopen(os.dup(read.fileno()), encoding="utf-8"))


def _run(text: str, arguments: tuple[str, ...], environment: Mapping[str, str], out: Connection) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for stream in (1, 2):
        os.dup2(out.fileno(), stream)
    out.close()
    sys.argv = ["-c", *arguments]
    exec(compile(text, "<program>", "exec"), {"__name__": "__main__"})
