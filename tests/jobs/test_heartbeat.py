"""Signs of life go on while the work does, and end with it, whatever happens to one of them."""

import threading
from collections.abc import Callable

from service.jobs.heartbeat import beating


def counting(until: int, reached: threading.Event, fails: bool) -> Callable[[], None]:
    beats = iter(range(1, 1000))

    def beat() -> None:
        if next(beats) == until:
            reached.set()
        if fails:
            raise OSError("no database")

    return beat


def test_it_beats_until_the_work_ends() -> None:
    for fails in (False, True):
        reached = threading.Event()
        with beating(counting(3, reached, fails), 0.001):
            assert reached.wait(600)
        assert not [thread for thread in threading.enumerate() if thread.name == "heartbeat"]
