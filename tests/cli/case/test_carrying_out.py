"""Rectification, progress and evidence on the command line."""

from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.state import State
from tests.cli.case.office import office_at
from tests.storage.installations import Installation


def test_the_deadline_is_extended_and_items_are_reported(installation: Installation) -> None:
    office = office_at(State.RECTIFICATION, installation)
    item = ("--rule", "TG-07", "--subject", "indicator:energy_intensity")
    office.act("reply", *item, "--reply", "已完成", by="2")
    said = office.refused("extend", "--deadline", "2026-12-31", "--reason", "设备到货迟", by="21")
    assert "已经届满" in said
    assert "不是决定列明的整改事项" in office.refused("reply", "--rule", "X", "--subject", "y", "--reply", "z", by="2")


def test_replies_are_prepared_item_by_item_and_handed_in_as_a_whole(installation: Installation) -> None:
    office = office_at(State.RECTIFICATION, installation)
    for rule, subject in (("TG-07", "indicator:energy_intensity"), ("RS-02", "indicator:water_reuse")):
        assert "尚未填写" in office.refused("hand-in", by="2") or rule == "TG-07"
        office.act("prepare", "--rule", rule, "--subject", subject, "--reply", "已完成", "--ready", by="2")
    assert "报送整改情况" in office.act("hand-in", by="2")
    assert "现处于：导入（第 2 轮）" in office.act("re-evaluate", by="1")


def test_the_reevaluation_opens_when_everything_is_reported(installation: Installation) -> None:
    office = office_at(State.RECTIFICATION, installation, OpenReevaluation)
    assert "现处于：导入（第 2 轮）" in office.act("re-evaluate", by="1")


def test_difficulties_are_supported_and_solved(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    year = ("--year", "2025", "--filed-on", "2025-12-20", "--progress", "建成三项")
    office.act("progress", *year, "--difficulty", "用地未落实", "--difficulty", "资金不足", by="2")
    number = office.said.partition("第 ")[2].partition(" 号")[0]
    place = ("--report", number, "--difficulty", "1")
    office.act("support", *place, "--supporter", "省自然资源厅", "--support", "安排指标", by="1")
    office.act("difficulty", *place, "--how", "指标已落实", by="2")
    shown = office.done("case", "show", office.case)
    assert "省自然资源厅" in shown
    assert "这项困难已经解决" in office.refused("difficulty", *place, "--how", "再次", by="2")


def test_evidence_is_kept_and_linked(installation: Installation) -> None:
    office = office_at(State.IMPLEMENTATION, installation)
    report = office.folder / "台账.pdf"
    report.write_bytes(b"%PDF-1.7\n%%EOF\n")
    office.act("evidence", report, "--for", "数值", "--key", "gdp/2025", by="2")
    words = office.folder / "台账.txt"
    words.write_text("x", encoding="utf-8")
    wrong = office.run("case", "evidence", office.case, words, "--for", "数值", "--key", "gdp/2025", "--by", "2")
    assert (wrong.exit_code, "不收扩展名“.txt”的文件" in wrong.stderr) == (2, True)
    target = office.run("case", "evidence", office.case, report, "--for", "天气", "--key", "x", "--by", "2")
    assert (target.exit_code, "没有名为“天气”的证明对象" in target.stderr) == (2, True)
