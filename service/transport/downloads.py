"""Files that are handed out: always as attachments, under their own names (RFC 6266)."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote
from weakref import finalize

from fastapi.responses import Response, StreamingResponse

from service.workflow.passing_folder import passing_folder

ANY_FILE = "application/octet-stream"
HTML = "text/html"
CSV = "text/csv"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHUNK = 1 << 16


def attachment(content: bytes, name: str, media_type: str = ANY_FILE) -> Response:
    """A content as a file to save, never to be shown in place."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": _disposition(name)})


def attachment_made(make: Callable[[Path], object], name: str, media_type: str) -> Response:
    """A file that `make` writes, as it is sent: its folder is gone before that begins, so none stays where an answer is
    never sent, or broken off.

    Raises:
        What `make` raises.
    """
    with passing_folder("download") as folder:
        make(folder / "file")
        file = (folder / "file").open("rb")
    length = str(os.fstat(file.fileno()).st_size)
    headers = {"Content-Disposition": _disposition(name), "Content-Length": length}
    answer = StreamingResponse(iter(partial(file.read, _CHUNK), b""), media_type=media_type, headers=headers)
    finalize(answer, file.close)
    return answer


def _disposition(name: str) -> str:
    """With an ASCII name for old programs, and the name itself."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "._-") else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
