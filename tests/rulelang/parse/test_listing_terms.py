"""Terms of listing: what a file says, and every fault at its place."""

from datetime import date

import pytest

from service.authoring.problem import ProblemLog
from service.rulelang.parse.listing_terms import read_listing_terms, same_scope
from tests.casework.parks import PLACES
from tests.rulelang.catalogue_of import node, told

TEXT = """id: 145-gansu
programme: "145"
jurisdiction: gansu
title: 甘肃省园区清单条件
document: 甘发改环资〔2022〕1号
issued: 2022-03-01
principles: [一园一策]
conditions:
  - {id: level, text: 省级以上, source: 文件一, reliability: notice}
  - {id: industry, text: 有工业, source: 示例, reliability: example}
"""


def test_what_a_file_says() -> None:
    log = ProblemLog()
    found = read_listing_terms(node(TEXT), "145-gansu", ["145"], PLACES, log)
    assert told(log) == []
    assert found is not None
    assert (found.jurisdiction, found.issued, found.principles) == ("gansu", date(2022, 3, 1), ("一园一策",))
    assert [(one.id, one.text, one.reliability) for one in found.conditions] == [
        ("level", "省级以上", "notice"), ("industry", "有工业", "example"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("id: 145-gansu", "id: gansu", ["1:5 file-name"]),
        ('"145"', '"155"', ["2:12 unknown-word"]),
        ("jurisdiction: gansu", "jurisdiction: 甘肃", ["3:15 unknown-word"]),
        ("2022-03-01", "2022-3-1", ["6:9 bad-date"]),
        ("[一园一策]", "一园一策", ["7:13 wrong-kind"]),
        ("id: industry", "id: level", ["10:10 duplicate-id"]),
        ("id: industry", "id: 工业", ["10:10 bad-name"]),
        ("text: 有工业, ", "", ["10:5 missing-key"]),
    ],
)
def test_refusals(old: str, new: str, problems: list[str]) -> None:
    log = ProblemLog()
    read_listing_terms(node(TEXT.replace(old, new)), "145-gansu", ["145"], PLACES, log)
    assert told(log) == problems


def test_two_files_for_one_scope() -> None:
    terms = read_listing_terms(node(TEXT), "145-gansu", ["145"], PLACES, ProblemLog())
    assert terms is not None
    assert "145-gansu" in str(same_scope(terms, terms))
    assert read_listing_terms(node("- a"), "145", ["145"], PLACES, ProblemLog()) is None
