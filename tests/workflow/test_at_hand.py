"""What was worked out is at hand until its stamp is another one; of each thing only the last is kept."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from service.workflow.at_hand import at_hand, files_stamp, renewed


@pytest.fixture
def numbers() -> Iterator[int]:
    return count(1)


def test_it_is_made_once_for_each_stamp(numbers: Iterator[int]) -> None:
    def made(stamp: str, what: str = "a test of this") -> int:
        return at_hand(what, (stamp,), lambda: next(numbers))

    assert [made("x"), made("x"), made("y"), made("y")] == [1, 1, 2, 2]
    assert made("x") == 3, "only the last is kept"
    assert made("x", "another test of this") == 4
    assert made("x") == 3


def test_what_cannot_be_made_is_not_kept() -> None:
    def fail() -> int:
        raise ValueError("faulty")

    with pytest.raises(ValueError, match="faulty"):
        at_hand("a faulty thing", (1,), fail)
    assert at_hand("a faulty thing", (1,), lambda: 7) == 7


def test_a_stamp_tells_every_change_beneath_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "one.yaml"
    nothing = files_stamp(file.parent)
    file.parent.mkdir()
    file.write_bytes(b"1")
    first = files_stamp(tmp_path)
    assert nothing == files_stamp(tmp_path / "elsewhere") == ()
    assert files_stamp(tmp_path) == files_stamp(file) == files_stamp(file.parent) == first
    told = file.stat()
    other = tmp_path / "other"
    other.write_bytes(b"2")
    os.utime(other, ns=(told.st_atime_ns, told.st_mtime_ns))
    other.replace(file)
    assert files_stamp(tmp_path) != first, "of the same size and age, yet another file"
    file.unlink()
    assert files_stamp(tmp_path) == ()


def test_what_was_made_before_is_given_to_what_renews_it() -> None:
    def made(stamp: str) -> tuple[str, ...]:
        return renewed("a thing that grows", (stamp,), lambda before: (*(before or ()), stamp))

    assert [made("x"), made("x"), made("y")] == [("x",), ("x",), ("x", "y")]
