"""Values of a park list: zeros kept, areas never guessed, places by any usual name."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.faults import MisreadError
from service.intake.files.grid import Kind, RawCell
from service.intake.parks.values import area_of, code_of, level_of, month_of, name_of, place_of, words_of
from service.vocabulary.park import ApprovingLevel
from tests.intake.parks.lists import PLACES
from tests.vocabulary.problems import zh


def text(written: str) -> RawCell:
    return RawCell(Kind.TEXT, written)


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_keeps_its_zero_however_it_is_written(year: int, month: int) -> None:
    wanted = f"{year}.{month:02d}"
    for written in (
        wanted, f"{year}-{month}", f"{year}/{month:02d}", f"{year}年{month}月", f"{year}年{month}月1日", f"{wanted}.28",
        f" {year} 年 {month} 月",
    ):  # fmt: skip
        assert month_of(text(written)) == wanted
    assert month_of(RawCell(Kind.DATE, f"{year}-{month:02d}-01")) == wanted


def test_a_month_that_lost_its_zero_has_its_readings() -> None:
    for raw in (text("1992.1"), RawCell(Kind.NUMBER, "1992.1")):
        with pytest.raises(MisreadError) as misread:
            month_of(raw)
        assert zh(misread.value.fault.readings) == ("1992.01", "1992.10")
    with pytest.raises(MisreadError) as misread:
        month_of(text("1992.2"))
    assert zh(misread.value.fault.readings) == ("1992.02",)


@pytest.mark.parametrize("written", ["1992", "1992.13", "1992.00", "1992-101", "九二年", "92.10", "1992.101", "=1992"])
def test_what_is_no_month(written: str) -> None:
    with pytest.raises(MisreadError):
        month_of(text(written))


@given(st.decimals("0.01", 10**6, places=2))
def test_an_area_is_what_was_written(area: Decimal) -> None:
    assert area_of(text(f"{area:f}")) == area
    assert area_of(text(f"{area:,f} 公顷")) == area


@pytest.mark.parametrize("written", ["0", "-5", "约500", "500以上", "5平方公里", "三百", "20.96（扩区）", "12%", "1,2"])
def test_an_area_is_never_guessed(written: str) -> None:
    with pytest.raises(MisreadError):
        area_of(text(written))


def test_codes() -> None:
    assert code_of(" ｇ156020 ") == "G156020"
    for wrong in ("156020", "G15602", "G1560201", "X156020", "G1560２a"):
        with pytest.raises(MisreadError):
            code_of(wrong)


def test_levels() -> None:
    assert level_of("国务院") is level_of("国家级") is ApprovingLevel.NATIONAL
    assert (
        level_of("省政府") is level_of("自治区 人民政府") is level_of("省（区、市）政府") is ApprovingLevel.PROVINCIAL
    )
    with pytest.raises(MisreadError):
        level_of("县政府")


def test_places() -> None:
    assert place_of("内蒙古", PLACES).code == "neimenggu"
    with pytest.raises(MisreadError) as misread:
        place_of("辽宁生", PLACES)
    assert "您是否想写“辽宁”？" in misread.value.fault.repair.zh


def test_words_and_names() -> None:
    assert words_of("智能制造、装备制造，汽车、汽车;") == ("智能制造", "装备制造", "汽车")
    assert name_of(" 河北\n肃宁  园 ") == "河北 肃宁 园"
    assert name_of("=1+1") == "=1+1"
