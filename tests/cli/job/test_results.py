"""acceptance job results, remake."""

import json
from pathlib import Path

from tests.benchmarks.jurisdictions import JURISDICTION
from tests.cli.builders import call
from tests.workflow.batch.desks import evaluated
from tests.workflow.case_desk import desk


def test_results_are_printed_and_made_again(tmp_path: Path) -> None:
    at = desk("failing", tmp_path)
    first, number = (evaluated(at).id for _ in range(2))
    folders = {"ACCEPTANCE_DATA_DIR": str(at.settings.data_dir), "ACCEPTANCE_DATABASE_URL": ""}
    shown = call("job", "results", str(number), folders=folders).stdout
    assert all(
        text in shown for text in (at.case, "限期整改", "限期整改：1 个", f"与上一次（作业 {first}）不同的：0 个")
    )
    assert at.case not in call("job", "results", str(number), "--failed", folders=folders).stdout
    english = call("job", "results", str(number), "--lang", "en", folders=folders).stdout
    assert "different from the time before" in english
    told = json.loads(call("job", "results", str(number), "--json", folders=folders).stdout)
    assert (told["sums"], told["failed"], told["changed"]) == (
        [{"conclusion": "限期整改", "grade": "", "cases": 1}],
        0,
        [],
    )
    waiting = call("job", "submit", "evaluate_jurisdiction", "--jurisdiction", JURISDICTION, folders=folders)
    assert waiting.exit_code == 0, waiting.stderr
    assert "作业没有办完（排队中" in call("job", "results", str(number + 1), folders=folders).stdout
    assert call("job", "results", "99", folders=folders).exit_code == 2

    out = tmp_path / "结果.json"
    made = call("job", "remake", str(number), at.case, "-o", out, folders=folders)
    assert (made.exit_code, "与当时相同" in made.stdout) == (0, True)
    assert json.loads(out.read_text(encoding="utf-8"))["recommendation"] == "限期整改"
    assert call("job", "remake", str(number), at.case, "-o", out, folders=folders).exit_code == 4
