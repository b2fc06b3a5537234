"""evaluate: exit codes, where what is printed, and every option."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

import service.assessment.record as record_module
from tests.cli.builders import call
from tests.workflow.builders import PARK, a_workbook, some_findings

SCHEMA = json.loads(Path(record_module.__file__).with_name("assessment-1.schema.json").read_text(encoding="utf-8"))
HAN = re.compile("[\u3400-\u9fff]")
PLACE_OR_QUOTE = re.compile("“[^”]*”|[^ ]+![A-Z]+[0-9]+:|(?<=] )(封面|指标):")
UNSURE = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "约0.40", "2025": "0.40"}


def test_conclusion_with_reasons_and_exit_code_zero(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    some_findings(workbook)
    shown = call("evaluate", workbook)
    assert (shown.exit_code, shown.stderr) == (0, "")
    first, second, *_ = shown.stdout.splitlines()
    assert first == "建议结论：通过　等级：优秀"
    assert second.startswith("理由：否决 0 项，暂缓 0 项，等级 优秀（DC-01，条款 ")
    assert "核查记录：园区-核查记录.xlsx" in shown.stdout
    assert "总分 100 / 100　完整度 100%" in shown.stdout


@pytest.mark.parametrize(
    ("actual", "conclusion"),
    [("0.47", "建议结论：不予通过"), ("0.42", "建议结论：限期整改"), ("", "建议结论：无法判定")],
)
def test_whatever_the_conclusion_the_exit_code_is_zero(tmp_path: Path, actual: str, conclusion: str) -> None:
    row = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": actual}
    workbook = a_workbook(tmp_path, 指标=[row])
    some_findings(workbook)
    shown = call("evaluate", workbook)
    assert (shown.exit_code, shown.stdout.splitlines()[0]) == (0, conclusion)


def test_findings_may_lie_elsewhere(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    elsewhere = some_findings(workbook, "复核")
    assert "未提供核查记录" in call("evaluate", workbook).stdout
    assert "核查记录：复核.xlsx" in call("evaluate", workbook, "--findings", elsewhere).stdout


def test_pack_and_date_override_the_cover(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path, 封面={"规则包": "base-145", "评估日期": "2019-01-01"})
    shown = call("evaluate", workbook, "--pack", "demo", "--on", "2026-02-01")
    assert shown.exit_code == 0
    assert "规则包：demo 1（示例规则，非官方标准）　评估日期：2026-02-01" in shown.stdout


def test_a_date_that_is_none_is_refused(tmp_path: Path) -> None:
    shown = call("evaluate", a_workbook(tmp_path), "--on", "二月")
    assert shown.exit_code == 2
    assert "“二月”不是能识别的日期" in shown.stderr


def test_json_fits_its_schema_and_says_what_the_screen_says(tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    shown = call("evaluate", a_workbook(tmp_path), "--json", out)
    record = json.loads(out.read_text(encoding="utf-8"))
    jsonschema.validate(record, SCHEMA)
    assert record["park"] == PARK
    assert shown.stdout.startswith(f"建议结论：{record['recommendation']}")


def test_html_is_one_file_that_says_what_the_screen_says(tmp_path: Path) -> None:
    out = tmp_path / "报告.html"
    workbook = a_workbook(tmp_path)
    some_findings(workbook)
    shown = call("evaluate", workbook, "--html", out, "--lang", "en")
    html = out.read_text(encoding="utf-8")
    assert shown.exit_code == 0
    assert "Accepted" in shown.stdout.splitlines()[0]
    assert '<html lang="en">' in html
    assert "Accepted" in html
    assert PARK in html
    assert "Scorecard" in html


def test_an_unwritable_json_ends_with_code_four_and_names_the_file(tmp_path: Path) -> None:
    out = tmp_path / "没有" / "结果.json"
    shown = call("evaluate", a_workbook(tmp_path), "--json", out)
    assert shown.exit_code == 4
    assert f"无法读写文件 {out}：" in shown.stderr
    assert "请检查路径、权限和磁盘空间" in shown.stderr


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_no_workbook_is_replaced_by_a_result(tmp_path: Path, option: str) -> None:
    workbook = a_workbook(tmp_path)
    other, findings = a_workbook(tmp_path, "别处"), some_findings(workbook)
    before = {path: path.read_bytes() for path in (workbook, other, findings)}
    for out, told in ((workbook, "是正在读取的文件"), (findings, "是正在读取的文件"), (other, "扩展名应为")):
        shown = call("evaluate", workbook, option, out)
        assert (shown.exit_code, shown.stdout) == (4, "")
        assert told in shown.stderr
        assert out.name in shown.stderr
    assert call("evaluate", workbook, option, findings, "--force").exit_code == 4
    assert call("evaluate", workbook, "--findings", other, option, other, "--force").exit_code == 4
    assert {path: path.read_bytes() for path in before} == before


def test_an_earlier_result_is_renewed(tmp_path: Path) -> None:
    out = tmp_path / "结果.json"
    out.write_text("{}", encoding="utf-8")
    assert call("evaluate", a_workbook(tmp_path), "--json", out).exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["park"] == PARK


def test_a_trace_may_be_of_one_rule(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    shown = call("evaluate", workbook, "--rule", "tg-01", "--rule", "DC-01").stdout
    trace = shown.partition("计算依据：")[2]
    assert "完成率 = 100%" in trace
    assert {line.lstrip("│├└─ ")[:5] for line in trace.splitlines() if "[" in line} == {"TG-01", "DC-01"}
    unknown = call("evaluate", workbook, "--rule", "TG-10")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "没有编号为“TG-10”的规则，您是否想写“TG-02”；现有规则：" in unknown.stderr


def test_trace_leads_from_the_decision_to_cells(tmp_path: Path) -> None:
    shown = call("evaluate", a_workbook(tmp_path), "--trace").stdout
    assert "计算依据：" in shown
    assert "完成率 = 100% ← (0.5 − 0.4) ÷ (0.5 − 0.4) = 100%" in shown
    assert "2025年单位生产总值能耗 = 0.4 tce/万元 @ 指标!" in shown
    assert "rules/demo/targets/TG-01-energy-intensity.yaml" in shown
    assert "计算依据：" not in call("evaluate", a_workbook(tmp_path)).stdout


def test_english_headings_keep_what_rules_and_workbooks_say(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    some_findings(workbook)
    shown = call("evaluate", workbook, "--lang", "en").stdout
    assert shown.startswith("Recommendation: Accepted  Grade: excellent")
    assert f"Park: {PARK}" in shown


def test_doubts_about_cells_follow_the_conclusion(tmp_path: Path) -> None:
    shown = call("evaluate", a_workbook(tmp_path, 指标=[UNSURE])).stdout
    assert shown.splitlines()[1] == "工作簿中有 1 处提醒（见文末）"
    assert "工作簿中的问题：园区.xlsx（1）" in shown
    assert "[提醒] 指标!" in shown
    assert "约0.40" in shown


def test_errors_stand_under_the_conclusion_with_their_workbook(tmp_path: Path) -> None:
    row = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "很多"}
    workbook = a_workbook(tmp_path, 指标=[row])
    alone = call("evaluate", workbook).stdout.splitlines()
    assert alone[1] == "工作簿中有 1 处错误（见文末）：错误处的数值没有采用"
    assert alone[2].startswith("  · 指标!")
    assert "很多" in alone[2]
    some_findings(workbook)
    assert call("evaluate", workbook).stdout.splitlines()[2].startswith("  · 评估工作簿 指标!")


def test_an_unusable_workbook_ends_with_code_two_and_its_problems(tmp_path: Path) -> None:
    shown = call("evaluate", a_workbook(tmp_path, 封面={"评估日期": "春天"}))
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert "工作簿中的问题：园区.xlsx" in shown.stderr
    assert "发现 “春天”" in shown.stderr
    assert "封面没有可用的评估日期" in shown.stderr


def test_in_english_an_unusable_workbook_has_english_problems(tmp_path: Path) -> None:
    shown = call("evaluate", a_workbook(tmp_path, 封面={"评估日期": "春天"}, 指标=[UNSURE]), "--lang", "en")
    assert (shown.exit_code, shown.stdout) == (2, "")
    heading, *problems, sentence = shown.stderr.splitlines()
    assert heading == "Faults in the workbooks: 园区.xlsx"
    assert sentence.startswith("园区.xlsx: the cover states no usable rule pack or evaluation date")
    assert any(
        line.startswith("  [error] 封面!") and "found “春天”; allowed: year, month and day" in line for line in problems
    )
    assert not HAN.search(PLACE_OR_QUOTE.sub("", "\n".join(problems)))


def test_in_english_the_problems_of_a_result_are_english(tmp_path: Path) -> None:
    shown = call("evaluate", a_workbook(tmp_path, 指标=[UNSURE | {"2025": "很多"}]), "--lang", "en").stdout
    _, problems = shown.split("Faults in the workbooks: 园区.xlsx (2)\n")
    assert "found “约0.40”; allowed: an exact number (without “约”); repair: used as “0.40”" in problems
    assert not HAN.search(PLACE_OR_QUOTE.sub("", problems))
    assert "is missing: “很多” cannot be used; see the list of problems for how to repair it" in shown


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("--rule", "TG-10"), 2, "there is no rule “TG-10”, did you mean “TG-02”; there are "),
        (("--pack", "dmeo"), 2, "there is no rule pack “dmeo”, did you mean “demo”; there are: "),
        (("--on", "二月"), 2, "“二月” is no date that is known; write it like 2026-03-31 or 2026/3/31"),
        (("--on", "2026-02-30"), 2, "“2026-02-30” is no day of the calendar"),
        (("--json", "结果.txt"), 4, "结果.txt should end with .json; choose such a name"),
        (("--findings", "没有.xlsx"), 2, "没有.xlsx: there is no such file"),
        (("--json", "没有/结果.json"), 4, "cannot read or write 没有/结果.json: there is no such file or folder"),
    ],
)
def test_in_english_every_refusal_is_english(tmp_path: Path, words: tuple[str, ...], code: int, told: str) -> None:
    shown = call("evaluate", a_workbook(tmp_path), *words, "--lang", "en")
    assert shown.exit_code == code
    assert shown.stderr.startswith(told)


def test_a_broken_file_is_told_in_one_sentence_without_an_empty_list(tmp_path: Path) -> None:
    broken = tmp_path / "园区.xlsx"
    broken.write_bytes(b"PK\x03\x04 truncated")
    shown = call("evaluate", broken)
    assert (shown.exit_code, shown.stdout) == (2, "")
    (sentence,) = shown.stderr.splitlines()
    assert sentence.startswith("园区.xlsx：")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--pack", "dmeo"), "没有名为“dmeo”的规则包，您是否想写“demo”"),
        (("--on", "2020-01-01"), "2020-01-01"),
        (("--findings", "没有.xlsx"), "没有.xlsx"),
    ],
)
def test_what_cannot_be_used_ends_with_code_two(tmp_path: Path, words: tuple[str, str], told: str) -> None:
    shown = call("evaluate", a_workbook(tmp_path), *words)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert told in shown.stderr


def test_a_workbook_that_is_not_there(tmp_path: Path) -> None:
    shown = call("evaluate", tmp_path / "没有.xlsx")
    assert shown.exit_code == 2
    assert "没有.xlsx" in shown.stderr


@pytest.mark.parametrize("folder", ["", ".", "/"])
def test_a_folder_without_a_name_is_no_workbook(folder: str) -> None:
    shown = call("evaluate", folder)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert shown.stderr.startswith(f"{folder or '.'}：打不开文件 {folder or '.'}")


def test_findings_of_another_park_are_refused(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    some_findings(workbook, 封面={"园区名称": "别处产业园"})
    shown = call("evaluate", workbook)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert f"核查记录属于“别处产业园”，评估工作簿属于“{PARK}”" in shown.stderr


def test_a_planted_difference_ends_with_code_three_and_no_conclusion(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workbook = a_workbook(tmp_path)
    monkeypatch.setattr("service.engine.reference.points._JUDGED", ("met", "nearly_met"))
    row = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "0.47"}
    shown = call("evaluate", a_workbook(tmp_path, "差异", 指标=[row]))
    assert (shown.exit_code, shown.stdout) == (3, "")
    assert "两套独立计算的结果不一致，不出具建议结论" in shown.stderr
    assert "完整度：正式计算" in shown.stderr
    assert call("evaluate", workbook).exit_code == 0
