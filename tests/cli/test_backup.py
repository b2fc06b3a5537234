"""acceptance backup writes, rotates and checks."""

import os
import signal
from pathlib import Path

import pytest

from tests.cli.builders import call, lines
from tests.programs import started
from tests.storage.backups import furnished
from tests.storage.installations import Installation, installed


def test_it_is_written_rotated_and_checked(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        environment = furnished(installation).environment
        assert call("backup", "-o", tmp_path / "old.zip", folders=environment).exit_code == 0
        (tmp_path / "backups").mkdir()
        old = tmp_path / "backups" / "acceptance-20200101T000000Z.zip"
        (tmp_path / "old.zip").rename(old)
        done = call("backup", "-o", tmp_path / "backups", "--keep", "1,0,0", folders=environment)
        assert done.exit_code == 0, done.output
        written, digest, key, removed = lines(done)
        assert "3 个文件" in written
        assert removed == f"已清理 {old.name}"
        (file,) = (tmp_path / "backups").iterdir()
        checked = call("backup", "check", file, folders=environment)
        named = call("backup", "check", file, "--key", key.split()[1][:64], folders=environment)
        other = call("backup", "check", file, "--digest", "0" * 64, folders=environment)
        new = tmp_path / "new" / "backups"
        assert call("backup", "-o", f"{new}/", folders=environment).exit_code == 0
        assert len(list(new.iterdir())) == 1
        assert new.stat().st_mode & 0o777 == 0o700
        assert call("backup", "-o", tmp_path / "rotated", "--keep", "1,0,0", folders=environment).exit_code == 0
        assert (tmp_path / "rotated").is_dir()
    assert (checked.exit_code, lines(checked)[-1]) == (0, "备份可以恢复")
    assert digest.removeprefix("清单摘要 ") in lines(checked)[0]
    assert (named.exit_code, "清单由指定的密钥" in named.output) == (0, True)
    assert (other.exit_code, "不是写明的 000" in other.stderr) == (2, True)


def test_one_with_lost_files_says_so(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        environment = furnished(installation).environment
        next(path for path in (installation.data_dir / "files").rglob("*") if path.is_file()).unlink()
        assert call("backup", "-o", tmp_path / "b.zip", folders=environment).exit_code == 2
        done = call("backup", "-o", tmp_path / "b.zip", "--even-incomplete", "--lang", "en", folders=environment)
        assert (done.exit_code, lines(done)[-1][:26]) == (1, "the backup is not complete")
        assert call("backup", "check", tmp_path / "b.zip", folders=environment).exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--keep", "1,2"), "不能读作保留几份"), (("--keep", "1,2,3", "-o", "x.zip"), "x.zip 不是文件夹；--keep")],
)
def test_a_call_that_cannot_be_meant_is_refused(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    result = call("backup", *words, folders=Installation(tmp_path).environment)
    assert result.exit_code == 2
    assert said in result.stderr


STOPPED = """
import os, sys, tempfile, time
from pathlib import Path
tempfile.tempdir = sys.argv[1]
from service.cli.main import app
from service.workflow.installation import check_backup
def waits(settings, file, to, *rest):
    to.mkdir()
    print("restoring", flush=True)
    time.sleep(600)
check_backup.restore = waits
app(["backup", "check", sys.argv[2]])
"""


def test_a_check_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "scratch").mkdir()
    with installed("sqlite", tmp_path) as installation:
        environment = os.environ | installation.environment
        program = started(STOPPED, str(tmp_path / "scratch"), "b.zip", environment=environment)
        assert program.out.readline() == "restoring\n"
        assert program.process.pid is not None
        os.kill(program.process.pid, signal.SIGTERM)
        assert program.ended() == (128 + signal.SIGTERM, "")
    assert not list((tmp_path / "scratch").iterdir())
