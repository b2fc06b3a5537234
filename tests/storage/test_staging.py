"""Uploads wait for their person and case only, and not for ever."""

import os
import stat
import threading
from datetime import UTC, datetime, timedelta
from errno import EEXIST, ENOSPC
from pathlib import Path

import pytest

from service.storage.staging import KEPT, MOST, Staging
from service.vocabulary.fault import Fault

AT = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)
CASE = "zhejiang-2026-0001"


def test_what_waits_is_found_by_its_person_for_its_case_and_no_other(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "staging")
    put = staging.put("7", CASE, "园区 1.xlsx", b"content", AT)
    found = staging.find("7", CASE, put.digest, AT)
    assert (found, found.name, found.path.read_bytes()) == (put, "园区 1.xlsx", b"content")
    for person, case, digest in (("8", CASE, put.digest), ("7", "other", put.digest), ("7", CASE, "0" * 64)):
        with pytest.raises(Fault, match="重新上传"):
            staging.find(person, case, digest, AT)


@pytest.mark.parametrize("digest", ["..", "*", "", "../../x", "A" * 64])
def test_what_is_no_digest_finds_nothing(tmp_path: Path, digest: str) -> None:
    staging = Staging(tmp_path)
    staging.put("7", CASE, "a.xlsx", b"content", AT)
    with pytest.raises(Fault):
        staging.find("7", CASE, digest, AT)


def test_it_is_forgotten_in_time_and_leaves_no_folder(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "staging")
    put = staging.put("7", CASE, "a.xlsx", b"content", AT)
    late = AT + KEPT + timedelta(seconds=1)
    with pytest.raises(Fault):
        staging.find("7", CASE, put.digest, late)
    assert staging.expire(AT + KEPT) == 0
    assert staging.expire(late) == 1
    assert list((tmp_path / "staging").iterdir()) == []


def test_one_person_has_only_so_many_and_the_same_content_once(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    every = [
        staging.put("7", CASE, f"{number}.xlsx", b"%d" % number, AT + timedelta(seconds=number))
        for number in range(MOST + 2)
    ]
    others = staging.put("8", CASE, "a.xlsx", b"0", AT)
    again = staging.put("7", CASE, "又一次.xlsx", b"%d" % (MOST + 1), AT + timedelta(minutes=1))
    left = {path.name for path in tmp_path.glob("7/*/*/*")}
    assert left == {"2.xlsx", "3.xlsx", "4.xlsx", "5.xlsx", "又一次.xlsx"}
    assert again.digest == every[-1].digest
    assert staging.find("8", CASE, others.digest, AT) == others


def test_nobody_else_can_read_it_and_a_removed_one_may_be_removed_again(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "staging")
    put = staging.put("7", CASE, "a.xlsx", b"content", AT)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "staging", put.path.parent)} == {0o700}
    assert stat.S_IMODE(put.path.stat().st_mode) == 0o600
    staging.remove(put)
    staging.remove(put)
    assert not put.path.exists()


def test_a_part_whose_writer_died_goes_too(tmp_path: Path) -> None:
    partial = tmp_path / ".partial-x"
    partial.write_bytes(b"half")
    Staging(tmp_path).expire(datetime.now(UTC) + KEPT + timedelta(minutes=1))
    assert not partial.exists()


def test_what_cannot_be_put_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Least of all on a disk that is full."""

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        Staging(tmp_path).put("1", "case", "a.xlsx", b"content", AT)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_folder_that_stood_when_it_was_to_be_made_and_is_gone_a_moment_later_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`mkdir` tells of it as of a file in the way, because it looks again and finds no folder."""
    make, stood = os.mkdir, [True]

    def gone_since(folder: str, mode: int = 0o777) -> None:
        if Path(folder).name == CASE and stood:
            stood.clear()
            raise FileExistsError(EEXIST, "File exists", str(folder))
        make(folder, mode)

    monkeypatch.setattr(os, "mkdir", gone_since)
    put = Staging(tmp_path / "staging").put("7", CASE, "a.xlsx", b"content", AT)
    assert (put.path.read_bytes(), stood) == (b"content", [])


def test_a_file_where_a_folder_belongs_is_told(tmp_path: Path) -> None:
    (tmp_path / "7").write_bytes(b"")
    with pytest.raises(OSError, match="7"):
        Staging(tmp_path).put("7", CASE, "a.xlsx", b"content", AT)
    assert [path.name for path in tmp_path.iterdir()] == ["7"]


def test_one_may_come_while_the_last_of_the_same_person_goes(tmp_path: Path) -> None:
    """Whose empty folders are removed just then."""
    staging, faults = Staging(tmp_path / "staging"), list[Exception]()

    def come_and_go(of: int) -> None:
        try:
            for number in range(400):
                staging.remove(staging.put("7", CASE, "a.xlsx", b"%d %d" % (of, number % 3), AT))
        except Exception as fault:
            faults.append(fault)

    threads = [threading.Thread(target=come_and_go, args=(of,)) for of in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert not list((tmp_path / "staging").iterdir())
