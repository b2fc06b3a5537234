"""Small zip files: as the program writes them, and as it never would."""

import io
import zipfile
from collections.abc import Callable, Mapping

from service.documents.bundle.member import EXPLANATION, MANIFEST, Content
from service.documents.bundle.package import write_zip

CONTENTS = {MANIFEST: b"{}", "facts/1.json": b'{"a":"b"}', EXPLANATION: "说明".encode()}


def zipped(contents: Mapping[str, Content]) -> bytes:
    """The zip file of contents as the program writes it."""
    out = io.BytesIO()
    write_zip(out, contents)
    return out.getvalue()


def strange(fill: Callable[[zipfile.ZipFile], object]) -> bytes:
    """A zip file with the usual contents and whatever `fill` adds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for path, content in CONTENTS.items():
            archive.writestr(path, content)
        fill(archive)
    return out.getvalue()
