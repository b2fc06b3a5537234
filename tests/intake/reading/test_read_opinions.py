"""Who answered what: only the columns that count, one voice a person, each with a name."""

import pytest

from service.intake.forms.layout import Book
from service.intake.reading.read_opinions import read_checks, read_gates
from service.vocabulary.judgements import Opinion
from service.vocabulary.problem import Severity
from service.vocabulary.state import Attestor
from tests.intake.builders import PACK, codes_of, edited, filled, reader_of

NAMES = {"编码": "姓名", "评估员": "李明", "专家1": "赵一", "专家2": "钱二", "专家3": "孙三"}


def checks(*rows: dict[str, str]) -> tuple[dict[str, tuple[Opinion, ...]], list[tuple[str, str]]]:
    """The opinions read, and the problems met."""
    reader = reader_of(filled({"人工核查": rows}, Book.JUDGEMENTS), "人工核查", Book.JUDGEMENTS)
    return read_checks(reader, PACK), codes_of(reader.problems)


def given(opinions: tuple[Opinion, ...]) -> list[tuple[str, object]]:
    return [(opinion.person, opinion.answer.value) for opinion in opinions if opinion.answer.present]


def test_experts_answer_one_by_one() -> None:
    read, problems = checks(NAMES, {"编码": "LY-06", "专家1": "符合", "专家2": "基本符合", "专家3": "符合"})
    assert given(read["LY-06"]) == [("赵一", "符合"), ("钱二", "基本符合"), ("孙三", "符合")]
    assert {opinion.answer.attested_by for opinion in read["LY-06"]} == {Attestor.EXPERT}
    assert len(read["LY-06"]) == 7
    assert problems == []


def test_the_assessor_answers_the_assessors_checks() -> None:
    read, problems = checks(NAMES, {"编码": "PR-04", "评估员": "不一致"})
    (opinion,) = read["PR-04"]
    assert (opinion.person, opinion.answer.value, opinion.answer.attested_by) == ("李明", "不一致", Attestor.ASSESSOR)
    assert problems == []


def test_answers_in_other_columns_do_not_count_and_are_mentioned() -> None:
    read, problems = checks(NAMES, {"编码": "LY-06", "评估员": "符合"}, {"编码": "PR-04", "专家1": "一致"})
    assert (given(read["LY-06"]), given(read["PR-04"])) == ([], [])
    assert problems == [("not-asked", "F5"), ("not-asked", "G7")]


def test_every_check_of_the_pack_is_there_without_an_answer() -> None:
    read, problems = checks()
    assert {code: given(opinions) for code, opinions in read.items()} == {"LY-06": [], "EC-09": [], "PR-04": []}
    assert str(read["LY-06"][0].answer.cell) == "人工核查!G5"
    assert problems == []


def test_only_the_checks_own_answers_are_answers() -> None:
    rows = [NAMES, {"编码": "LY-06", "专家1": "达到", "专家2": "符 合"}]
    read, problems = checks(*rows)
    assert given(read["LY-06"]) == [("钱二", "符合")]
    assert problems == [("unknown-word", "G5")]
    reader = reader_of(filled({"人工核查": rows}, Book.JUDGEMENTS), "人工核查", Book.JUDGEMENTS)
    read_checks(reader, PACK)
    assert reader.problems[0].repair.zh.endswith("请从下拉列表中选择；改正之前，此处意见不作数")


def test_one_person_has_one_voice() -> None:
    read, problems = checks({**NAMES, "专家2": "赵 一"}, {"编码": "LY-06", "专家1": "符合", "专家2": "符合"})
    assert given(read["LY-06"]) == [("赵一", "符合")]
    assert problems == [("same-person-twice", "H3")]


def test_a_nameless_opinion_does_not_count() -> None:
    read, problems = checks({**NAMES, "专家4": ""}, {"编码": "LY-06", "专家1": "符合", "专家4": "符合"})
    assert given(read["LY-06"]) == [("赵一", "符合")]
    assert read["LY-06"][3].answer.reason == "“专家4”没有署名，此处意见不作数"
    assert problems == [("nameless-opinion", "J3")]


