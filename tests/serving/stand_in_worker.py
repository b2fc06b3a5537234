"""What stands in for a worker: does nothing until it is told to end."""

import signal

from service.serving.assignment import read_assignment, report

if __name__ == "__main__":
    given = read_assignment()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
    report(given)
    signal.sigwait({signal.SIGTERM})
