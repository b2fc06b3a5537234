"""The figures of a question: each with its part, its place, and nothing said twice."""

from dataclasses import replace
from decimal import Decimal

from service.assessment.assess import assess
from service.assessment.fact_names import FactNames
from service.assessment.question_figures import Part, QuestionFigures, projects_by_row, question_figures
from service.vocabulary.entry import missing
from service.vocabulary.finding import Finding
from tests.assessment.altering import with_entry
from tests.assessment.cases import case


def asked(name: str, rule: str) -> tuple[Finding, QuestionFigures]:
    """The first question of a rule in an example case, or where it asks nothing its first finding."""
    given = case(name)
    submission = given.submission()
    made = assess(submission, given.judgements(), given.pack, given.rubric)
    finding = next(one for one in (*made.questions, *made.findings) if one.rule == rule)
    return finding, question_figures(
        finding, given.pack, FactNames(given.pack).of(finding), projects_by_row(submission.projects)
    )


def test_reported_computed_compared_and_the_limit_stand_in_order() -> None:
    _, told = asked("rectify", "CR-A1")
    parts = [figure.part for figure in told.figures]
    assert parts == sorted(parts)
    assert set(parts) == set(Part)
    reported = told.reported(2025)
    assert reported is not None
    assert (reported.value, reported.place, reported.raw) == ("84.2%", "指标!M11", "0.842")
    computed = next(one for one in told.figures if one.part is Part.COMPUTED)
    assert (computed.value, computed.how) == ("81.60%", "2,556,500 ÷ (3,118,000 + 15,000) ≈ 81.6%")
    assert told.counterpart is not None
    assert (told.band, told.left_out) == ("", 0)


def test_years_rulings_and_what_is_taken_over_are_left_out() -> None:
    finding, told = asked("pass", "CR-C4")
    names = [figure.name for figure in told.figures]
    assert len(names) == len(set(names))
    assert not any(figure.place.startswith(("封面", "存疑处理")) for figure in told.figures)
    assert {str(cell) for cell in finding.cells()} >= {figure.place for figure in told.figures if figure.place}
    assert told.counterpart is not None
    assert told.counterpart.part is Part.ESTABLISHED


def test_codes_are_told_by_name() -> None:
    _, told = asked("rectify", "CR-D2B")
    assert "节能量" in [figure.value for figure in told.figures]


def test_of_a_long_sum_the_own_value_and_what_it_is_compared_with_stay() -> None:
    _, told = asked("rectify", "CR-E3B")
    reported, computed = told.reported(2025), told.counterpart
    assert reported is not None
    assert computed is not None
    assert reported.name == "2025年重点项目累计完成投资"
    assert (computed.name, computed.part) == ("项目表实际投资合计", Part.COMPUTED)
    of_projects = {figure.place: figure.project for figure in told.figures if figure.name == "实际投资"}
    assert (of_projects["重点项目!F4"], of_projects["重点项目!F12"]) == ("烧结环冷机余热发电", "含铁尘泥回收锌铁")
    assert {figure.project for figure in told.figures if figure.name != "实际投资"} == {""}
    assert told.left_out > 0
    assert {figure.part for figure in told.figures} >= {Part.REPORTED, Part.COMPUTED, Part.COMPARED}


def test_that_the_data_are_lacking_is_the_question_and_no_figure_of_it() -> None:
    given = case("pass")
    stated = given.submission()
    area = stated.quantities["park_area"].values[2020].cell
    made = assess(
        with_entry(stated, area, lambda entry: missing(entry.cell)), given.judgements(), given.pack, given.rubric
    )
    finding = next(one for one in made.questions if one.rule == "CR-D1")
    told = question_figures(finding, given.pack, FactNames(given.pack).of(finding), {})
    assert finding.because == "有数值而无从核对：缺少2020年园区面积"
    assert [(one.name, one.value) for one in told.figures] == [
        ("2020年园区面积", "缺失"),
        ("2025年园区面积", "21.36 km²"),
        ("较基期变化", "缺失"),
    ]
    assert (told.allowed, told.found) == ("= 0%", "缺失")


def test_of_a_list_the_row_that_is_wrong_is_told_whatever_is_left_out() -> None:
    given = case("pass")
    stated = given.submission()
    last = stated.carriers[-1].energy.cell
    made = assess(
        with_entry(stated, last, lambda entry: replace(entry, value=Decimal(9476300))),
        given.judgements(),
        given.pack,
        given.rubric,
    )
    finding = next(one for one in made.questions if one.rule == "CR-A6B")
    told = question_figures(finding, given.pack, FactNames(given.pack).of(finding), {})
    places = [one.place for one in told.figures if one.place]
    assert places[:3] == ["能源消费!C11", "能源消费!E11", "能源消费!G11"]
    assert told.left_out > 0
