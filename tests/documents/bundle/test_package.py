"""The zip file: the same bytes for the same contents, which any zip program opens."""

import io
import zipfile

from service.documents.bundle.package import write_zip
from tests.documents.bundle.zips import CONTENTS, zipped


def test_order_of_the_contents_does_not_matter() -> None:
    assert zipped(dict(reversed(CONTENTS.items()))) == zipped(CONTENTS)


def test_any_zip_program_reads_it() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(CONTENTS))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == CONTENTS


def test_entries_carry_no_time_and_no_owner() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(CONTENTS))) as archive:
        assert {(e.date_time, e.compress_type, e.extra, e.comment) for e in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED, b"", b"")
        }


def test_a_stretch_of_memory_is_written_like_bytes() -> None:
    out = io.BytesIO()
    write_zip(out, {path: memoryview(content) for path, content in CONTENTS.items()})
    assert out.getvalue() == zipped(CONTENTS)
