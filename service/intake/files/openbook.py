"""Open an untrusted workbook: a limited child process reads it, the answer is checked and becomes a grid."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import service
from service.intake.files.child import too_heavy
from service.intake.files.grid import Grid, Hidden, Kind, RawCell, Sheet
from service.intake.files.package_checks import MAX_FILE, check_size
from service.vocabulary.problem import Unreadable

# -I shuts out the environment, the user's packages and the working folder; the package's own folder goes last on
# the path, so a checkout that is not installed works as well.
_BOOT = "import sys; sys.path.append(sys.argv[1]); from service.intake.files.child import main; main(sys.argv[2:])"
_ROOT = Path(service.__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child may use: memory and output in bytes, CPU and wall clock in seconds."""

    memory: int = 1 << 30
    cpu_seconds: int = 20
    wall_seconds: float = 30
    output: int = 32 << 20


def read_grid(source: Path | bytes, limits: Limits | None = None) -> Grid:
    """The raw cells of a workbook, by path or by content.

    Raises Unreadable with one Chinese sentence for everything that is not a healthy .xlsx workbook. Nothing of the
    content is parsed in this process.
    """
    data = source if isinstance(source, bytes) else content_of(source)
    check_size(len(data))
    return _grid(hashlib.sha256(data).hexdigest(), _ask_child(data, limits or Limits()))


def content_of(path: Path) -> bytes:
    """The bytes of a file, no more than a workbook may have and one: read_grid() refuses that.

    Raises:
        Unreadable: it is not there or cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise Unreadable("file-missing", f"找不到文件 {path}：请检查路径和文件名。") from None
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise Unreadable(
            "file-not-readable", f"打不开文件 {path}（{reason}）：请检查它是不是文件、有没有读取权限。"
        ) from fault


def _ask_child(data: bytes, limits: Limits) -> Any:
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as reply:
        question.write(data)
        question.seek(0)
        returncode = _run(question, reply, limits)
        reply.seek(0)
        text = reply.read(limits.output + 1)
    if returncode != 0:
        raise _abnormal_end(returncode)
    try:
        return json.loads(text)
    except ValueError as fault:
        raise _unexpected() from fault


def _run(question: IO[bytes], reply: IO[bytes], limits: Limits) -> int:
    number = question.fileno()
    arguments = [str(_ROOT), *map(str, (number, limits.memory, limits.cpu_seconds, limits.output))]
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
    return _unexpected()


def _unexpected() -> Unreadable:
    return Unreadable(
        "reader-failed",
        "读取工作簿的进程异常结束，文件可能有害或严重损坏：请用 Excel 或 WPS 打开，"
        "另存为新的“Excel 工作簿（*.xlsx）”后重新提交；若仍出现，请联系系统管理员。",
    )


def _grid(digest: str, told: Any) -> Grid:
    """The child read hostile input, so its answer is checked like any input from outside."""
    match told:
        case {"sheets": list(sheets)}:
            return Grid(digest, dict(_sheet(sheet) for sheet in sheets))
        case {"refused": {"code": str(code), "sentence": str(sentence)}}:
            raise Unreadable(code, sentence)
    raise _unexpected()


def _sheet(told: Any) -> tuple[str, Sheet]:
    match told:
        case {"name": str(name), "cells": dict(cells), "merged": list(merged), "hidden": dict(hidden)}:
            if all(isinstance(area, str) for area in merged):
                return name, Sheet(_cells(cells), tuple(merged), _hidden(hidden))
    raise _unexpected()


def _hidden(told: Mapping[str, Any]) -> Hidden:
    match told:
        case {"sheet": bool(sheet), "rows": list(rows), "columns": list(columns)}:
            if all(isinstance(number, int) for number in (*rows, *columns)):
                return Hidden(sheet, frozenset(rows), frozenset(columns))
    raise _unexpected()


def _cells(told: Mapping[str, Any]) -> dict[str, RawCell]:
    cells = {}
    for ref, cell in told.items():
        match cell:
            case [str(kind), str(text), str(number_format)] if kind in Kind.__members__.values():
                cells[ref] = RawCell(Kind(kind), text, number_format)
            case _:
                raise _unexpected()
    return cells
