"""The empty workbooks: complete, the same bytes each time, and read back without a fault but the blank cover."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from service.intake.files.openbook import read_grid
from service.intake.forms.books import forms
from service.intake.forms.layout import GUIDE, Book, Holds
from service.intake.reading.judgements import read_judgements
from service.intake.reading.submission import read_submission
from service.intake.writing.fill import SheetContent, fill
from service.intake.writing.template import template
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.settings import data_folder
from tests.intake.builders import COVER, PACK, grid_of


@pytest.mark.parametrize("book", Book)
def test_every_sheet_and_the_guide_are_there(book: Book) -> None:
    workbook = load_workbook(BytesIO(template(book, PACK)))
    assert workbook.sheetnames == [*(form.name for form in forms(book, PACK)), GUIDE]
    assert all(sheet.protection.sheet for sheet in workbook)
    assert workbook.properties.title == book.label


@pytest.mark.parametrize("book", Book)
def test_the_same_pack_gives_the_same_bytes(book: Book) -> None:
    assert template(book, PACK) == template(book, PACK)


def test_an_empty_template_lacks_only_its_cover() -> None:
    _, stated = read_submission(grid_of(template(Book.SUBMISSION, PACK)), PACK)
    _, found = read_judgements(grid_of(template(Book.JUDGEMENTS, PACK)), PACK)
    assert {problem.code for problem in (*stated, *found)} == {"cover-incomplete"}


def test_the_real_reader_accepts_the_file_and_other_years() -> None:
    grid = read_grid(template(Book.SUBMISSION, PACK, (2011, 2015)))
    submission, problems = read_submission(grid, PACK)
    assert list(submission.indicators["energy_intensity"].actuals) == [2011, 2012, 2013, 2014, 2015]
    assert {problem.code for problem in problems} == {"cover-incomplete"}


@pytest.mark.parametrize("book", Book)
def test_code_lists_point_at_the_codes(book: Book) -> None:
    workbook = load_workbook(BytesIO(template(book, PACK)))
    listed = {c.header: (f.name, c) for f in forms(book, PACK) for c in f.columns if c.listed}
    for name, column in listed.values():
        ranges = [r.formula1 for r in workbook[name].data_validations.dataValidation if r.promptTitle == column.header]
        area = next(each for each in ranges if each.startswith("'")).rpartition("!")[2].replace("$", "")
        codes = [cell.value for (cell,) in workbook[GUIDE][area]]
        assert codes
        assert all(isinstance(code, str) for code in codes)
        assert column.holds in (Holds.MARK, Holds.WORD)


def test_the_guide_lists_codes_below_the_advice() -> None:
    guide = load_workbook(BytesIO(template(Book.SUBMISSION, PACK)))[GUIDE]
    texts = [cell.value for cell in guide["A"]]
    assert texts[0] == "评估工作簿填写说明"
    assert (
        texts.index("指标编码和原始数据编码")
        < texts.index("energy_intensity")
        < texts.index("gdp")
        < texts.index("原煤")
    )


@pytest.fixture(scope="module")
def shipped() -> Pack:
    return load_rule_base(data_folder("rules"), data_folder("rubrics"), "base-145", date(2026, 3, 31))[0]


def test_every_value_of_the_shipped_pack_can_be_filled_in(shipped: Pack) -> None:
    """Each indicator and quantity takes a plain number in the unit printed beside it."""
    known = shipped.catalogue
    values = {code: "12.5%" if value.unit == "%" else "12.5" for code, value in known.indicators.items()}
    content: dict[str, SheetContent] = {
        "封面": COVER,
        "指标": [{"编码": code, "2025": value} for code, value in values.items()],
        "原始数据": [{"编码": code, "2025": "12.5"} for code in known.quantities],
        "能源消费": [{"年份": "2025", "品种": c.name, "实物量": "1", "单位": c.unit} for c in known.carriers.values()],
    }
    submission, problems = read_submission(grid_of(fill(Book.SUBMISSION, shipped, content)), shipped)
    assert problems == ()
    assert all(row.unit_matches for row in submission.indicators.values())
    assert all(row.unit_matches for row in submission.quantities.values())
    assert all(row.actuals[2025].present for row in submission.indicators.values())
    assert {row.carrier.value for row in submission.carriers} == set(known.carriers)


def test_the_findings_of_the_shipped_pack_open_without_a_fault(shipped: Pack) -> None:
    judgements, problems = read_judgements(grid_of(template(Book.JUDGEMENTS, shipped)), shipped)
    assert {problem.code for problem in problems} == {"cover-incomplete"}
    assert set(judgements.opinions) == {rule.id for rule in shipped.rules.values() if rule.manual}


def lists_of_the_cover(pack: Pack) -> dict[str, str]:
    cover = load_workbook(BytesIO(template(Book.SUBMISSION, pack)))["封面"]
    return {str(rule.sqref): rule.formula1 for rule in cover.data_validations.dataValidation}


def test_the_region_is_chosen_from_a_list_where_the_pack_has_regions() -> None:
    assert "B13" not in lists_of_the_cover(PACK)
    regional = replace(PACK, regions=("缺水城市", "其他地区"))
    assert lists_of_the_cover(regional)["B13"] == '"缺水城市,其他地区"'
