"""acceptance job import-folder."""

from pathlib import Path

from tests.cli.builders import call
from tests.workflow.case_desk import ASSESSOR, desk


def test_a_folder_is_handed_in(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    folders = {"ACCEPTANCE_DATA_DIR": str(at.settings.data_dir), "ACCEPTANCE_DATABASE_URL": ""}
    source = tmp_path / "提交"
    source.mkdir()
    (source / "甲.xlsx").write_bytes(b"1")
    (source / "说明.txt").write_bytes(b"2")
    checked = call("job", "import-folder", source, "--by", ASSESSOR, folders=folders)
    assert checked.exit_code == 0
    assert all(text in checked.stdout for text in ("只检查 1 个工作簿", "略过的 1 个：说明.txt"))
    english = call("job", "import-folder", source, "--by", ASSESSOR, "--import", "--lang", "en", folders=folders)
    assert "to import 1 workbooks" in english.stdout
    broken = tmp_path / "坏.zip"
    broken.write_bytes(b"no zip")
    refused = call("job", "import-folder", broken, "--by", ASSESSOR, folders=folders)
    assert (refused.exit_code, "不是完好的 zip" in refused.stderr) == (2, True)
