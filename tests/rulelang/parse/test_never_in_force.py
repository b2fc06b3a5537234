"""A rule that is in force on no day of its pack is told; one that overlaps by a day is not."""

from pathlib import Path

import pytest

from tests.rulelang.builders import CREDIBILITY, PACK, rule_base

PERIOD = "in_force: {from: 2024-01-01}"


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("{from: 2028-01-01}", "规则 CR-A1 没有一天有效：自 2028-01-01 起，规则包 demo@1 只施行到 2027-12-31"),
        (
            "{from: 2020-01-01, until: 2023-12-31}",
            "规则 CR-A1 没有一天有效：施行到 2023-12-31，规则包 demo@1 自 2024-01-01 起才施行",
        ),
    ],
)
def test_it_is_told_at_its_id(tmp_path: Path, period: str, found: str) -> None:
    base = rule_base(tmp_path)
    base.change(CREDIBILITY, {PERIOD: f"in_force: {period}"})
    (problem,) = base.problems()
    assert (problem.code, problem.found, str(problem.position)) == ("never-in-force", found, f"{CREDIBILITY}:1:5")
    assert problem.en is not None


@pytest.mark.parametrize("period", ["{from: 2027-12-31}", "{from: 2020-01-01, until: 2024-01-01}"])
def test_one_day_is_enough(tmp_path: Path, period: str) -> None:
    base = rule_base(tmp_path)
    base.change(CREDIBILITY, {PERIOD: f"in_force: {period}"})
    assert "never-in-force" not in [problem.code for problem in base.problems()]


def test_a_faulty_pack_yaml_is_told_alone(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(CREDIBILITY, {PERIOD: "in_force: {from: 2028-01-01}"})
    base.change(PACK, {"version:": "verison:"})
    assert [problem.code for problem in base.problems()] == ["unknown-word"]
