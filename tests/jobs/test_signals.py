"""A process that is told to end stops working, in whatever it is doing."""

import os
import signal
import threading

import pytest

from service.jobs.signals import SIGNALS, stop_on_signals


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_stops(number: signal.Signals) -> None:
    before = {one: signal.getsignal(one) for one in SIGNALS}
    stopped = threading.Event()
    try:
        stop_on_signals(stopped.set)
        os.kill(os.getpid(), number)
        assert stopped.wait(10)
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
