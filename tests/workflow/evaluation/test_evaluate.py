"""evaluate: from files to an assessment, and what cannot be assessed says so with its repair."""

import json
import shutil
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import service.assessment.record as record_module
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Verdict
from service.workflow.evaluation.evaluate import (
    Choice,
    Evaluated,
    NotJudgeable,
    UnusableWorkbook,
    evaluate,
    json_record,
    neighbour,
)
from service.workflow.rules.rule_base import RuleProblems, UnknownPack
from tests.workflow.builders import PARK, a_workbook, demo_settings, some_findings

SETTINGS = demo_settings()
SCHEMA = json.loads(Path(record_module.__file__).with_name("assessment-1.schema.json").read_text(encoding="utf-8"))


def chain(evaluated: Evaluated) -> Verdict:
    return next(f.verdict for f in evaluated.assessment.findings if f.rule == "SY-01")


def test_workbook_and_neighbouring_findings_make_an_assessment(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    findings = some_findings(workbook)
    evaluated = evaluate(workbook, SETTINGS)
    assert evaluated.findings_file == findings == neighbour(workbook)
    assert evaluated.assessment.recommendation is Recommendation.PASS
    assert (evaluated.assessment.park, evaluated.assessment.evaluation_date) == (PARK, date(2026, 1, 15))
    assert chain(evaluated) is Verdict.MET
    assert [(faults.file, faults.problems) for faults in evaluated.faults] == [(workbook, ()), (findings, ())]


def test_without_findings_what_needs_a_person_is_left_open(tmp_path: Path) -> None:
    evaluated = evaluate(a_workbook(tmp_path), SETTINGS)
    assert evaluated.findings_file is None
    assert chain(evaluated) is Verdict.MANUAL
    assert any("尚缺 3 名" in need.need for need in evaluated.assessment.needs)


def test_findings_that_are_named_count_instead_of_the_neighbour(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    some_findings(workbook)
    other = some_findings(workbook, "复核", 人工核查=[{"编码": "SY-01", "专家1": "不符合"}])
    assert chain(evaluate(workbook, SETTINGS, Choice(findings=other))) is Verdict.MANUAL


def test_pack_and_date_of_the_caller_replace_those_of_the_cover(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path, 封面={"规则包": "base-145", "评估日期": "2019-01-01"})
    evaluated = evaluate(workbook, SETTINGS, Choice(pack="demo", on=date(2026, 2, 1)))
    assert (evaluated.assessment.pack, evaluated.assessment.evaluation_date) == ("demo", date(2026, 2, 1))


@pytest.mark.parametrize(
    ("cover", "lacking"),
    [({"规则包": "-"}, "规则包"), ({"评估日期": None}, "评估日期"), ({"评估日期": "春天"}, "评估日期")],
)
def test_a_cover_without_pack_or_date_says_how_to_go_on(tmp_path: Path, cover: dict[str, str], lacking: str) -> None:
    workbook = a_workbook(tmp_path, 封面=cover)
    with pytest.raises(UnusableWorkbook, match=f"封面没有可用的{lacking}") as told:
        evaluate(workbook, SETTINGS)
    assert "--pack、--on" in told.value.sentence
    assert ("日期如" in told.value.sentence) is (lacking == "评估日期")
    assert told.value.file == workbook


def test_a_date_that_is_none_is_told_at_its_cell(tmp_path: Path) -> None:
    with pytest.raises(UnusableWorkbook) as told:
        evaluate(a_workbook(tmp_path, 封面={"评估日期": "春天"}), SETTINGS)
    assert any("春天" in problem.found.zh and problem.sheet == "封面" for problem in told.value.problems)


def test_a_cover_without_evaluated_year_is_not_judgeable(tmp_path: Path) -> None:
    with pytest.raises(NotJudgeable, match="评估年度"):
        evaluate(a_workbook(tmp_path, 封面={"评估年度": None}), SETTINGS)


def test_findings_of_another_park_are_refused(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    findings = some_findings(workbook, 封面={"园区名称": "别处产业园"})
    with pytest.raises(UnusableWorkbook, match=f"属于“别处产业园”，评估工作簿属于“{PARK}”") as told:
        evaluate(workbook, SETTINGS)
    assert told.value.file == findings


def test_findings_of_a_named_park_are_refused_for_a_workbook_that_names_none(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path, 封面={"园区名称": None})
    findings = some_findings(workbook)
    with pytest.raises(UnusableWorkbook, match=f"核查记录属于“{PARK}”，评估工作簿的封面没有园区名称") as told:
        evaluate(workbook, SETTINGS)
    assert told.value.file == findings
    findings.unlink()
    assert evaluate(workbook, SETTINGS).faults[0].problems


def test_a_file_that_is_no_workbook_is_told_in_one_sentence(tmp_path: Path) -> None:
    text = tmp_path / "园区.xlsx"
    text.write_text("园区名称,滨江", encoding="utf-8")
    with pytest.raises(UnusableWorkbook, match=r"^园区\.xlsx：") as told:
        evaluate(text, SETTINGS)
    assert told.value.problems == ()


def test_the_wrong_one_of_the_two_workbooks_is_refused(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    findings = some_findings(workbook)
    with pytest.raises(UnusableWorkbook, match="核查记录"):
        evaluate(findings, SETTINGS)
    with pytest.raises(UnusableWorkbook, match="评估工作簿") as told:
        evaluate(workbook, SETTINGS, Choice(findings=a_workbook(tmp_path, "另一个")))
    assert told.value.file.name == "另一个.xlsx"


def test_faults_of_both_workbooks_are_collected(tmp_path: Path) -> None:
    wrong = [{"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "很多"}]
    workbook = a_workbook(tmp_path, 指标=wrong)
    some_findings(workbook, 存疑处理=[{"规则": "CR-Z9", "对象": "energy_intensity", "处理": "维持存疑"}])
    first, second = evaluate(workbook, SETTINGS).faults
    assert any("很多" in problem.found.zh for problem in first.problems)
    assert any("CR-Z9" in problem.found.zh for problem in second.problems)


def test_a_pack_there_is_none_of(tmp_path: Path) -> None:
    with pytest.raises(UnknownPack, match="您是否想写“demo”"):
        evaluate(a_workbook(tmp_path, 封面={"规则包": "demos"}), SETTINGS)


def test_a_date_before_the_pack_is_in_force_is_a_fault_of_the_date_and_not_of_the_rules(tmp_path: Path) -> None:
    with pytest.raises(UnusableWorkbook, match="评估日期 1990-01-01 早于规则包") as told:
        evaluate(a_workbook(tmp_path, 封面={"评估日期": "1990-01-01"}), SETTINGS)
    (problem,) = told.value.problems
    assert (problem.code, problem.sheet, problem.found.zh) == ("not-in-force", "封面", "1990-01-01")
    assert "改正评估日期" in problem.repair.zh
    with pytest.raises(UnusableWorkbook, match="评估日期 2023-01-01 早于规则包") as told:
        evaluate(a_workbook(tmp_path), SETTINGS, Choice(on=date(2023, 1, 1)))
    assert told.value.problems == ()


def test_faulty_rules_are_told_as_such(tmp_path: Path) -> None:
    rules = Path(shutil.copytree(SETTINGS.rules_dir, tmp_path / "rules"))
    head = rules / "demo" / "pack.yaml"
    head.write_text(head.read_text(encoding="utf-8") + "\nunheard_of: 1\n", encoding="utf-8")
    with pytest.raises(RuleProblems, match="unheard_of"):
        evaluate(a_workbook(tmp_path), demo_settings(rules_dir=rules))


def test_the_record_fits_its_schema_and_is_the_same_each_time(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    some_findings(workbook)
    texts = {json_record(evaluate(workbook, SETTINGS)) for _ in range(2)}
    assert len(texts) == 1
    record = json.loads(texts.pop())
    jsonschema.validate(record, SCHEMA)
    assert record["recommendation"] == "通过"
    assert len(record["digests"]["workbook"]) == len(record["digests"]["findings"]) == 64
    assert record["problems"] == []


def test_the_record_without_findings_has_an_empty_digest_for_them(tmp_path: Path) -> None:
    record = json.loads(json_record(evaluate(a_workbook(tmp_path), SETTINGS)))
    jsonschema.validate(record, SCHEMA)
    assert record["digests"]["findings"] == ""


def test_the_record_tells_the_problems_of_both_files(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path, 指标=[{"编码": "energy_intensity", "基期值": "12-15", "2025": "很多"}])
    findings = some_findings(workbook, 存疑处理=[{"规则": "CR-Z9", "对象": "energy_intensity", "处理": "维持存疑"}])
    evaluated = evaluate(workbook, SETTINGS)
    record = json.loads(json_record(evaluated))
    jsonschema.validate(record, SCHEMA)
    told = record["problems"]
    assert [entry["ref"] for entry in told] == [p.ref for faults in evaluated.faults for p in faults.problems]
    span = next(entry for entry in told if entry["code"] == "range")
    assert (span["file"], span["name"], span["severity"]) == ("workbook", workbook.name, "error")
    assert (span["sheet"], span["found"], span["readings"]) == ("指标", "“12-15”", ["12", "15"])
    assert all(span[key] for key in ("ref", "allowed", "repair"))
    assert {entry["name"] for entry in told if entry["file"] == "findings"} == {findings.name}
