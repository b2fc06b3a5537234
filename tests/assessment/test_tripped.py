"""What trips a check: the rows and cells that are told first, while every cell stays within reach."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from service.assessment.assess import assess
from service.assessment.retold import retold
from service.assessment.tripped import Places, telling_cells, tripped, what_trips
from service.vocabulary.assessment import Assessment
from service.vocabulary.entry import Entry
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.language import Language
from service.vocabulary.state import State
from service.vocabulary.submission import Submission
from tests.assessment.altering import with_entry
from tests.assessment.cases import case
from tests.assessment.pack_builders import a_rule, between

CARRIER, PROJECT = 4, 1
"""能源消费第8行 (coal 2025) and 重点项目第5行 of the example that passes."""


def wrong(*changes: tuple[Callable[[Submission], Entry], object]) -> Assessment:
    """The example that passes with other values in some cells."""
    given = case("pass")
    stated = given.submission()
    for entry, value in changes:
        cell = entry(given.submission()).cell
        stated = with_entry(stated, cell, partial(_written, value=value))
    return assess(stated, given.judgements(), given.pack, given.rubric)


def _written(entry: Entry, value: Any) -> Entry:
    return replace(entry, value=value, state=State.MISSING if value is None else State.VALUE)


def question(made: Assessment, rule: str) -> tuple[Finding, list[str], str]:
    """(the finding of a rule, the cells to look at first, these in words)."""
    finding = next(one for one in made.findings if one.rule == rule)
    places = Places(case("pass").pack, made.digests.judgements, Language.ZH)
    return finding, [str(cell) for cell in telling_cells(finding, case("pass").pack)], places.of(finding)


def energy(value: object) -> tuple[Callable[[Submission], Entry], object]:
    return (lambda one: one.carriers[CARRIER].energy), value


def test_of_a_list_the_rows_that_are_wrong_are_named_and_their_cells_come_first() -> None:
    finding, cells, told = question(wrong(energy(Decimal(945800))), "CR-A6B")
    assert finding.because == "折标量与实物量乘以系数相差超过 0.5% 的 1 条（能源消费第8行）"
    assert cells == ["能源消费!C8", "能源消费!E8", "能源消费!G8"]
    assert told == "能源消费!C8、E8、G8 等 24 处"
    assert len(finding.cells()) == 24


def test_of_a_sum_the_rows_that_were_added_come_first_and_no_row_is_called_wrong() -> None:
    finding, cells, _ = question(wrong(energy(Decimal(945800))), "CR-A6C")
    assert [cell for cell in cells if cell.startswith("能源消费!G")] == [f"能源消费!G{row}" for row in (8, 9, 10, 11)]
    assert "原始数据!I18" in cells
    assert "第8行" not in finding.because


def test_projects_are_named_with_their_rows() -> None:
    late, elsewhere = date(2031, 1, 1), "yes"
    made = wrong(
        (lambda one: one.projects[PROJECT].finished_on, late),
        (lambda one: one.projects[PROJECT].elsewhere, elsewhere),
        (lambda one: one.projects[PROJECT].ledger, "CX-05"),
    )
    finding, cells, _ = question(made, "CR-E2")
    assert finding.because.endswith("竣工的项目 1 项（重点项目第5行“丙烯腈装置热集成改造”）")
    assert cells == ["重点项目!I5", "重点项目!J5"]
    finding, cells, _ = question(made, "CR-E1B")
    assert finding.because.startswith("同时列入其他计划的项目 1 项（重点项目第5行“丙烯腈装置热集成改造”）；")
    finding, cells, _ = question(made, "CR-E1")
    assert "（重点项目第5行“丙烯腈装置热集成改造”、重点项目第8行“热电机组通流改造”）" in finding.because
    assert cells == ["重点项目!A5", "重点项目!L5", "重点项目!A8", "重点项目!L8"]
    assert len(finding.cells()) == 36


def test_a_gate_names_the_rules_that_ask_and_the_cells_these_ask_about() -> None:
    made = wrong(energy(Decimal(945800)), (lambda one: one.projects[PROJECT].elsewhere, "yes"))
    finding, cells, _ = question(made, "GT-08")
    assert finding.because == "尚未核实的重大数据疑问 3 项（CR-A6B、CR-A6C、CR-E1B）"
    assert cells[:3] == ["能源消费!C8", "能源消费!E8", "能源消费!G8"]
    assert cells[-1] == "重点项目!N5"
    assert {str(cell) for cell in finding.cells()} > set(cells)


def test_for_want_of_a_statement_its_cell_comes_first() -> None:
    _, cells, told = question(wrong(energy(None)), "CR-A6B")
    assert cells == ["能源消费!G8"]
    assert told == "能源消费!G8 等 26 处"


def test_in_english_the_rows_are_named_as_well() -> None:
    given = case("pass")
    made = wrong((lambda one: one.projects[PROJECT].elsewhere, "yes"))
    told = retold(made, given.pack, given.rubric)
    finding = next(one for one in told.findings if one.rule == "CR-E1B")
    assert "(key projects, row 5 “丙烯腈装置热集成改造”)" in finding.because


@pytest.mark.parametrize("rate", ["0.8", "1"])
def test_a_column_trips_what_no_good_row_allows_and_a_share_names_no_rows(rate: str) -> None:
    rule = a_rule("rate", rows=[{"rate": between("0.9", None)}])
    facts = {"rate": Fact("rate", State.VALUE, Quotient.of(rate), "%")}
    assert tripped(rule, facts) == (("rate",) if rate == "0.8" else ())
    assert what_trips(rule, facts) == {}


def test_the_years_of_a_jump_and_the_numbers_that_are_not_listed_are_told() -> None:
    made = wrong(
        (lambda one: one.indicators["energy_intensity"].evidence, "ZZ01、ZZ99"),
        (lambda one: one.indicators["land_output"].actuals[2022], Decimal(30)),
    )
    evidence = next(one for one in made.questions if one.rule == "CR-F1B")
    assert evidence.because.endswith("（清单中没有：ZZ99）")
    jump = next(one for one in made.questions if one.rule == "CR-D3")
    assert "（2021年至2022年），提示线" in jump.because
    given = case("pass")
    english = {one.key: one for one in retold(made, given.pack, given.rubric).findings}
    assert "(from 2021 to 2022)" in english[jump.key].because
    assert "(not on the list: ZZ99)" in english[evidence.key].because
