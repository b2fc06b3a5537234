"""Uploaded files lie under a safe form of their own names while the request lasts, and are gone afterwards."""

import io

import pytest
from fastapi import UploadFile
from hypothesis import given
from hypothesis import strategies as st

from service.transport.uploads import file_name, on_disk


@given(st.text())
def test_any_stated_name_becomes_a_name_of_one_file(stated: str) -> None:
    name = file_name(stated)
    assert 0 < len(name.encode()) <= 200
    assert not set(name) & set("/\\\0\n:")
    assert name not in (".", "..")


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ("评估.xlsx", "评估.xlsx"),
        ("C:\\Users\\甲\\评估.xlsx", "评估.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("", "文件"),
        ("..", "文件"),
        ("\ud800.pdf", "?.pdf"),
    ],
)
def test_names_as_they_come(stated: str, name: str) -> None:
    assert file_name(stated) == name


def test_the_ending_of_a_long_name_stays() -> None:
    assert file_name("园" * 300 + ".xlsx").endswith("园.xlsx")


def test_files_of_one_name_lie_apart_and_are_gone_afterwards() -> None:
    uploads = [UploadFile(io.BytesIO(content), filename="a.pdf") for content in (b"1", b"2")]
    with on_disk(uploads) as (one, other):
        assert (one.name, one.read_bytes()) == ("a.pdf", b"1")
        assert (other.name, other.read_bytes()) == ("a.pdf", b"2")
    assert not one.exists()