@pytest.mark.parametrize("nobody", ["", "-", "暂无", "待补"])
def test_what_stands_for_a_blank_is_no_name(nobody: str) -> None:
    read, problems = checks({**NAMES, "评估员": nobody}, {"编码": "PR-04", "评估员": "一致"})
    assert (given(read["PR-04"]), problems) == ([], [("nameless-opinion", "F3")])


def test_a_nameless_column_without_an_answer_is_nothing_to_complain_of() -> None:
    assert checks({"编码": "姓名", "专家1": "赵一"}, {"编码": "LY-06", "专家1": "符合"})[1] == []


def test_without_the_row_of_names_nobody_speaks() -> None:
    grid = edited(filled({"人工核查": [{"编码": "LY-06", "专家4": "符合"}]}, Book.JUDGEMENTS), "人工核查", {"A3": None})
    reader = reader_of(grid, "人工核查", Book.JUDGEMENTS)
    assert given(read_checks(reader, PACK)["LY-06"]) == []
    assert codes_of(reader.problems) == [("nameless-opinion", "J4")]
    assert reader.problems[0].severity is Severity.ERROR
    assert "在表头上方补一行，首格写“姓名”" in reader.problems[0].repair.zh


def test_a_row_taken_out_is_missing_at_the_headers() -> None:
    grid = edited(filled({}, Book.JUDGEMENTS), "人工核查", {"A7": None})
    reader = reader_of(grid, "人工核查", Book.JUDGEMENTS)
    assert str(read_checks(reader, PACK)["PR-04"][0].answer.cell) == "人工核查!F4"
    assert codes_of(reader.problems) == [("row-absent", "A4")]


def test_gates_keep_who_found_it_and_what_it_rests_on() -> None:
    row = {"编码": "GT-01", "认定": "未发生", "认定人": "李明", "依据": "应急管理局证明"}
    reader = reader_of(filled({"否决事项": [row]}, Book.JUDGEMENTS), "否决事项", Book.JUDGEMENTS)
    (opinion,) = read_gates(reader, PACK)["GT-01"]
    assert (opinion.person, opinion.answer.value, opinion.answer.attested_by) == ("李明", "未发生", Attestor.ASSESSOR)
    assert opinion.basis is not None
    assert (opinion.basis.value, reader.problems) == ("应急管理局证明", [])


@pytest.mark.parametrize(
    ("beside", "cells"),
    [
        ({}, ["E4", "F4"]),
        ({"认定人": "李明"}, ["F4"]),
        ({"依据": "应急管理局证明"}, ["E4"]),
        ({"认定人": "待补", "依据": "-"}, ["E4", "F4"]),
    ],
)
def test_a_gate_answered_by_nobody_or_on_no_ground_is_not_answered(beside: dict[str, str], cells: list[str]) -> None:
    row = {"编码": "GT-01", "认定": "未发生", **beside}
    reader = reader_of(filled({"否决事项": [row]}, Book.JUDGEMENTS), "否决事项", Book.JUDGEMENTS)
    (opinion,) = read_gates(reader, PACK)["GT-01"]
    assert (opinion.answer.present, str(opinion.answer.cell)) == (False, "否决事项!D4")
    assert "此处认定不作数" in opinion.answer.reason
    assert codes_of(reader.problems) == [("not-signed", cell) for cell in cells]
    assert {problem.severity for problem in reader.problems} == {Severity.ERROR}
    assert "缺一即不作数，D4 按未填写处理" in reader.problems[0].repair.zh


def test_a_blank_gate_is_missing_without_a_problem() -> None:
    blank = reader_of(filled({}, Book.JUDGEMENTS), "否决事项", Book.JUDGEMENTS)
    assert not read_gates(blank, PACK)["GT-01"][0].answer.present
    assert blank.problems == []
    gone = reader_of(edited(filled({}, Book.JUDGEMENTS), "否决事项", {"A4": None}), "否决事项", Book.JUDGEMENTS)
    assert str(read_gates(gone, PACK)["GT-01"][0].answer.cell) == "否决事项!D3"
