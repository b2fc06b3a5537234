"""The report: valid and self-contained, in order, complete down to the cells, safe with whatever people write."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest

from service.assessment import outline
from service.assessment.retold import told_in
from service.documents.entries import anchor
from service.vocabulary.assessment import Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language
from service.vocabulary.state import State
from tests.assessment.assessments import an_assessment
from tests.assessment.cases import base_145
from tests.assessment.pack_builders import a_finding
from tests.documents.reports import CASES, assessed, bare, parsed, part, printed, shown, text

MOST_BYTES = 1_500_000
TAGS, HAN = {Language.ZH: "zh-CN", Language.EN: "en"}, re.compile("[\u3400-\u9fff]")
HEADING = re.compile(r"h[1-6]")
SCRIPT = "<script>alert('园区')</script>"


def elements(html: str, tag: str) -> Iterator[Element]:
    return parsed(html).iter(tag)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_it_is_strictly_valid_html_of_a_sensible_size(name: str, language: Language) -> None:
    html = shown(name, language)
    document = parsed(html)
    assert html.startswith("<!doctype html>")
    assert document.get("lang") == TAGS[language]
    assert len(html.encode()) < MOST_BYTES


@pytest.mark.parametrize("name", CASES)
def test_it_needs_nothing_but_itself(name: str) -> None:
    html = shown(name)
    assert not list(elements(html, "script"))
    assert not list(elements(html, "link"))
    assert "url(" not in html
    assert "@import" not in html
    for element in parsed(html).iter():
        assert not {"src", "srcset", "data", "action", "style"} & set(element.keys())
        assert not [name for name in list(element.keys()) if name.startswith("on")]
        assert element.get("href", "#").startswith("#")


@pytest.mark.parametrize("name", CASES)
def test_every_link_leads_to_one_place(name: str) -> None:
    places = [element.get("id", "") for element in parsed(shown(name)).iter() if element.get("id")]
    assert len(places) == len(set(places))
    links = {element.get("href", "")[1:] for element in elements(shown(name), "a")}
    assert links <= set(places), links - set(places)


@pytest.mark.parametrize("name", CASES)
def test_headings_go_down_one_level_at_a_time_and_table_heads_say_what_they_head(name: str) -> None:
    levels = [int(e.tag[1]) for e in parsed(shown(name)).iter() if HEADING.fullmatch(str(e.tag))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {th.get("scope") for th in elements(shown(name), "th")} <= {"col", "row", "rowgroup"}


@pytest.mark.parametrize("name", CASES)
def test_every_finding_has_a_place_and_every_cell_it_rests_on_is_named(name: str) -> None:
    assessment = assessed(name)
    html = shown(name)
    for finding in (assessment.decision, *assessment.findings):
        assert f'id="{anchor(*finding.key)}"' in html, finding.key
    told = set(re.findall(r"([^\s<>（）；、·!]+)!([A-Z]+\d+)", html))
    lists = re.findall(r"([^\s<>（）；、·!]+)!((?:[A-Z]+\d+、)+[A-Z]+\d+)", html)
    told |= {(sheet, ref) for sheet, refs in lists for ref in refs.split("、")}
    rests_on = {(cell.sheet, cell.ref) for finding in assessment.findings for cell in finding.cells()}
    assert rests_on <= told, rests_on - told


@pytest.mark.parametrize("name", CASES)
def test_what_is_not_reached_is_told_with_required_actual_gap_clause_and_cells(name: str) -> None:
    rows = [text(row) for row in part(shown(name), "short").iter("tr")][1:]
    short = outline.short(assessed(name))
    assert len(rows) == len(short)
    for row, finding in zip(rows, short, strict=True):
        told = (finding.verdict.label, finding.required, finding.actual, finding.gap, finding.clause.split("/")[1])
        assert all(bare(one) in row for one in told), row
        assert finding.cells()[0].ref in row


def test_the_conclusion_comes_first_with_its_reason_and_numbers() -> None:
    banner = text(parsed(shown("rectify")).find(".//*[@id='conclusion']"))
    assessment = assessed("rectify")
    score = outline.headline(assessment, *base_145()).score
    reasons = (assessment.decision.because, assessment.scorecard.grade_reason)
    for told in ("建议结论：限期整改", f"总分{score}/100", f"整改期限{assessment.deadline}", *reasons):
        assert bare(told) in banner


def test_what_an_adapted_pack_changes_is_told_with_its_reasons() -> None:
    of = assessed("pass")
    findings = tuple(
        replace(f, replaces="base 的 X：本省从严") if f.rule in ("TG-07", "CR-A1") else f for f in of.findings
    )
    html = printed(replace(of, findings=findings, extends=("base 2",), switched_off={"PR-11": "本省<不>考核"}))
    facts = text(parsed(html).find(".//header/dl"))
    assert "沿用base2停用的规则PR-11（本省<不>考核）" in facts
    assert "替换base的X：本省从严" in text(part(html, "reasoning"))
    assert "替换base的X" not in text(part(shown("pass"), "reasoning"))


def test_what_was_recorded_in_a_case_is_named_by_its_act() -> None:
    of = assessed("pass")
    cell = Cell("e" * 64, "案卷记录", "#12", "没有")
    fact = Fact("answer", State.VALUE, "没有", cell=cell)
    findings = tuple(replace(f, facts=(fact,)) if f.rule == "GT-01" else f for f in of.findings)
    html = printed(replace(of, findings=findings, digests=replace(of.digests, judgements="", case="e" * 64)))
    assert "案卷记录!#12" in text(part(html, "gates"))
    header, foot = text(parsed(html).find(".//header")), text(parsed(html).find(".//footer"))
    assert "均未判定" not in header
    assert f"案卷记录{'e' * 12}" in header
    assert f"案卷记录SHA-256{'e' * 64}" in foot, "without it another report could rest on the same files"
    assert "案卷记录" not in text(parsed(shown("pass")).find(".//footer"))


def test_what_cannot_be_determined_is_no_failure_and_gets_no_grade() -> None:
    html = shown("zhenjiang-p03")
    banner = parsed(html).find(".//*[@id='conclusion']")
    assert banner is not None
    assert banner.get("class") == "conclusion undetermined"
    assert banner.find("{*}svg") is not None
    assert "不等于不予通过" in text(banner)
    assert "得分率" not in text(banner)
    assert "不合格" not in text(part(html, "scorecard").find(".//tfoot"))


@pytest.mark.parametrize("name", CASES)
def test_parts_stand_in_the_order_of_the_terminal(name: str) -> None:
    parts = [section.get("aria-labelledby") for section in elements(shown(name), "section")]
    with_items = ["rectification"] if assessed(name).rectification else []
    assert parts == [
        "gates", "short", "needs", "questions", *with_items, "scorecard", "reasoning", "clauses", "problems"
    ]  # fmt: skip


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_what_is_needed_is_the_list_of_the_terminal(name: str, language: Language) -> None:
    of = assessed(name)
    _, needed = told_in(language, of, *base_145(of.evaluation_date))
    lines = [text(line) for line in part(shown(name, language), "needs").iter("li")]
    assert len(lines) == len(needed)
    for line, one in zip(lines, needed, strict=True):
        assert line.startswith(bare(one.what))
        assert line.endswith("".join(one.rules))


@pytest.mark.parametrize("name", CASES)
def test_questions_say_how_grave_they_are_and_how_they_were_closed(name: str) -> None:
    told = text(part(shown(name), "questions"))
    for question in outline.questions(assessed(name)):
        assert bare(question.closing) in told
        assert ("未关闭" in told) or not question.open
        assert outline.severity_word(question) in told


@pytest.mark.parametrize("name", CASES)
def test_each_score_line_shows_its_arithmetic(name: str) -> None:
    told = text(part(shown(name), "scorecard"))
    for section in assessed(name).scorecard.sections:
        assert bare(section.arithmetic) in told
        assert all(bare(line.arithmetic) in told for line in section.lines)


def test_a_data_check_in_which_nothing_was_found_stands_in_a_table_without_a_tree() -> None:
    html = shown("pass")
    trees = {e.get("id") for e in elements(html, "details") if e.get("id")}
    by_theme = {f.theme: anchor(*f.key) for f in assessed("pass").findings if f.verdict != "question"}
    assert by_theme[Theme.CREDIBILITY] not in trees
    assert {by_theme[theme] for theme in by_theme if theme is not Theme.CREDIBILITY} <= trees


def test_whatever_people_write_stays_text() -> None:
    cell = Cell("9" * 64, SCRIPT, "A1", raw=SCRIPT)
    finding = a_finding(
        "TG-01", subject="indicator:energy_saving", clause="ndrc-2021-1004/三(三).4", because=SCRIPT,
        facts=(Fact("actual", State.VALUE, SCRIPT, cell=cell, note=SCRIPT),),
    )  # fmt: skip
    decision = replace(assessed("pass").decision, facts=())
    html = printed(an_assessment(park=SCRIPT, note=SCRIPT, findings=(finding,), decision=decision))
    assert not list(elements(html, "script"))
    assert "<script" not in html
    assert text(next(elements(html, "title"))).startswith(SCRIPT)
    assert text(part(html, "reasoning")).count(SCRIPT) == 5


def test_the_same_assessment_gives_the_same_bytes() -> None:
    assert printed(assessed("reject")) == shown("reject")


def test_in_english_the_program_speaks_english_and_people_are_quoted() -> None:
    html = shown("rectify", Language.EN)
    assert not any(HAN.search(text(heading)) for heading in elements(html, "h2"))
    assert bare("Recommendation: Rectify within a time limit") in text(parsed(html).find(".//*[@id='conclusion']"))
    assert assessed("rectify").decision.because not in html
    assert f'<span lang="zh-CN">{assessed("rectify").park}</span>' in html


def test_a_deadline_stands_only_where_there_is_one() -> None:
    day = date(2027, 1, 9)
    assert f"补正期限{day}" in text(parsed(printed(replace(assessed("zhenjiang-p03"), deadline=day))))
    final = replace(assessed("pass"), recommendation=Recommendation.PASS, deadline=None)
    assert "期限" not in text(parsed(printed(final)).find(".//*[@id='conclusion']"))


def test_paper_shows_what_the_screen_folds_and_does_not_rely_on_colour() -> None:
    style = text(next(elements(shown("pass"), "style")))
    assert "size:A4" in style
    assert "details::details-content{content-visibility:visible;" in style
    for mark in elements(shown("pass"), "span"):
        if "mark" in mark.get("class", "").split():
            assert len(text(mark)) > len(text(mark.find("b"))) > 0


def test_triggered_gates_stand_open_and_clear_ones_folded_below() -> None:
    gates = part(shown("reject"), "gates")
    folded = gates.find("details")
    assert folded is not None
    assert folded.get("open") is None
    triggered = outline.triggered(assessed("reject"))
    rows = [text(row) for row in gates.findall("table/tbody/tr")]
    assert len(rows) == len(triggered) == 1
    assert triggered[0].rule in rows[0]
    assert "不予通过" in rows[0]
    assert len(list(folded.iter("tr"))) - 1 == len(assessed("reject").gates) - len(triggered)
    assert "没有触发否决项" in text(part(shown("pass"), "gates"))
