"""Whole folders: what is read, what is in force, and every broken sample with the words its message must contain."""

import re
from datetime import date
from pathlib import Path

import pytest

from service.rulelang.load import (
    RuleProblems,
    extended_by,
    load_catalogue,
    load_registers,
    load_rule_base,
    pack_ids,
    stray_rubrics,
)
from tests.rulelang.builders import (
    BROKEN,
    CREDIBILITY,
    DECISION,
    DEMO,
    GATE,
    LOCAL_HEAD,
    ON,
    PACK,
    PARAMETERS,
    RUBRIC,
    TARGET,
    adapted_base,
    codes,
    problems_after,
    rule_base,
)

SAMPLES = sorted(BROKEN.iterdir())
SHIPPED = Path(__file__).parents[2]
RULES, RUBRICS = DEMO / "rules", DEMO / "rubrics"


def test_the_small_rule_base_has_no_problems() -> None:
    pack, rubric = load_rule_base(RULES, RUBRICS, "demo", ON)
    assert list(pack.rules) == ["CR-A1", "DC-01", "GT-01", "PJ-01", "PR-01", "PR-02", "SY-01", "TG-01", "TG-02"]
    assert pack.years == (2020, 2021, 2022, 2023, 2024, 2025)
    assert [section.code for section in rubric.sections] == ["targets", "work"]


def test_a_rubric_that_no_pack_reads_is_told(tmp_path: Path) -> None:
    assert stray_rubrics(RULES, RUBRICS) == ()
    base = rule_base(tmp_path)
    (base.root / "rubrics" / "demo.yaml").rename(base.root / "rubrics" / "demos.yaml")
    (base.root / "rubrics" / "demo.yml").touch()
    found = stray_rubrics(base.root / "rules", base.root / "rubrics")
    assert [problem.position.file for problem in found] == ["rubrics/demo.yml", "rubrics/demos.yaml"]
    assert [problem.code for problem in found] == ["file-name", "unknown-word"]


def test_what_a_pack_extends_is_found_whatever_the_version(tmp_path: Path) -> None:
    base = adapted_base(tmp_path)
    head = "".join(f"{key}: {value}\n" for key, value in {**LOCAL_HEAD, "id": "town", "extends": "local"}.items())
    base.write("rules/town/pack.yaml", head)
    base.write("rules/ring/pack.yaml", head.replace("id: town", "id: ring").replace("extends: local", "extends: ring"))
    found = {pack: [one.folder for one in extended_by(base.root / "rules", pack)] for pack in ("town", "demo", "ring")}
    assert found == {"town": ["local", "demo"], "demo": [], "ring": []}


def parts(sample: Path) -> dict[str, str]:
    """The files of a broken sample by path: each begins with its `# file:` line; the first holds the mistake."""
    found = re.split(r"^(?=# file: )", sample.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.partition("\n")[0].removeprefix("# file: ").strip(): part for part in found}


