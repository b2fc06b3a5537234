"""From a workbook on disk to its report: an empty park, a faulty one, one that writes markup."""

from pathlib import Path

from service.intake.forms.layout import Book
from service.intake.writing.fill import fill
from service.settings import Settings
from service.workflow.evaluation.evaluate import evaluate
from service.workflow.evaluation.report import html_report
from tests.assessment.cases import base_145
from tests.documents.reports import parsed, part, text
from tests.workflow.builders import a_workbook, demo_settings, some_findings

MARKUP = "<script src=//x>园区</script>"


def report_of(workbook: Path, settings: Settings | None = None) -> str:
    """The report of a workbook on the small rule base."""
    settings = settings or demo_settings()
    return html_report(evaluate(workbook, settings), settings)


def test_the_workbooks_are_named_with_their_digests(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    some_findings(workbook)
    evaluated = evaluate(workbook, demo_settings())
    html = html_report(evaluated, demo_settings())
    header = text(parsed(html).find(".//header"))
    digests = evaluated.assessment.digests
    assert f"评估工作簿园区.xlsx{digests.workbook[:12]}" in header
    assert f"核查记录园区-核查记录.xlsx{digests.judgements[:12]}" in header
    assert digests.workbook in text(parsed(html).find(".//footer"))


def test_without_findings_the_report_says_so(tmp_path: Path) -> None:
    header = text(parsed(report_of(a_workbook(tmp_path))).find(".//header"))
    assert "核查记录未提供核查记录，须人工判定的事项均未判定" in header


def test_faults_of_a_workbook_are_told_with_their_repair(tmp_path: Path) -> None:
    row = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "很多", "2025": "0.40"}
    workbook = a_workbook(tmp_path, 指标=[row])
    (problem,) = evaluate(workbook, demo_settings()).faults[0].problems
    told = text(part(report_of(workbook), "problems"))
    for words in (f"指标!{problem.ref}", problem.found.zh, problem.allowed.zh, problem.repair.zh):
        assert "".join(words.split()) in told


def test_faults_are_told_beside_the_conclusion(tmp_path: Path) -> None:
    row = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "约0.40", "2025": "很多"}
    workbook = a_workbook(tmp_path, 指标=[row])
    conclusion = parsed(report_of(workbook)).find(".//*[@id='conclusion']")
    told = text(conclusion)
    assert "工作簿中有1处错误、1处提醒（见文末）：错误处的数值没有采用指标!" in told
    assert "很多" in told
    assert told.index("工作簿中有") < told.index("理由")
    some_findings(workbook)
    assert "没有采用评估工作簿指标!" in text(parsed(report_of(workbook)).find(".//*[@id='conclusion']"))
    sound = parsed(report_of(a_workbook(tmp_path, "无误"))).find(".//*[@id='conclusion']")
    assert "工作簿中有" not in text(sound)


def test_a_park_that_writes_markup_is_quoted_and_not_obeyed(tmp_path: Path) -> None:
    project = {"项目名称": MARKUP, "所属任务": "促进产业循环链接", "状态": "已完成"}
    html = report_of(a_workbook(tmp_path, 封面={"园区名称": MARKUP, "备注": MARKUP}, 重点项目=[project]))
    assert "<script" not in html
    assert text(parsed(html).find(".//h1")).startswith(MARKUP.replace(" ", ""))
    assert MARKUP.replace(" ", "") in text(part(html, "reasoning"))


def test_an_empty_park_gets_a_report_that_says_what_is_missing(tmp_path: Path) -> None:
    """Nothing but what any judgement needs, on the shipped pack."""
    cover = {"规则包": "base-145", "评估日期": "2026-03-31", "评估年度": 2025}
    workbook = tmp_path / "空白.xlsx"
    workbook.write_bytes(fill(Book.SUBMISSION, base_145()[0], {"封面": cover}))
    html = report_of(workbook, Settings())
    assert "建议结论：无法判定" in text(parsed(html).find(".//*[@id='conclusion']"))
    assert len(list(part(html, "needs").iter("li"))) > len(list(part(html, "short").iter("tr")))
