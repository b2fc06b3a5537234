"""acceptance audit head: a signed head now, on screen and as a file that can leave the machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.storage.head_file import HEADS_FILE
from tests.cli.builders import call
from tests.storage.audit_trails import a_trail, filled
from tests.storage.installations import Installation


def test_a_head_is_signed_and_written(installation: Installation, tmp_path: Path) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), 3, heads=())
    out = tmp_path / "链头.jsonl"
    result = call("audit", "head", "-o", out, folders=installation.environment)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("第 3 行，哈希 ")
    assert out.read_text(encoding="utf-8") in (installation.data_dir / HEADS_FILE).read_text(encoding="utf-8")
    assert call("audit", "verify", "--from-head", out, folders=installation.environment).exit_code == 0


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_a_head_on_screen(installation: Installation) -> None:
    with installation.open() as database:
        filled(database, a_trail(installation), 2, heads=())
    result = call("audit", "head", "--lang", "en", folders=installation.environment)
    assert result.stdout.startswith("row 2, hash ")
    assert "keep a copy away from this machine" in result.stdout


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
def test_nothing_is_overwritten_unasked_and_nothing_signed_without_rows(
    installation: Installation, tmp_path: Path
) -> None:
    out = tmp_path / "链头.jsonl"
    out.touch()
    refused = call("audit", "head", "-o", out, folders=installation.environment)
    assert (refused.exit_code, "已存在" in refused.stderr) == (4, True)
    empty = call("audit", "head", "-o", out, "--force", folders=installation.environment)
    assert (empty.exit_code, "还没有审计记录" in empty.stderr) == (2, True)
