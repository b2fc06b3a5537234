"""Untrusted files are worked on by a limited child process only; what it writes comes back, or one sentence why not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import service
from service.intake.files.child import too_heavy
from service.vocabulary.problem import Unreadable

# -I shuts out the environment, the user's packages and the working folder; the package's own folder goes last on
# the path, so a checkout that is not installed works as well. A module set to None is the documented way to make an
# import fail.
_BOOT = """
import importlib, sys
root, without, module, *arguments = sys.argv[1:]
sys.path.append(root)
sys.modules.update(dict.fromkeys(without.split()))
importlib.import_module(module).main(arguments)
"""
_EXTRAS = ("numpy", "lxml", "PIL", "pandas")
"""openpyxl imports these when they happen to be installed; workbooks need none, and they cost start-up and memory."""
_ROOT = Path(service.__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: memory and output in bytes, CPU and wall clock in seconds."""

    memory: int = 1 << 30
    cpu_seconds: int = 20
    wall_seconds: float = 30
    output: int = 32 << 20


def confined(module: str, data: bytes, limits: Limits, without: Iterable[str] = _EXTRAS) -> bytes:
    """What `main` of the module writes about the data, see child.confine(). without: what it may not import.

    Raises:
        Unreadable: it needs more than the limits, or ends otherwise than it should.
    """
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as reply:
        question.write(data)
        question.seek(0)
        returncode = _run((" ".join(without), module), question, reply, limits)
        reply.seek(0)
        written = reply.read(limits.output + 1)
    if returncode != 0:
        raise _abnormal_end(returncode)
    return written


def _run(called: tuple[str, str], question: IO[bytes], reply: IO[bytes], limits: Limits) -> int:
    number = question.fileno()
    arguments = [str(_ROOT), *called, *map(str, (number, limits.memory, limits.cpu_seconds, limits.output))]
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _BOOT, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=reply,
        stderr=subprocess.DEVNULL,
        pass_fds=(number,),
        env={},
        start_new_session=True,
    )
    try:
        return process.wait(limits.wall_seconds)
    except subprocess.TimeoutExpired:
        raise too_heavy() from None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _abnormal_end(returncode: int) -> Unreadable:
    if -returncode in (signal.SIGXCPU, signal.SIGKILL, signal.SIGXFSZ):
        return too_heavy()
    return unexpected_end()


def unexpected_end() -> Unreadable:
    """The refusal of a file at which the child fails in a way nobody foresaw."""
    return Unreadable(
        "reader-failed",
        "读取工作簿的进程异常结束，文件可能有害或严重损坏：请用 Excel 或 WPS 打开，"
        "另存为新的“Excel 工作簿（*.xlsx）”后重新提交；若仍出现，请联系系统管理员。",
    )
