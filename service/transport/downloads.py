"""Files that are handed out: always as attachments, under their own names (RFC 6266)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote

from fastapi.responses import FileResponse, Response
from starlette.background import BackgroundTask

ANY_FILE = "application/octet-stream"
HTML = "text/html"
CSV = "text/csv"
ZIP = "application/zip"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def attachment(content: bytes, name: str, media_type: str = ANY_FILE) -> Response:
    """A content as a file to save, never to be shown in place."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": _disposition(name)})


def attachment_made(make: Callable[[Path], object], name: str, media_type: str) -> Response:
    """A file that `make` writes: streamed from a folder of its own, which is removed when it is sent or fails.

    Raises:
        What `make` raises.
    """
    folder = Path(mkdtemp(prefix="acceptance-download-"))
    try:
        make(folder / "file")
    except BaseException:
        shutil.rmtree(folder)
        raise
    return FileResponse(
        folder / "file",
        media_type=media_type,
        headers={"Content-Disposition": _disposition(name)},
        background=BackgroundTask(shutil.rmtree, folder),
    )


def _disposition(name: str) -> str:
    """With an ASCII name for old programs, and the name itself."""
    plain = "".join(one if one.isascii() and (one.isalnum() or one in "._-") else "_" for one in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
