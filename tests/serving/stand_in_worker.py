"""What stands in for a worker: does nothing until it is told to end."""

import signal

from service.serving.assignment import Assignment, reporting


def main(given: Assignment) -> None:
    """Until SIGTERM."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    with reporting(given) as ready:
        ready()
        signal.sigwait({signal.SIGTERM})
