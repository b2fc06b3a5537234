"""Uploaded files as the use cases take them: on disk under their own names while the request lasts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from fastapi import File, UploadFile
from starlette.datastructures import UploadFile as Uploaded

from service.workflow.passing_folder import passing_folder

_CONTROL = re.compile(r"[\x00-\x1f\x7f/\\:]")
_LONGEST = 200
"""Bytes of a name; file systems take 255."""
_NAMELESS = "文件"

Workbook = Annotated[UploadFile, File(description="评估工作簿或核查记录（.xlsx）")]


@contextmanager
def on_disk(uploads: Iterable[Uploaded]) -> Iterator[tuple[Path, ...]]:
    """The files in their order, each in a folder of its own; gone afterwards."""
    with passing_folder("upload") as folder:
        yield tuple(_written(one, folder / str(at)) for at, one in enumerate(uploads))


def _written(upload: Uploaded, folder: Path) -> Path:
    folder.mkdir()
    path = folder / file_name(upload.filename or "")
    with path.open("xb") as out:
        shutil.copyfileobj(upload.file, out)
    return path


def file_name(stated: str) -> str:
    """The last part of a stated name, without what a file's name cannot hold; the ending stays where it is cut."""
    name = _CONTROL.sub("_", re.split(r"[/\\]", stated)[-1].encode("utf-8", "replace").decode()).strip(" .")
    if not name:
        return _NAMELESS
    stem, dot, ending = name.rpartition(".")
    room = _LONGEST - len((dot + ending).encode())
    if len(name.encode()) <= _LONGEST or room <= 0:
        return name.encode()[:_LONGEST].decode(errors="ignore")
    return stem.encode()[:room].decode(errors="ignore") + dot + ending
