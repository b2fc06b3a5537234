"""acceptance bundle: writes the file, tells the key, destroys nothing."""

from pathlib import Path

from tests.cli.builders import call, lines
from tests.workflow.bundles.bundled import written


def folders() -> dict[str, str]:
    settings = written().driven.settings
    return {
        "ACCEPTANCE_RULES_DIR": str(settings.rules_dir),
        "ACCEPTANCE_RUBRICS_DIR": str(settings.rubrics_dir),
        "ACCEPTANCE_DATA_DIR": str(settings.data_dir),
    }


def test_it_says_what_was_written_and_with_which_key(tmp_path: Path) -> None:
    out = tmp_path / "案卷.zip"
    result = call("bundle", written().driven.id, "-o", out, "--without-evidence", folders=folders())
    assert result.exit_code == 0, result.output
    assert lines(result)[0].startswith(f"已写出 {out}：案卷 {written().driven.id}")
    assert written().key.public.raw.hex() in result.stdout
    again = call("bundle", written().driven.id, "-o", out, "--lang", "en", folders=folders())
    assert again.exit_code == 4


def test_what_cannot_be_bundled_says_why(tmp_path: Path) -> None:
    result = call("bundle", "zhejiang-1999-0001", "-o", tmp_path / "案卷.zip", "--lang", "en", folders=folders())
    assert result.exit_code == 2
    assert "there is no case" in result.stderr
    assert call("bundle", written().driven.id, "-o", tmp_path / "案卷.txt", folders=folders()).exit_code == 4
