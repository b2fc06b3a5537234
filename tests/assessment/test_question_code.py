"""The code of a question stands for what was read: anything else gives another one, another place does not."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.facts import derived
from service.assessment.question_code import CLOSING, code_of, is_about, question_code
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Verdict
from service.vocabulary.judgements import Ruling
from service.vocabulary.state import State
from tests.assessment.builders import a_ruling, text
from tests.assessment.pack_builders import a_finding

KEY = ("CR-A1", "indicator:energy_intensity")
STATED = Fact("stated", State.VALUE, Quotient.of("0.4"), "tce", Cell("a", "指标", "C7", "0.4"))
REPORTED = Fact("reported", State.VALUE, Quotient.of("0.5"), "tce", Cell("a", "指标", "D7", "0.5"))
FACTS = (STATED, derived("deviation", Quotient.of("0.25"), "%", "(0.5 − 0.4) ÷ 0.4", (STATED, REPORTED)))
CODE = question_code(*KEY, FACTS)


def changed(**of: Any) -> tuple[Fact, ...]:
    return (STATED, derived("deviation", Quotient.of("0.25"), "%", "", (STATED, REPORTED._replace(**of))))


@pytest.mark.parametrize(
    "facts",
    [
        changed(value=Quotient.of("0.51")),
        changed(unit="kgce"),
        changed(state=State.DISPUTED),
        changed(value=None, state=State.MISSING),
        (REPORTED, STATED),
        (STATED,),
    ],
)
def test_other_figures_are_another_question(facts: tuple[Fact, ...]) -> None:
    assert question_code(*KEY, facts) != CODE


def test_what_could_not_be_read_is_another_question_when_it_is_written_otherwise() -> None:
    unread = {"state": State.MISSING, "value": None}
    codes = {
        question_code(*KEY, changed(**unread, cell=Cell("a", "指标", "D7", raw))) for raw in ("5-12%", "5-10%", "")
    }
    assert len(codes) == 3


def test_the_same_number_in_another_unit_is_the_same_question() -> None:
    assert question_code(*KEY, changed(cell=Cell("a", "指标", "D7", "500 kgce"))) == CODE


@pytest.mark.parametrize("key", [("CR-A2", KEY[1]), (KEY[0], "indicator:carbon_intensity")])
def test_another_rule_or_subject_is_another_question(key: tuple[str, str]) -> None:
    assert question_code(*key, FACTS) != CODE


def test_the_same_figures_elsewhere_are_the_same_question() -> None:
    moved = tuple(
        fact._replace(cell=Cell("b", "原始数据", f"I{row}", fact.cell.raw))
        for row, fact in enumerate((STATED, REPORTED), start=60)
        if fact.cell is not None
    )
    assert question_code(*KEY, (moved[0], derived("deviation", Quotient.of("0.25"), "", "", moved))) == CODE


def test_how_it_was_ruled_on_is_no_part_of_it() -> None:
    ruled = Fact(CLOSING, State.VALUE, "已核实采信", cell=Cell("b", "存疑处理", "D4", "已核实采信"))
    assert question_code(*KEY, (*FACTS, ruled)) == CODE


def test_only_a_question_has_one() -> None:
    asked = a_finding(KEY[0], Verdict.QUESTION, subject=KEY[1], facts=FACTS)
    assert code_of(asked) == CODE
    assert code_of(replace(asked, verdict=Verdict.OK)) == ""


def about(code: str | None) -> Ruling:
    return replace(a_ruling(), about=None if code is None else text(code))


def test_a_ruling_is_on_the_question_it_names() -> None:
    assert is_about(about(CODE), CODE)
    assert is_about(about(None), CODE), "a case holds its rulings to their questions by itself"
    assert not is_about(about("0000-0000-0000"), CODE)
    assert not is_about(about(""), CODE)


@given(st.sampled_from([str.lower, str.upper, lambda code: code.replace("-", " "), lambda code: f" {code}　"]))
def test_a_code_is_known_however_it_is_typed(typed: object) -> None:
    assert callable(typed)
    assert is_about(about(typed(CODE)), CODE)
