"""Content without a schema of its own, as plain mappings, lists and texts."""

from pathlib import Path

import pytest

from service.authoring.plain import read_plain
from service.authoring.problem import RuleProblems


def written(folder: Path, text: str) -> Path:
    file = folder / "case.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_every_scalar_stays_text(tmp_path: Path) -> None:
    file = written(
        tmp_path, "名称: 甲园\n年份: [2011, 2015]\n指标:\n  - {编码: a, 基期值: 0.50, 具备: no, 日期: 2024-01-01}\n"
    )
    assert read_plain(file) == {
        "名称": "甲园",
        "年份": ["2011", "2015"],
        "指标": [{"编码": "a", "基期值": "0.50", "具备": "no", "日期": "2024-01-01"}],
    }


def test_a_fault_has_its_place(tmp_path: Path) -> None:
    with pytest.raises(RuleProblems) as caught:
        read_plain(written(tmp_path, "名称: 甲\n名称: 乙\n"))
    assert "case.yaml:2:1" in str(caught.value)


def test_a_list_is_no_content(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="最外层"):
        read_plain(written(tmp_path, "- 甲\n"))
