"""Clause registers, and which clauses a number stands for."""

import pytest

from service.authoring.problem import Mistake, ProblemLog
from service.rulelang.parse.clauses import covered_clauses, read_register, require_clause
from tests.rulelang.catalogue_of import node, told

TEXT = """id: doc
title: 文件
clauses:
  - {id: 一, gist: 目标, status: definition}
  - {id: 三(三).1, gist: 方案, status: coded}
  - {id: 三(三).10, gist: 成效, status: manual}
"""


def test_clauses_stand_by_number_in_order() -> None:
    log = ProblemLog()
    register = read_register(node(TEXT), "doc", log)
    assert told(log) == []
    assert register is not None
    assert list(register.clauses) == ["一", "三(三).1", "三(三).10"]
    assert covered_clauses("三(三)", register) == ("三(三).1", "三(三).10")
    assert covered_clauses("三(三).1", register) == ("三(三).1",)
    assert covered_clauses("三", register) == ()


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("id: doc", "id: dok", ["1:5 file-name"]),
        ("三(三).10", "三(三).1", ["6:10 duplicate-id"]),
        ("status: coded", "status: code", ["5:36 unknown-word"]),
        (", gist: 方案", "", ["5:5 missing-key"]),
        ("title: 文件", "title: 文件\nyear: 2021", ["3:1 unknown-word"]),
    ],
)
def test_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_register(node(TEXT.replace(old, new)), "doc", log)
    assert told(log) == problems


def test_a_rule_names_document_and_clause() -> None:
    register = read_register(node(TEXT), "doc", ProblemLog())
    assert register is not None
    known = {"doc": register}
    assert require_clause("doc/三(三)", known) == "doc/三(三)"
    assert require_clause("doc/一", known) == "doc/一"
    for text, words in (
        ("doc", "条款号"),
        ("dok/一", "未知的文件编码"),
        ("doc/三(三).2", "未知的条款号"),
        ("doc/", "未知的条款号"),
    ):
        with pytest.raises(Mistake, match=words):
            require_clause(text, known)
