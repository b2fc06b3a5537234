"""A small rule base in a folder of its own, whole or with single files changed."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from service.authoring.problem import RuleProblem, RuleProblems
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric

DEMO = Path(__file__).parent / "demo"
BROKEN = Path(__file__).parent / "broken"
ON = date(2026, 1, 15)

TARGET = "rules/demo/targets/TG-01-energy-intensity.yaml"
PROJECTS = "rules/demo/projects/PJ-01-completion.yaml"
GATE = "rules/demo/gates/GT-01-core-target.yaml"
DECISION = "rules/demo/decision/DC-01-recommendation.yaml"
CREDIBILITY = "rules/demo/credibility/CR-A1-recompute.yaml"
MANUAL = "rules/demo/tasks/symbiosis/SY-01-chain.yaml"
PACK = "rules/demo/pack.yaml"
PARAMETERS = "rules/demo/parameters.yaml"
RUBRIC = "rubrics/demo.yaml"
INDICATOR = "rules/indicators/energy_intensity.yaml"
CLAUSES = "rules/clauses/ndrc-2021-1004.yaml"
LOCAL = "rules/local/pack.yaml"
LOCAL_HEAD = {
    "id": "local",
    "title": "改编的规则包",
    "extends": "demo",
    "programme": "十四五",
    "version": '"3"',
    "language": "1",
    "status": "example",
    "in_force": "{from: 2025-01-01, until: 2026-12-31}",
}
FILTERING = {
    PARAMETERS: {'"3 tCO2/tce"': '"3 tce"'},
    PROJECTS: {
        'where: {status: \'"done"\', task: \'"layout", "symbiosis"\'}}': 'where: {energy_saving: ">= ratio_limit"}}',
        "[{status: done, task: layout}, ": "[{status: done, energy_saving: 5 tce}, ",
    },
}
"""Edits after which a parameter stands in a filter only: PJ-01 counts by `ratio_limit`."""


@dataclass(frozen=True)
class RuleBase:
    """A copy of the small rule base under `root`."""

    root: Path

    def write(self, path: str, text: str) -> None:
        """Write a whole file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def change(self, path: str, changes: Mapping[str, str]) -> None:
        """Replace texts in a file; each must stand there."""
        text = (self.root / path).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert old in text, f"{path} does not say {old!r}"
            text = text.replace(old, new)
        self.write(path, text)

    def load(self, on: date = ON, pack: str = "demo") -> tuple[Pack, Rubric]:
        """A pack of the folder and its rubric."""
        return load_rule_base(self.root / "rules", self.root / "rubrics", pack, on)

    def problems(self, on: date = ON, pack: str = "demo") -> tuple[RuleProblem, ...]:
        """What loading a pack of the folder complains about."""
        try:
            self.load(on, pack)
        except RuleProblems as problems:
            return problems.problems
        return ()


def rule_base(folder: Path) -> RuleBase:
    """A fresh copy of the small rule base; it has no problems."""
    shutil.copytree(DEMO, folder, dirs_exist_ok=True)
    return RuleBase(folder)


def adapted_base(folder: Path, rules: Mapping[str, str] | None = None, **head: str) -> RuleBase:
    """The small rule base with a pack `local` that extends it: `rules` are its files by path in its folder, `head` the
    lines of its pack.yaml that differ, by key."""
    base = rule_base(folder)
    base.write(LOCAL, "".join(f"{key}: {value}\n" for key, value in ({**LOCAL_HEAD, **head}).items()))
    for path, text in (rules or {}).items():
        base.write(f"rules/local/{path}", text)
    return base


def problems_after(folder: Path, path: str, changes: Mapping[str, str], on: date = ON) -> tuple[RuleProblem, ...]:
    """What loading complains about after some texts of one file were replaced."""
    base = rule_base(folder)
    base.change(path, changes)
    return base.problems(on)


def codes(problems: tuple[RuleProblem, ...]) -> list[str]:
    """The kinds of the problems, in order."""
    return [problem.code for problem in problems]
