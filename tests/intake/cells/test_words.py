"""Blanks, free text and the words of drop-downs."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.intake.cells.words import absent, read_choice, read_text
from service.intake.files.grid import BLANK, Kind, RawCell
from service.intake.forms.books import forms
from service.intake.forms.layout import Book
from service.vocabulary.cell import Cell
from service.vocabulary.state import State
from tests.intake.builders import PACK
from tests.vocabulary.problems import zh

CELL = Cell("digest", "重点项目", "J4")
WORDS = {"已完成": "done", "在建": "building", "未开工": "not_started", "不适用": "not_applicable"}


def word_lists() -> list[tuple[str, ...]]:
    """Every list of words that a column or a line of either workbook offers."""
    sheets = [form for book in Book for form in forms(book, PACK)]
    columns = [column.words for form in sheets for column in form.columns]
    lines = [words for form in sheets for line in form.lines for words in line.words.values()]
    return sorted({tuple(words) for words in (*columns, *lines) if words})


def text(written: str) -> RawCell:
    return RawCell(Kind.TEXT, written)


@pytest.mark.parametrize("written", ["-", "—", "——", "－", "/", "暂无", "无数据", "待定", "……", "null"])
def test_a_placeholder_is_missing_without_a_problem(written: str) -> None:
    gone = absent(text(written), CELL)
    assert gone is not None
    assert gone[0].state is State.MISSING
    assert written in gone[0].reason
    assert gone[1] == ()


@pytest.mark.parametrize("raw", [BLANK, text(""), text(" 　\n"), text("\u200b")])
def test_a_blank_cell_is_missing(raw: RawCell) -> None:
    gone = absent(raw, CELL)
    assert gone is not None
    assert (gone[0].reason, gone[1]) == ("未填写", ())


@pytest.mark.parametrize("written", ["无", "N/A", "Ｎ／Ａ", "不适用", "不涉及"])
@pytest.mark.parametrize("sheet", ["指标", "原始数据", "重点项目"])
def test_not_applicable_as_a_value_is_missing_and_points_to_the_state_column_where_there_is_one(
    written: str, sheet: str
) -> None:
    gone = absent(text(written), Cell("d", sheet, "M4"))
    assert gone is not None
    assert gone[0].state is State.MISSING
    (problem,) = gone[1]
    assert problem.code == "not-applicable-in-value"
    assert ("“状态”列" in problem.repair.zh, "“状态”列" in gone[0].reason) == (sheet == "指标", sheet == "指标")


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A"])
def test_an_excel_error_is_an_error(error: str) -> None:
    raw = RawCell(Kind.ERROR, error)
    for answer in (absent(raw, CELL), read_text(raw, CELL), read_choice(raw, CELL, WORDS)):
        assert answer is not None
        assert answer[0].state is State.MISSING
        assert [problem.code for problem in answer[1]] == ["formula-error"]


@pytest.mark.parametrize("raw", [RawCell(Kind.NUMBER, "0"), text("0"), text("0.0"), text("达标")])
def test_zero_and_words_are_statements(raw: RawCell) -> None:
    assert absent(raw, CELL) is None


def test_free_text_is_kept_as_typed_but_for_the_spaces_around_it() -> None:
    entry, problems = read_text(text("　Ａ区（一期）：无\n"), CELL)
    assert (entry.value, problems) == ("Ａ区（一期）：无", ())
    assert read_text(text("无"), CELL)[0].value == "无"
    assert read_text(RawCell(Kind.NUMBER, "320000"), CELL)[0].value == "320000"
    assert not read_text(text("—"), CELL)[0].present


@pytest.mark.parametrize("written", ["已完成", " 已完成　", "已 完成"])
def test_a_drop_down_word_gives_its_code(written: str) -> None:
    entry, problems = read_choice(text(written), CELL, WORDS)
    assert (entry.value, problems) == ("done", ())


def test_an_unknown_word_names_the_nearest_one_and_all_that_are_allowed() -> None:
    entry, (problem,) = read_choice(text("完成"), CELL, WORDS)
    assert entry.state is State.MISSING
    assert (problem.code, problem.allowed.zh) == ("unknown-word", "已完成、在建、未开工、不适用")
    assert "您是否想写“已完成”" in problem.repair.zh
    far = read_choice(text("xyz"), CELL, WORDS)[1][0]
    assert "您是否" not in far.repair


def hint_of(written: str, words: Iterable[str]) -> str:
    (problem,) = read_choice(text(written), CELL, dict.fromkeys(words, ""))[1]
    found = re.search("您是否想写“(.*)”？", problem.repair.zh)
    return found[1] if found else ""


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("没有发生", ("发生",)),
        ("不存在", ("存在",)),
        ("未审核同意", ("已审核同意",)),
        ("未完成", ("已完成",)),
        ("未同意", ("同意",)),
        ("基本不符合", ("符合", "基本符合")),
        ("有发生", ("未发生",)),
        ("并非没有发生", ("未发生",)),
    ],
)
def test_the_opposite_of_what_was_typed_is_never_proposed(written: str, words: tuple[str, ...]) -> None:
    assert hint_of(written, words) == ""


def test_a_negation_in_other_letters_is_proposed() -> None:
    assert hint_of("没发生", ("发生", "未发生")) == "未发生"


@pytest.mark.parametrize("words", word_lists(), ids="、".join)
def test_no_list_of_the_forms_proposes_a_word_for_its_negation(words: tuple[str, ...]) -> None:
    for word in words:
        plain = word.removeprefix("已")
        denied = {f"{no}{plain}" for no in ("未", "没", "没有", "不", "无", "非", "免", "并未", "尚未")} - set(words)
        assert [one for one in denied if hint_of(one, words) == word] == []
        affirmed = plain.lstrip("未没不无非否免")
        assert affirmed in ("", plain, *words) or hint_of(affirmed, words) != word


def test_a_word_that_elsewhere_means_absence_is_a_choice_where_it_is_offered() -> None:
    assert read_choice(text("不适用"), CELL, WORDS)[0].value == "not_applicable"
    assert not read_choice(BLANK, CELL, WORDS)[0].present


@given(st.builds(RawCell, st.sampled_from(Kind), st.text(max_size=30), st.text(max_size=5)))
def test_no_cell_makes_a_reader_raise(raw: RawCell) -> None:
    entry, problems = read_choice(raw, CELL, WORDS)
    assert entry.value in (None, *WORDS.values())
    stated = read_text(raw, CELL)[0]
    assert stated.present or stated.reason
    assert all(problem.ref == "J4" for problem in problems)


@pytest.mark.parametrize(
    ("stored", "number_format", "text"),
    [
        ("12", "0000", "0012"),
        ("1", '"ZZ"00', "ZZ01"),
        ("12", "General", "12"),
        ("0.37", "0%", "37%"),
        ("5", ";;;", "5"),
    ],
)
def test_a_number_in_a_text_column_is_the_text_it_shows(stored: str, number_format: str, text: str) -> None:
    entry, problems = read_text(RawCell(Kind.NUMBER, stored, number_format), CELL)
    assert (entry.value, problems) == (text, ())


def test_a_text_that_a_program_took_for_a_date_is_mentioned() -> None:
    entry, (problem,) = read_text(RawCell(Kind.DATE, "2026-01-14", 'm"月"d"日"'), CELL)
    assert (entry.value, problem.code, zh(problem.readings)) == (
        "2026-01-14",
        "date-instead-of-text",
        ("2026-01-14", "1-14"),
    )
    entry, (problem,) = read_text(RawCell(Kind.DATE, "08:30:00", "h:mm"), CELL)
    assert (entry.value, zh(problem.readings)) == ("08:30:00", ("08:30:00",))
