"""acceptance restore reports what it made and how it stands."""

from pathlib import Path

from service.storage.backup_file import MANIFEST
from service.workflow.installation.backup import backup
from tests.cli.builders import call, lines
from tests.storage.backups import furnished, rewritten
from tests.storage.builders import NOW
from tests.storage.installations import Installation, installed


def test_it_is_restored_and_reported(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        made = backup(furnished(installation).settings, tmp_path, NOW)
        done = call("restore", made.path, "--to", tmp_path / "to", folders=installation.environment)
        again = call("restore", made.path, "--to", tmp_path / "to", folders=installation.environment)
        audit = call("audit", "verify", folders=Installation(tmp_path / "to").environment)
    assert done.exit_code == 0, done.output
    assert made.manifest.digest in lines(done)[0]
    assert lines(done)[1].startswith(f"已恢复到 {tmp_path / 'to'}，数据库 ")
    assert lines(done)[2].startswith("恢复开始后的一分钟内，动态口令一律不能用")
    assert lines(done)[-1] == "已恢复，各项核对相符"
    assert (again.exit_code, "已有内容，没有动它" in again.stderr) == (2, True)
    assert audit.exit_code == 0


def test_what_does_not_agree_is_reported(tmp_path: Path) -> None:
    (tmp_path / "to" / ".restoring").mkdir(parents=True)
    with installed("sqlite", tmp_path) as installation:
        made = backup(furnished(installation).settings, tmp_path, NOW)
        lost = f'"lost": ["{"ab" * 32}"]'.encode()
        told = made.manifest.audit_hash.encode()
        forged = rewritten(
            made.path,
            lambda name, old: old.replace(told, b"0" * 64).replace(b'"lost": []', lost) if name == MANIFEST else old,
        )
        done = call("restore", forged, "--to", tmp_path / "to", folders=installation.environment)
    assert done.exit_code == 1
    assert lines(done)[0] == "上一次恢复没有完成，已从头做过"
    assert lines(done)[4] == "备份时就缺 1 个文件，见清单的 lost"
    assert lines(done)[-1].startswith("已恢复，但有不符")


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"x")
    for name, said in (("b.zip", "不是备份，或者不完整"), ("none.zip", "文件或文件夹不存在")):
        done = call("restore", tmp_path / name, "--to", tmp_path / "to", folders=Installation(tmp_path).environment)
        assert said in done.stderr
        assert done.exit_code in (2, 4)
