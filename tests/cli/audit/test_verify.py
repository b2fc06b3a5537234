"""acceptance audit verify: 0 where the trail holds, 1 with a sentence for what was done to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from service.storage.head_file import HEADS_FILE
from tests.casework.audit.attacks import ATTACKS
from tests.cli.builders import call, lines
from tests.storage.audit_trails import a_trail, filled, rewritten, rows_in
from tests.storage.installations import Installation


def fill(installation: Installation, attack: str = "") -> None:
    with installation.open() as database:
        filled(database, a_trail(installation))
        if attack:
            rewritten(database, ATTACKS[attack].attack(rows_in(database)))


def test_an_untouched_trail_ends_with_code_0(installation: Installation) -> None:
    fill(installation)
    result = call("audit", "verify", folders=installation.environment)
    assert (result.exit_code, lines(result)) == (0, ["审计记录完整：10 行前后相接，与 3 个签名的链头相符"])
    english = call("audit", "verify", "--lang", "en", folders=installation.environment)
    assert lines(english) == ["the audit trail holds: 10 rows follow from each other and agree with 3 signed heads"]


def test_what_was_done_is_named_and_ends_with_code_1(installation: Installation) -> None:
    fill(installation, "delete a middle row")
    result = call("audit", "verify", folders=installation.environment)
    assert (result.exit_code, lines(result)) == (
        1,
        ["第 5 行，记录被删除：第 4 行之后直接是第 6 行，编号不连续"],
    )
    assert "第一处之后的记录都不能再作凭据" in result.stderr
    english = call("audit", "verify", "--lang", "en", folders=installation.environment)
    assert lines(english)[0].startswith("row 5, rows deleted: row 4 is followed by row 6")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_heads_kept_elsewhere_are_compared(installation: Installation, tmp_path: Path) -> None:
    fill(installation)
    copy = shutil.copy(installation.data_dir / HEADS_FILE, tmp_path / "副本.jsonl")
    (installation.data_dir / HEADS_FILE).unlink()
    assert call("audit", "verify", "--from-head", copy, folders=installation.environment).exit_code == 0
    with installation.open() as database:
        rewritten(database, ATTACKS["cut the tail"].attack(rows_in(database)))
    result = call("audit", "verify", "--from-head", copy, folders=installation.environment)
    assert result.exit_code == 1
    assert lines(result)[0].startswith("第 7–10 行，末尾被截去")


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_file_that_cannot_be_used_ends_with_code_2(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "空.jsonl").touch()
    for name, said in (("空.jsonl", "没有签名的链头"), ("没有.jsonl", "文件或文件夹不存在")):
        result = call("audit", "verify", "--from-head", tmp_path / name, folders=installation.environment)
        assert (result.exit_code, said in result.stderr) == (2, True)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_torn_line_is_remarked(installation: Installation) -> None:
    fill(installation)
    with (installation.data_dir / HEADS_FILE).open("a", encoding="utf-8") as file:
        file.write("{")
    result = call("audit", "verify", folders=installation.environment)
    assert (result.exit_code, "第 4 行不是链头" in result.stderr) == (0, True)
