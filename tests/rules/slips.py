"""Ten mistakes that people who write rules make, on a copy of the shipped rule base."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.authoring.problem import RuleProblem, RuleProblems
from service.rulelang.load import load_rule_base
from tests.conventions.repository import ROOT

ON = date(2026, 3, 31)
LONGEST = 30
TARGET = "rules/base-145/targets/TG-07-energy-intensity.yaml"


@dataclass(frozen=True)
class Slip:
    """`old` is what TARGET says, `new` what was typed instead."""

    title: str
    old: str
    new: str


SLIPS = (
    Slip("条件没有加引号", '{is: ">= 100%", verdict: met}', "{is: >= 100%, verdict: met}"),
    Slip("全角符号", '{is: ">= 100%", verdict: met}', '{is: "≥ 100%", verdict: met}'),
    Slip("百分数写成了小数", '{is: ">= 100%", verdict: met}', '{is: ">= 1", verdict: met}'),
    Slip("两行之间有空隙", '{is: "< nearly_met_floor", verdict: unmet}', '{is: "< 85%", verdict: unmet}'),
    Slip("两行重叠", '{is: ">= 100%", verdict: met}', '{is: ">= 95%", verdict: met}'),
    Slip("判定写了中文", '{is: ">= 100%", verdict: met}', '{is: ">= 100%", verdict: 达到}'),
    Slip("键写错", "because:", "becuase:"),
    Slip("没有登记的条款", '"ndrc-2021-1004/三(三).4"', '"ndrc-2021-1004/三(三).9"'),
    Slip("句子里的属性写错", "完成率 {attainment}", "完成率 {attainmnet}"),
    Slip("日期的写法", "{from: 2024-01-01}", "{from: 2024.1.1}"),
)


def message_of(slip: Slip, folder: Path) -> str:
    """The first message that the loader has for the slip's file; `folder` is empty or not there yet."""
    for name in ("rules", "rubrics"):
        shutil.copytree(ROOT / name, folder / name)
    path = folder / TARGET
    text = path.read_text(encoding="utf-8")
    assert slip.old in text, f"{TARGET} no longer says {slip.old}"
    path.write_text(text.replace(slip.old, slip.new, 1), encoding="utf-8")
    try:
        load_rule_base(folder / "rules", folder / "rubrics", "base-145", ON)
    except RuleProblems as told:
        return next(_short(problem) for problem in told.problems if problem.position.file == TARGET)
    raise AssertionError(f"nothing was told of: {slip.title}")


def _short(problem: RuleProblem) -> str:
    """Line, column and message; a long list of what is allowed is cut."""
    allowed = problem.allowed if len(problem.allowed) <= LONGEST else f"{problem.allowed[:LONGEST]}…"
    guess = f"；您是否想写“{problem.suggestion}”？" if problem.suggestion else ""
    place = f"{problem.position.line}:{problem.position.column}"
    return f"{place} 发现 {problem.found}；允许 {allowed}{guess}；修复：{problem.repair}"
