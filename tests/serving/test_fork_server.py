"""What is loaded before the fork opens nothing: one thread, and no file, socket or connection but its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

from service.serving.assignment import Assignment
from service.serving.fork_server import request
from service.serving.logs import LogStyle
from service.serving.supervisor import Plan
from tests.serving.served import wait_for
from tests.storage.postgres import ROOT


def test_nothing_is_open_after_all_that_the_service_needs_is_loaded() -> None:
    mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "service.serving.fork_server", str(theirs.fileno()), str(os.getpid())]
    environment = os.environ | Plan().environment
    with (
        mine,
        subprocess.Popen([*command, *Plan().modules], cwd=ROOT, env=environment, pass_fds=[theirs.fileno()]) as server,
    ):
        theirs.close()
        given = Assignment(name="worker-1", number=0, supervisor=os.getpid(), log=LogStyle.JSON)
        heard, told = os.pipe()
        socket.send_fds(mine, [request("tests.serving.unstartable", given)], [told])
        os.close(told)
        mine.recv(32)  # all is loaded
        process = Path(f"/proc/{server.pid}")
        assert len(list((process / "task").iterdir())) == 1
        wait_for(lambda: {file.name for file in (process / "fd").iterdir()} == {"0", "1", "2", str(theirs_in(process))})
        os.close(heard)
        mine.close()
        assert server.wait(300) == 0


def theirs_in(process: Path) -> int:
    """The descriptor of its socket, from its command line."""
    return int((process / "cmdline").read_bytes().split(b"\0")[3])
