"""The file of heads only grows, holds each head once, and survives a line torn by a loss of power."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.storage.errors import StorageError
from service.storage.head_file import keep_heads, kept_heads
from tests.casework.audit.builders import chain, head

HEADS = [head(row) for row in chain(5)]


def test_only_what_is_missing_is_added(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    assert kept_heads(file).heads == ()
    keep_heads(file, HEADS[:2])
    before = file.read_bytes()
    keep_heads(file, HEADS)
    assert file.read_bytes().startswith(before)
    assert kept_heads(file).heads == tuple(HEADS)


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    keep_heads(tmp_path / "heads.jsonl", HEADS)
    assert (tmp_path / "heads.jsonl").stat().st_mode & 0o777 == 0o600


def test_a_torn_line_stays_and_the_head_follows_whole(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    keep_heads(file, HEADS[:2])
    file.write_bytes(file.read_bytes()[:-20])
    keep_heads(file, HEADS[:3])
    found = kept_heads(file)
    assert found.unreadable == (2,)
    assert set(found.heads) == set(HEADS[:3])


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "heads.jsonl"
    with ThreadPoolExecutor(5) as pool:
        list(pool.map(lambda one: keep_heads(file, [one]), HEADS))
    assert sorted(one.seq for one in kept_heads(file).heads) == [1, 2, 3, 4, 5]


def test_what_cannot_be_written_is_told_with_the_repair(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="acceptance audit head"):
        keep_heads(tmp_path / "没有" / "heads.jsonl", HEADS)
