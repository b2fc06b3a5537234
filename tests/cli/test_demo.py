"""demo: every example case from a written workbook to its conclusion."""

from pathlib import Path

import pytest

from service.cli import demo
from tests.cli.builders import SHIPPED, call

CONCLUSIONS = [
    "建议结论：通过　等级：优秀",
    "建议结论：限期整改",
    "建议结论：不予通过",
    "建议结论：无法判定",
]


def test_every_case_ends_in_its_conclusion() -> None:
    shown = call("demo", folders=SHIPPED)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert _conclusions(shown.stdout) == CONCLUSIONS
    assert "公开资料片段（非对该园区的评价）" in shown.stdout
    assert "自己试一试：acceptance example pass -o 示例.xlsx" in shown.stdout


def test_the_application_starts_after_the_conclusions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_serve", lambda _, port, __: print(f"started on {port}"))
    there = {**SHIPPED, "ACCEPTANCE_DEMO": "true", "ACCEPTANCE_DATA_DIR": str(tmp_path / "data")}
    shown = call("demo", "--serve", "--port", "8123", folders=there)
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert _conclusions(shown.stdout) == CONCLUSIONS
    assert shown.stdout.rstrip().endswith("started on 8123")


def test_a_missing_folder_is_told_with_its_variable() -> None:
    shown = call("demo", folders={"ACCEPTANCE_FEATURES_DIR": "没有这个文件夹"})
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "ACCEPTANCE_FEATURES_DIR" in shown.stderr


def test_invented_data_go_nowhere_but_into_a_demonstration() -> None:
    for asked in ("--serve", "--codes"):
        shown = call("demo", asked)
        assert (shown.exit_code, shown.stdout) == (2, "")
        assert "make demo" in shown.stderr


def _conclusions(told: str) -> list[str]:
    return [line for line in told.splitlines() if line.startswith("建议结论：")]
