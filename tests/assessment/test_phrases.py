"""Whatever is composed in Chinese on the way to a finding has its English: a new sentence without one fails here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.assessment.english import PLAIN
from service.assessment.phrases import NAMES, SENTENCES
from tests.assessment.cases import ROOT

HAN = re.compile("[\u3400-\u9fff]")
SLOT = re.compile(r"\{(\w+)\}")
COMPOSING = (
    "amendments", "answers", "attainment", "carrier_fields", "case_facts", "collections", "comparisons",
    "credibility_attributes", "derive", "derive_block", "fact_names", "facts", "formulas", "park_facts", "plan_facts",
    "project_fields", "quantity_attributes", "rows", "values", "views",
)  # fmt: skip
"""The modules whose texts become names, notes and formulas of facts."""
MEASURED = frozenset(["项", "年", "天", "万元", "分"])
"""Units of what is counted, which stand behind numbers."""
PIECES = {
    "{}第{}行": "重点项目第4行",
    "应报送": "{} 2 个年度：2023、2024",
    "已报送": "{} 0 个年度",
    "{} {} 个年度": "已报送 1 个年度",
    "应为数值": "节能量为“多”，{}",
    "应为日期": "评估日期为“春天”，{}",
    "{}为“{}”，{}": "评估日期为“春天”，应为日期",
    "成立，计 100%": "2 ≥ 1 {}",
    "不成立，计 0%": "0 ≥ 1 {}",
    "没有计入的行，合计": "{} = 0",
}
"""Pieces of sentences, each in a sentence it is of."""
COLUMN = "“状态”"
FOR_PROGRAMMERS = "{}：没有名为 {} 的属性"


def texts(file: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings, with `{}` where something is put in."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    within = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare | within:
            yield node.value


def composed() -> Iterator[str]:
    for name in COMPOSING:
        every = set(texts(ROOT / "service" / "assessment" / f"{name}.py")) - MEASURED - {FOR_PROGRAMMERS}
        yield from sorted(text for text in every if HAN.search(text))


@pytest.mark.parametrize("text", dict.fromkeys(composed()))
def test_what_the_program_composes_has_its_english(text: str) -> None:
    whole = PIECES[text].format(text) if text in PIECES else text
    english = (PLAIN.of(whole.replace("{}", one)) for one in ("X", "2024"))
    assert any(not HAN.search(re.sub(f"{COLUMN}|“多”|“春天”|节能量", "", one)) for one in english)


@pytest.mark.parametrize("phrases", [SENTENCES, NAMES])
def test_both_sides_of_a_phrase_have_the_same_slots(phrases: dict[str, str]) -> None:
    for chinese, english in phrases.items():
        assert set(SLOT.findall(chinese)) == set(SLOT.findall(english)), chinese
        assert not HAN.search(english.replace(COLUMN, "")), english


def test_no_phrase_is_both_a_sentence_and_a_name() -> None:
    assert not SENTENCES.keys() & NAMES.keys()
