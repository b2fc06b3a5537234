"""The supervisor's side of the process that forks all others (fork_server.py): started, asked, and replaced."""

from __future__ import annotations

import asyncio
import ctypes
import os
import socket
import sys
from collections.abc import Collection, Mapping, Sequence
from subprocess import DEVNULL, Popen
from typing import Self

from service.serving.assignment import START_S, Assignment
from service.serving.fork_server import PID, request
from service.settings import environment_with
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

_MODULE = "service.serving.fork_server"
_PR_SET_CHILD_SUBREAPER = 36
_TRIES = 3


class Forks:
    """Forks processes that become children of this one, as a context manager. modules: loaded before the first fork,
    and shared by all that is forked; environment: besides that of this process."""

    def __init__(self, modules: Sequence[str], environment: Mapping[str, str]) -> None:
        self._command = (sys.executable, "-m", _MODULE)
        self._modules = modules
        self._environment = environment
        self._asking = asyncio.Lock()
        self._server: tuple[Popen[bytes], socket.socket] | None = None

    def __enter__(self) -> Self:
        _adopt_orphans(True)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        _adopt_orphans(False)

    @property
    def pid(self) -> int | None:
        """The id of the process that forks; None where there is none at the moment."""
        return self._server and self._server[0].pid

    async def fork(self, module: str, given: Assignment, descriptors: Sequence[int]) -> int:
        """The id of a new process that runs `main` of the module with that assignment and these descriptors.

        Raises:
            Fault: the process that forks dies again and again, or takes too long.
        """
        async with self._asking:
            for _ in range(_TRIES):
                try:
                    return await asyncio.wait_for(self._asked(request(module, given), descriptors), START_S)
                except OSError:  # a timeout is one
                    self.renew()
        raise _cannot_fork()

    def renew(self) -> None:
        """Fork from newly loaded code from now on."""
        self.close()
        mine, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        mine.setblocking(False)
        with theirs:
            process = Popen(
                [*self._command, str(theirs.fileno()), str(os.getpid()), *self._modules],
                stdin=DEVNULL,
                pass_fds=[theirs.fileno()],
                env=environment_with(self._environment),
                process_group=0,
            )
        self._server = process, mine

    def close(self) -> None:
        """End the process that forks; those that it has forked go on."""
        if self._server is None:
            return
        process, mine = self._server
        mine.close()
        process.kill()
        process.wait()
        self._server = None

    def reap_strays(self, own: Collection[int]) -> None:
        """Let go those adopted processes that have ended and are not one's own: what a process that died had
        started."""
        while (found := _ended()) and found not in own:
            os.waitpid(found, 0)

    async def _asked(self, wanted: bytes, descriptors: Sequence[int]) -> int:
        if self._server is None:
            self.renew()
        assert self._server is not None
        _, mine = self._server
        socket.send_fds(mine, [wanted], descriptors)
        told = await asyncio.get_running_loop().sock_recv(mine, PID)
        if not told:
            raise ConnectionResetError
        return int(told)


def _ended() -> int:
    try:
        seen = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return 0
    return seen.si_pid if seen else 0


def _adopt_orphans(adopt: bool) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, int(adopt), 0, 0, 0)


def _cannot_fork() -> Fault:
    return Fault(
        "process-cannot-start",
        Said(
            f"新进程连续 {_TRIES} 次没有启动成功，服务已停止；请查看内存是否够用、日志里有什么，修复后再启动",
            f"a new process could not be started {_TRIES} times in a row and the service has stopped; see whether "
            "memory suffices and what the log says, repair that and start again",
        ),
    )
