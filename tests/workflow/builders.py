"""A park on the small rule base, its two workbooks as files, and settings that lead there."""

import shutil
from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from service.intake.forms.layout import Book
from service.intake.writing.fill import fill
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.settings import Settings, data_folder
from service.workflow.evaluation.evaluate import FINDINGS_SUFFIX
from tests.rulelang.builders import DEMO, rule_base

PARK = "滨江示范产业园"
ON = date(2026, 1, 15)
Content = dict[str, Any]

WORKBOOK: Content = {
    "封面": {
        "园区名称": PARK, "规则包": "demo", "评估日期": "2026-01-15", "基期年": 2020, "评估年度": 2025,
    },
    "方案版本": [{"版本": "报批稿", "审核意见": "同意", "审核日期": "2022-03-01"}],
    "指标": [
        {"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "0.40"},
        {"编码": "water_reuse", "2025": "80%"},
    ],
    "重点项目": [
        {"项目名称": "中水回用", "所属任务": "促进产业循环链接", "状态": "已完成", "开工日期": "2022-06-01"},
    ],
}  # fmt: skip
FINDINGS: Content = {
    "封面": {"园区名称": PARK, "核查日期": "2026-01-10", "组长": "甲"},
    "人工核查": [
        {"编码": "姓名", "专家1": "乙", "专家2": "丙", "专家3": "丁"},
        {"编码": "SY-01", "专家1": "符合", "专家2": "符合", "专家3": "符合"},
    ],
}


@cache
def demo_pack() -> Pack:
    """The small rule base, loaded once a process."""
    return load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)[0]


def demo_settings(
    rules_dir: Path = DEMO / "rules", rubrics_dir: Path = DEMO / "rubrics", features_dir: Path | None = None
) -> Settings:
    """Settings of the small rule base, or of a changed copy of it."""
    return Settings(rules_dir=rules_dir, rubrics_dir=rubrics_dir, features_dir=features_dir or data_folder("features"))


def changed(content: Content, **sheets: Any) -> Content:
    """The content with other sheets; of the cover single items, None to leave one out."""
    made = deepcopy(content)
    cover: Mapping[str, Any] = sheets.pop("封面", {})
    made["封面"] = {item: value for item, value in (made["封面"] | dict(cover)).items() if value is not None}
    return made | sheets


def a_workbook(folder: Path, name: str = "园区", **sheets: Any) -> Path:
    """The park's workbook as a file, with other sheets where given."""
    path = folder / f"{name}.xlsx"
    path.write_bytes(fill(Book.SUBMISSION, demo_pack(), changed(WORKBOOK, **sheets)))
    return path


def some_findings(workbook: Path, name: str = "", **sheets: Any) -> Path:
    """The assessors' findings beside a workbook (as its neighbour unless `name` says otherwise)."""
    path = workbook.with_name(f"{name}.xlsx" if name else workbook.stem + FINDINGS_SUFFIX)
    path.write_bytes(fill(Book.JUDGEMENTS, demo_pack(), changed(FINDINGS, **sheets)))
    return path


def two_versions(root: Path) -> Settings:
    """The small rule base, and a version 2 of it from 2028 on."""
    base = rule_base(root)
    shutil.copytree(base.root / "rules/demo", base.root / "rules/demo-2")
    later = {'version: "1"': 'version: "2"', "from: 2024-01-01, until: 2027-12-31": "from: 2028-01-01"}
    base.change("rules/demo-2/pack.yaml", later)
    for path in (base.root / "rules/demo-2").rglob("TG-02*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace(", until: 2027-06-30", ""), encoding="utf-8")
    shutil.copy(base.root / "rubrics/demo.yaml", base.root / "rubrics/demo-2.yaml")
    base.change("rubrics/demo-2.yaml", {"id: demo": "id: demo-2"})
    return demo_settings(rules_dir=base.root / "rules", rubrics_dir=base.root / "rubrics")
