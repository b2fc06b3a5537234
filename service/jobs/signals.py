"""How a process that works off jobs is told to stop."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

SIGNALS = (signal.SIGTERM, signal.SIGINT)


def stop_on_signals(stop: Callable[[], None]) -> None:
    """Call `stop` when the process is told to end; called in its main thread. In a thread of its own: a signal handler
    interrupts the very thread whose locks it would wait for."""
    for number in SIGNALS:
        signal.signal(number, lambda *_: threading.Thread(target=stop, name="stop").start())
