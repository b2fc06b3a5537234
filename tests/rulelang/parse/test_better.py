"""`better:` of a table names number columns and a side."""

from pathlib import Path

from tests.rulelang.builders import PROJECTS, rule_base


def test_the_side_of_a_column_is_kept_and_changes_no_digest(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    before, _ = base.load()
    base.change(PROJECTS, {"  on: rate\n": "  on: rate\n  better: {rate: higher}\n"})
    after, _ = base.load()
    assert after.rules["PJ-01"].table.better == {"rate": "higher"}
    assert before.rules["PJ-01"].table.better == {}
    assert after.digest == before.digest