def header(sample: Path) -> dict[str, list[str]]:
    """`# place:`, `# says:` and `# pack:` (which pack is loaded) lines of a broken sample."""
    found: dict[str, list[str]] = {"pack": []}
    for key, value in re.findall(r"^# (pack|place|says): (.+)$", sample.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(key, []).append(value.strip())
    return found


def test_there_are_many_broken_samples() -> None:
    assert len(SAMPLES) >= 40


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_broken_sample_is_told_where_it_is_broken(sample: Path, tmp_path: Path) -> None:
    says, files = header(sample), parts(sample)
    base = rule_base(tmp_path)
    for path, text in files.items():
        base.write(path, text)
    problems = base.problems(pack=(*says["pack"], "demo")[0])
    places = [f"{problem.position.line}:{problem.position.column}" for problem in problems]
    assert places == says["place"], "\n".join(str(problem) for problem in problems)
    message = "\n".join(str(problem) for problem in problems)
    assert message.startswith(next(iter(files)))
    for words in says["says"]:
        assert words in message
    assert all(problem.en is not None for problem in problems), "say it in English too"


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change(TARGET, {"< 90%": "< 80%", "title:": "titel:"})
    base.change(RUBRIC, {'"19.5"': '"19"'})
    base.change(PACK, {"status: example": "status: exampel"})
    problems = base.problems()
    assert codes(problems) == ["weights", "unknown-word", "unknown-word", "gap"]
    assert {problem.position.file for problem in problems} == {RUBRIC, PACK, TARGET}


def test_a_parameter_of_another_unit_is_told_with_its_place(tmp_path: Path) -> None:
    (first, second) = problems_after(tmp_path, PARAMETERS, {"50%": "50 tce", "60%": "60 tce"})
    assert {first.position.file, second.position.file} == {GATE}
    assert "单位“tce”（参数 core_floor 写在 rules/demo/parameters.yaml:2:3）" in first.found


def test_a_rule_is_part_of_the_pack_only_while_in_force(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    always, period = "{from: 2024-01-01}", "{from: 2025-01-01, until: 2027-06-30}"
    base.change("rules/demo/targets/TG-02-water-reuse.yaml", {period: always})
    base.change(CREDIBILITY, {always: period})
    before, last, after = (base.load(on)[0] for on in (date(2024, 12, 31), date(2027, 6, 30), date(2027, 7, 1)))
    assert ["CR-A1" in pack.rules for pack in (before, last, after)] == [False, True, False]
    assert before.parameters["core_floor"].value.as_tuple().digits == (5, 0)
    assert last.digest != after.digest


def test_a_criterion_of_a_rule_not_in_force_is_told(tmp_path: Path) -> None:
    problems = rule_base(tmp_path).problems(date(2027, 7, 1))
    assert codes(problems) == ["not-in-force"]
    assert "TG-02" in str(problems[0])


@pytest.mark.parametrize("on", [date(2023, 12, 31), date(2028, 1, 1)])
def test_a_pack_out_of_force_says_so(tmp_path: Path, on: date) -> None:
    problems = rule_base(tmp_path).problems(on)
    assert "not-in-force" in codes(problems)
    pack_problem = next(problem for problem in problems if problem.position.file == PACK)
    assert str(on) in pack_problem.found


def test_an_unknown_pack_names_the_nearest(tmp_path: Path) -> None:
    rule_base(tmp_path)
    with pytest.raises(RuleProblems, match="您是否想写“demo”"):
        load_rule_base(tmp_path / "rules", tmp_path / "rubrics", "dmo", ON)


def test_a_pack_without_a_rubric_of_its_name_names_the_nearest(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    (base.root / RUBRIC).rename(base.root / "rubrics/demos.yaml")
    (problem,) = base.problems()
    assert (problem.code, problem.position.file, problem.suggestion) == ("unknown-word", RUBRIC, "demos")


def test_parts_can_be_loaded_alone() -> None:
    assert list(load_catalogue(RULES).indicators) == ["energy_intensity", "energy_saving", "water_reuse"]
    assert list(load_registers(RULES)) == ["ndrc-2021-1004"]
    assert pack_ids(RULES) == ("demo",)


def test_faults_of_shared_files_stop_every_loader(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.change("rules/quantities/gdp.yaml", {"unit: 万元": "unit: 万圆"})
    base.change("rules/clauses/ndrc-2021-1004.yaml", {"status: manual": "status: manuel"})
    with pytest.raises(RuleProblems, match="万圆"):
        load_catalogue(tmp_path / "rules")
    with pytest.raises(RuleProblems, match="您是否想写“manual”"):
        load_registers(tmp_path / "rules")


def test_the_grades_of_the_rubric_are_the_words_of_the_decision(tmp_path: Path) -> None:
    problems = problems_after(tmp_path, RUBRIC, {"不合格": "未通过"})
    assert {problem.position.file for problem in problems} == {DECISION}
    assert "未知的等级“不合格”" in str(problems[0])


def test_a_rubric_that_cannot_be_read_is_the_only_problem(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    base.write(RUBRIC, "id: [demo\n")
    assert codes(base.problems()) == ["unclosed-bracket"]


@pytest.mark.parametrize("pack_id", pack_ids(SHIPPED / "rules"))
def test_shipped_packs_load_without_a_problem(pack_id: str) -> None:
    pack, rubric = load_rule_base(SHIPPED / "rules", SHIPPED / "rubrics", pack_id, ON)
    assert pack.status == "example"
    assert {c.rule for section in rubric.sections for c in section.criteria} <= set(pack.rules)
