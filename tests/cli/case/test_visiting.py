"""Judgements and scores on the command line."""

from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_experts_judge_and_score_each_for_themself(installation: Installation) -> None:
    office = office_at(State.SITE_VISIT, installation)
    office.act("judge", "--item", "EC-07", "--answer", "符合", by="11")
    assert "不是“能源梯级利用合理”（EC-07）的可选答案" in office.refused(
        "judge", "--item", "EC-07", "--answer", "很好", by="11"
    )
    assert "“能源梯级利用合理”（EC-07）由专家判定" in office.refused(
        "judge", "--item", "EC-07", "--answer", "符合", by="1"
    )
    office.act("score", "--item", "EC-07", "--score", "85.5", "--reason", "较好", by="11")
    assert "不在 0 至 100 分之内" in office.refused("score", "--item", "EC-07", "--score", "101", by="11")
    assert office.run("case", "score", office.case, "--item", "EC-07", "--score", "高", "--by", "11").exit_code == 2


def test_a_recused_expert_judges_no_more(installation: Installation) -> None:
    office = office_at(State.SITE_VISIT, installation)
    office.act("recuse", "--expert", "11", "--reason", "曾任顾问", "--item", "EC-07", by="1")
    assert "已对“能源梯级利用合理”（EC-07）回避" in office.refused("score", "--item", "EC-07", "--score", "80", by="11")


def test_a_third_party_attests_values_by_its_report(installation: Installation) -> None:
    office = office_at(State.SITE_VISIT, installation)
    report = office.folder / "报告.pdf"
    report.write_bytes(b"%PDF-1.7\n%%EOF\n")
    told = ("--organisation", "某机构", "--report", report)
    office.act("third-party", *told, "--value", "gdp/2025=265.2 亿元", by="1")
    wrong = office.run("case", "third-party", office.case, *told, "--value", "gdp", "--by", "1")
    assert (wrong.exit_code, "请写成 名称=值" in wrong.stderr) == (2, True)
    unknown = office.run("case", "third-party", office.case, *told, "--value", "gdp2/2025=1", "--by", "1")
    assert (unknown.exit_code, "不是原始数据的编码" in unknown.stderr) == (2, True)


def test_a_third_party_report_has_its_day_and_conclusion(installation: Installation) -> None:
    office = office_at(State.SITE_VISIT, installation)
    report = office.folder / "报告.pdf"
    report.write_bytes(b"%PDF-1.7\n%%EOF\n")
    told = ("--organisation", "某机构", "--report", report)
    concluded = ("--made-on", "2026-02-20", "--conclusion", "数据可信（附意见）")
    office.act("third-party", *told, *concluded, by="1")
    shown = office.done("case", "show", office.case)
    assert "2026-02-20" in shown
    assert "数据可信（附意见）" in shown
    assert "结论" in office.refused("third-party", *told, "--made-on", "2026-02-20", by="1")
    late = office.refused("third-party", *told, "--made-on", "2999-01-01", "--conclusion", "可信", by="1")
    assert "2999-01-01" in late
    odd = office.run(
        "case", "third-party", office.case, *told, "--made-on", "去年", "--conclusion", "可信", "--by", "1"
    )
    assert odd.exit_code == 2


def test_a_findings_workbook_of_nothing_is_refused(installation: Installation) -> None:
    office = office_at(State.SITE_VISIT, installation)
    broken = office.folder / "坏.xlsx"
    broken.write_bytes(b"nothing")
    assert office.run("case", "judgements", office.case, broken, "--by", "1").exit_code == 2


def test_the_visit_ends_with_its_day_and_leader(installation: Installation) -> None:
    office = office_at(State.SITE_VISIT, installation)
    done = ("--on", "2026-03-02", "--leader", "程若谷")
    early = office.refused("visit-done", "--on", "2999-01-01", "--leader", "程若谷", by="1")
    assert "现场核查日期 2999-01-01 晚于今天" in early
    office.act("score", "--item", "TG-07", "--score", "80", by="13")
    assert "现处于：评价" in office.act("visit-done", *done, by="1")
