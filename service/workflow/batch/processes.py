"""Processes that evaluate cases side by side: from a server that imports the program once, and gone with the process
that started them."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date

from service.settings import Settings
from service.vocabulary.job import Item
from service.workflow.batch.evaluate_cases import CaseEvaluator
from service.workflow.installation.open_database import held_open

AT_ONCE = 16
"""Cases that one process is given at a time, at most: few enough to be kept soon, many enough to be loaded together."""
_TURNS = 4
"""Times that each process is given some at least, where there are as many: so that none is idle while others work."""
_AHEAD = 2
"""Portions that wait for each process, so that none has to wait for this one."""
_QUIET = "ignore:resource_tracker:UserWarning"

Work = Callable[[Sequence[str]], list[Item]]


@dataclass(frozen=True, slots=True)
class Staff:
    """Evaluates portions of cases, several at a time."""

    executor: Executor
    work: Work
    processes: int

    def each(self, ids: Sequence[str]) -> Iterator[list[Item]]:
        """The results of all the cases, a portion at a time, in the order in which they are ready.

        Raises:
            StorageError: the database cannot be used. BrokenProcessPool: a process died.
        """
        size = min(AT_ONCE, max(1, len(ids) // (self.processes * _TURNS)))
        portions = (ids[at : at + size] for at in range(0, len(ids), size))
        under_way: set[Future[list[Item]]] = set()
        for portion in portions:
            under_way.add(self.executor.submit(self.work, portion))
            while len(under_way) >= self.processes * _AHEAD:
                done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
                yield from (one.result() for one in done)
        while under_way:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            yield from (one.result() for one in done)


@contextmanager
def staff(settings: Settings, on: date) -> Iterator[Staff]:
    """As many processes as are set; with one, a thread of this process does it. At the end what is under way is waited
    for, what is not begun is left undone."""
    count = settings.batch_processes
    if count == 1:
        evaluator = CaseEvaluator(settings, on)
        executor: Executor = ThreadPoolExecutor(1)
        made = Staff(executor, evaluator.items, count)
    else:
        keep_quiet()
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        executor = ProcessPoolExecutor(count, context, initializer=_begin, initargs=(settings, on))
        made = Staff(executor, _items, count)
    try:
        yield made
    finally:
        executor.shutdown(cancel_futures=True)


def keep_quiet() -> None:
    """Python's own keeper of semaphores, a process that this one starts, cleans up after a worker that was killed and
    then writes a bare warning to its error output, amid the log. The lease tells of the killed worker already."""
    if _QUIET not in sys.warnoptions:
        sys.warnoptions.append(_QUIET)


_evaluator: CaseEvaluator | None = None
_open = ExitStack()


def _begin(settings: Settings, on: date) -> None:
    """In the new process, once."""
    global _evaluator
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _open.enter_context(held_open(settings))
    _evaluator = CaseEvaluator(settings, on)
    gc.disable()


def _items(ids: Sequence[str]) -> list[Item]:
    """In the new process. Evaluating leaves no cycles; what little reading the database leaves goes after each portion.
    Only what is new is looked through: rules, read with the first portion, and program would take 3 ms a case."""
    assert _evaluator is not None
    try:
        return _evaluator.items(ids)
    finally:
        gc.collect(0)


def _end_with_parent() -> None:
    """A worker that is killed cannot tell its processes to end."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
