"""The folder of a pack: where rules may lie, ids once, shared names across files."""

from pathlib import Path

import pytest

from tests.rulelang.builders import (
    DECISION,
    DEMO,
    LOCAL,
    MANUAL,
    PACK,
    PARAMETERS,
    TARGET,
    RuleBase,
    adapted_base,
    codes,
    rule_base,
)


def moved(base: RuleBase, old: str, new: str) -> None:
    base.write(new, (base.root / old).read_text(encoding="utf-8"))
    (base.root / old).unlink()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (TARGET, "rules/demo/TG-01.yaml", "misplaced-file"),
        (MANUAL, "rules/demo/tasks/SY-01.yaml", "misplaced-file"),
        (TARGET, "rules/demo/goals/TG-01.yaml", "unknown-word"),
        (MANUAL, "rules/demo/tasks/symbioses/SY-01.yaml", "unknown-word"),
        (TARGET, "rules/demo/targets/deeper/TG-01.yaml", "unknown-word"),
        (TARGET, "rules/demo/targets/TG-01.yml", "file-name"),
    ],
)
def test_rules_lie_in_their_theme_folder(tmp_path: Path, old: str, new: str, expected: str) -> None:
    base = rule_base(tmp_path)
    moved(base, old, new)
    problems = base.problems()
    assert expected in codes(problems)
    assert any(new.startswith(problem.position.file) for problem in problems if problem.code == expected)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write("rules/demo/targets/TG-01-again.yaml", (DEMO / TARGET).read_text(encoding="utf-8"))
    (problem,) = base.problems()
    assert (problem.code, problem.position.line) == ("duplicate-id", 1)


def test_there_is_one_decision(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    (base.root / DECISION).unlink()
    (problem,) = base.problems()
    assert (problem.code, problem.position.file) == ("decision", PACK)
    base.write(DECISION, (DEMO / DECISION).read_text(encoding="utf-8"))
    second = (DEMO / DECISION).read_text(encoding="utf-8").replace("DC-01", "DC-02")
    base.write("rules/demo/decision/DC-02.yaml", second)
    (problem,) = base.problems()
    assert "2 条结论规则（DC-01、DC-02）" in problem.found


def test_a_decision_switched_off_is_told_where_that_is_said(tmp_path: Path) -> None:
    base = adapted_base(tmp_path, switched_off="[{rule: DC-01, reason: 另行规定}]")
    (problem,) = base.problems(pack="local")
    assert (problem.code, str(problem.position)) == ("decision", f"{LOCAL}:9:23")
    assert problem.found == "0 条结论规则：DC-01 已在这里停用"
    assert "replaces: DC-01" in problem.repair
    assert problem.en is not None
    assert "replaces: DC-01" in problem.en.repair


def test_a_decision_beside_the_inherited_one_is_told_with_the_way_to_replace_it(tmp_path: Path) -> None:
    second = (DEMO / DECISION).read_text(encoding="utf-8").replace("DC-01", "DC-00")
    (problem,) = adapted_base(tmp_path, {"decision/DC-00.yaml": second}).problems(pack="local")
    assert (problem.code, problem.position.file) == ("decision", "rules/local/decision/DC-00.yaml")
    assert "replaces: DC-01" in problem.repair


def test_an_unreadable_rule_is_told_once_though_others_name_it(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write(TARGET, "id: [TG-01\n")
    assert codes(base.problems()) == ["unclosed-bracket"]


def test_unreadable_parameters_are_told_once(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write(PARAMETERS, "- {name: core_floor\n")
    assert codes(base.problems()) == ["unclosed-bracket"]


def test_missing_parameters_are_told_each(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    (base.root / PARAMETERS).unlink()
    assert codes(base.problems()).count("missing-parameter") == 4


def test_files_that_are_no_yaml_are_left_alone(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write("rules/demo/credibility/README.md", "说明\n")
    base.write("rules/demo/.drafts/TG-99.yaml", "id: TG-99\n")
    assert base.problems() == ()
