"""acceptance job remake: what it cannot find."""

from pathlib import Path

from tests.cli.builders import call
from tests.workflow.case_desk import desk


def test_a_job_that_is_not_there_is_told(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    folders = {"ACCEPTANCE_DATA_DIR": str(at.settings.data_dir), "ACCEPTANCE_DATABASE_URL": ""}
    absent = call("job", "remake", "99", at.case, folders=folders)
    assert (absent.exit_code, "没有编号为 99 的作业" in absent.stderr) == (2, True)
