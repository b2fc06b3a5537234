"""Downloads are attachments with their own names; what was written for one is removed."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from service.transport.downloads import ZIP, attachment, attachment_made
from tests.api.bridge import running


def test_the_name_in_both_forms() -> None:
    told = attachment(b"x", "未达标.xlsx").headers["content-disposition"]
    assert told == "attachment; filename=\"___.xlsx\"; filename*=UTF-8''%E6%9C%AA%E8%BE%BE%E6%A0%87.xlsx"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_name_breaks_out_of_the_header(name: str) -> None:
    told = attachment(b"x", name).headers["content-disposition"]
    assert told.isascii()
    assert told.count('"') == 2
    assert not set(told) & set("\r\n")


def test_a_file_that_is_made_is_sent_and_removed() -> None:
    written: list[Path] = []
    app = FastAPI()

    def make(path: Path) -> None:
        path.write_bytes(b"content")
        written.append(path)

    app.get("/file")(lambda: attachment_made(make, "案卷.zip", ZIP))
    with running(app, "http://127.0.0.1") as client:
        answer = client.get("/file")
    assert (answer.content, answer.headers["content-type"]) == (b"content", ZIP)
    assert not written[0].parent.exists()


def test_a_file_that_cannot_be_made_leaves_nothing() -> None:
    seen: list[Path] = []

    def fail(path: Path) -> None:
        seen.append(path)
        raise FileExistsError

    with pytest.raises(FileExistsError):
        attachment_made(fail, "案卷.zip", ZIP)
    assert not seen[0].parent.exists()


def test_one_that_is_never_sent_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the process is told to end, or what was done cannot be put on record."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    answer = attachment_made(lambda path: path.write_bytes(b"content"), "案卷.zip", ZIP)
    assert answer.headers["content-length"] == "7"
    assert not list(tmp_path.iterdir())
