"""One rule file: the parts every rule has and those its theme asks for."""

from datetime import date
from pathlib import Path

import pytest

from service.vocabulary.finding import Effect, Theme
from tests.rulelang.builders import (
    CREDIBILITY,
    DEMO,
    GATE,
    MANUAL,
    PROJECTS,
    TARGET,
    RuleBase,
    codes,
    problems_after,
)


def test_a_rule_carries_everything_its_file_says() -> None:
    pack, _ = RuleBase(DEMO).load()
    rule = pack.rules["TG-01"]
    assert (rule.theme, rule.task, rule.required) == (Theme.TARGETS, "", True)
    assert (rule.subjects, rule.clause) == (("indicator:energy_intensity",), "ndrc-2021-1004/三(三)")
    assert (rule.not_applicable, rule.evidence) == (("园区无统计口径",), ("统计部门盖章数据",))
    assert (rule.numbers.source, rule.numbers.reliability) == ("示例", "example")
    assert [row.outcome for row in rule.table.rows] == ["met", "nearly_met", "unmet"]
    assert str(rule.position) == f"{TARGET}:1:1"


def test_theme_and_task_come_from_the_folder() -> None:
    pack, _ = RuleBase(DEMO).load()
    manual = pack.rules["SY-01"]
    assert (manual.theme, manual.task, manual.subjects) == (Theme.TASKS, "symbiosis", ("item:SY-01",))
    assert manual.manual is not None
    assert manual.evidence == manual.manual.evidence == ("现场核查记录",)
    assert pack.rules["GT-01"].effect is Effect.REJECT
    assert pack.rules["CR-A1"].severity == "high"
    assert pack.rules["TG-02"].in_force_until == date(2027, 6, 30)


def test_a_table_remembers_the_parameters_it_uses() -> None:
    pack, _ = RuleBase(DEMO).load()
    assert dict(pack.rules["GT-01"].table.thresholds) == {"core_floor": pack.parameter("core_floor")}


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (CREDIBILITY, "verdict: question}\nbec", "verdict: unmet}\nbec", ["unknown-word"]),
        (GATE, "effect: reject", "effect: refuse", ["unknown-word"]),
        (GATE, "table:\n  on: attainment\n", "tabel:\n  on: attainment\n", ["unknown-word"]),
        (PROJECTS, "derive:\n", "drive:\n", ["unknown-word"]),
        (TARGET, "in_force: {from: 2024-01-01}", "in_force: 2024-01-01", ["wrong-kind"]),
        (MANUAL, "about: item", "about: plan", ["about"]),
        (TARGET, "reasons: [园区无统计口径]", "reasons: []", ["empty-list"]),
        (TARGET, "accepted_by: assessor", "accepted_by: park", ["unknown-word"]),
        (TARGET, "from: 2024-01-01", "from: 2024-01-01, till: 2025-01-01", ["unknown-word"]),
        (TARGET, "，目标 {target}", "，目标 {target", ["lonely-brace"]),
        (TARGET, "clause: ndrc-2021-1004/三(三)", "clause: 三(三)", ["clause"]),
    ],
)
def test_refusals(tmp_path: Path, path: str, old: str, new: str, expected: list[str]) -> None:
    assert codes(problems_after(tmp_path, path, {old: new})) == expected


def test_a_rule_file_is_a_mapping(tmp_path: Path) -> None:
    base = RuleBase(DEMO)
    assert base.problems() == ()
    problems = problems_after(tmp_path, TARGET, {(DEMO / TARGET).read_text(encoding="utf-8"): "- TG-01\n"})
    assert codes(problems) == ["wrong-kind"]
