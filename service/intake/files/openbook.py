"""Open an untrusted workbook: a limited child process reads it, the answer is checked and becomes a grid."""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from service.intake.files.confined import Limits, confined, unexpected_end
from service.intake.files.grid import Grid, Hidden, Kind, RawCell, Sheet
from service.intake.files.package_checks import MAX_FILE, check_size
from service.vocabulary.problem import Unreadable

_READER = "service.intake.files.child"
_REMEMBERED = 4 << 20
"""Bytes of answers about whole workbooks that are kept: a file is looked at, then taken in, then evaluated."""

_lock = threading.Lock()
_answers: OrderedDict[str, bytes] = OrderedDict()
"""By the digest of the workbook, what was asked for longest ago first. No refusal: it may have been the machine's."""


def read_grid(source: Path | bytes, limits: Limits | None = None) -> Grid:
    """The raw cells of a workbook, by path or by content.

    Raises Unreadable with one Chinese sentence for everything that is not a healthy .xlsx workbook. Nothing of the
    content is parsed in this process. The same content again is not read again, unless it is under limits of its own.
    """
    data = source if isinstance(source, bytes) else content_of(source)
    check_size(len(data))
    digest = hashlib.sha256(data).hexdigest()
    answer = _remembered(digest) if limits is None else None
    if answer is not None:
        return _grid(digest, json.loads(answer))
    answer = confined(_READER, data, limits or Limits())
    grid = _grid(digest, _told(answer))
    _remember(digest, answer)
    return grid


def _remembered(digest: str) -> bytes | None:
    with _lock:
        answer = _answers.get(digest)
        if answer is not None:
            _answers.move_to_end(digest)
        return answer


def _remember(digest: str, answer: bytes) -> None:
    """Keep the newest answers that together take no more than _REMEMBERED, and none that would drive out all others."""
    if len(answer) > _REMEMBERED // 4:
        return
    with _lock:
        _answers[digest] = answer
        _answers.move_to_end(digest)
        while sum(map(len, _answers.values())) > _REMEMBERED:
            _answers.popitem(last=False)


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


def _told(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except ValueError as fault:
        raise unexpected_end() from fault


def _grid(digest: str, told: Any) -> Grid:
    """The child read hostile input, so its answer is checked like any input from outside."""
    match told:
        case {"sheets": list(sheets)}:
            return Grid(digest, dict(_sheet(sheet) for sheet in sheets))
        case {"refused": {"code": str(code), "sentence": str(sentence)}}:
            raise Unreadable(code, sentence)
    raise unexpected_end()


def _sheet(told: Any) -> tuple[str, Sheet]:
    match told:
        case {
            "name": str(name),
            "cells": dict(cells),
            "merged": list(merged),
            "hidden": dict(hidden),
            "commented": list(commented),
            "drawn": bool(drawn),
            "conditional": list(conditional),
        }:
            if all(isinstance(place, str) for place in (*merged, *commented)):
                beside = tuple(commented), drawn, tuple(map(_laid_over, conditional))
                return name, Sheet(_cells(cells), tuple(merged), _hidden(hidden), *beside)
    raise unexpected_end()


def _laid_over(told: Any) -> tuple[str, str]:
    match told:
        case [str(areas), str(number_format)]:
            return areas, number_format
    raise unexpected_end()


def _hidden(told: Mapping[str, Any]) -> Hidden:
    match told:
        case {"sheet": bool(sheet), "rows": list(rows), "columns": list(columns)}:
            if all(isinstance(number, int) for number in (*rows, *columns)):
                return Hidden(sheet, frozenset(rows), frozenset(columns))
    raise unexpected_end()


def _cells(told: Mapping[str, Any]) -> dict[str, RawCell]:
    cells = {}
    for ref, cell in told.items():
        match cell:
            case [str(kind), str(text), str(number_format)] if kind in Kind.__members__.values():
                cells[ref] = RawCell(Kind(kind), text, number_format)
            case _:
                raise unexpected_end()
    return cells


__all__ = ["Limits", "content_of", "read_grid"]
