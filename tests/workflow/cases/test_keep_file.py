"""Files are on disk before an act speaks of them, all of them or none."""

from pathlib import Path

import pytest

from service.settings import Settings
from service.storage.errors import StorageError
from service.storage.files import FileStore
from service.storage.location import files_folder
from service.workflow.cases.keep_file import keep_content, keep_evidence
from tests.intake.photos.pictures import noted
from tests.workflow.case_desk import AT

PDF = b"%PDF-1.7\n%%EOF\n"


def test_evidence_is_kept_by_its_content(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    report = tmp_path / "报告.pdf"
    report.write_bytes(PDF)
    (kept,) = keep_evidence(settings, [report], AT)
    assert (kept.first_name, kept.media_type, kept.size) == ("报告.pdf", "application/pdf", len(PDF))
    assert FileStore(files_folder(settings)).read(kept.digest) == PDF
    assert keep_content(settings, "另.pdf", "application/pdf", PDF, AT).digest == kept.digest


def test_a_photo_is_kept_and_named_by_what_is_left_of_it(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    photo = tmp_path / "现场.jpg"
    photo.write_bytes(noted())
    (kept,) = keep_evidence(settings, [photo], AT)
    content = FileStore(files_folder(settings)).read(kept.digest)
    assert kept.size == len(content)
    assert (b"Exif" in noted(), b"Exif" in content) == (True, False)


def test_one_bad_file_keeps_none(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "data")
    good, bad = tmp_path / "好.pdf", tmp_path / "坏.pdf"
    good.write_bytes(PDF)
    bad.write_bytes(b"nothing")
    with pytest.raises(StorageError, match="坏"):
        keep_evidence(settings, [good, bad], AT)
    assert not list(files_folder(settings).rglob("*"))
