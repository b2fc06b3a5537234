"""Formulas over raw quantities: exact like fractions, worked arithmetic that reads back to the same value."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.formulas import recomputed
from service.assessment.views import indicator_view
from service.rulelang.catalogue import Formula, Name, Number, Operation
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.builders import a_quantity_row, a_situation, a_submission, in_state, num
from tests.assessment.pack_builders import a_catalogue, a_computed_indicator, a_pack, an_indicator

ENERGY, GDP = Name("energy"), Name("gdp")
LEAVES = st.sampled_from([ENERGY, GDP, Name("energy", at_base=True), Number(Decimal("2.5"))])
FORMULAS = st.recursive(LEAVES, lambda inner: st.builds(Operation, st.sampled_from("+-*/"), inner, inner), max_leaves=6)
VALUES = st.decimals(min_value=-20, max_value=20, places=1).map(str)


def computed(formula: Formula, energy: object, gdp: object, base: object = "3", at_base: bool = False) -> Fact:
    pack = a_pack(catalogue=a_catalogue(a_computed_indicator(formula)))
    rows = [
        a_quantity_row("energy_total", {2020: base, 2025: energy}),  # type: ignore[dict-item]
        a_quantity_row("gdp", {2020: "7", 2025: gdp}),  # type: ignore[dict-item]
    ]
    situation = a_situation(a_submission(quantities=rows), pack=pack)
    return recomputed(indicator_view(situation, "intensity"), at_base)


def value_of(formula: Formula, energy: Fraction, gdp: Fraction) -> Fraction:
    if isinstance(formula, Number):
        return Fraction(formula.value)
    if isinstance(formula, Name):
        return Fraction(3) if formula.at_base else {"energy": energy, "gdp": gdp}[formula.alias]
    left, right = value_of(formula.left, energy, gdp), value_of(formula.right, energy, gdp)
    if formula.operator == "/":
        return left / right
    return {"+": left + right, "-": left - right, "*": left * right}[formula.operator]


def read_back(formula: str) -> Fraction:
    """Python's own reading of the worked arithmetic left of the equals sign."""
    text = formula.replace("÷", "/").replace("×", "*").replace("−", "-").replace(",", "")
    numbers = text.replace("(", " ( ").replace(")", " ) ").split()
    made = [f"Fraction('{n}')" if n not in "()+-*/" else n for n in numbers]
    return Fraction(eval("".join(made), {"Fraction": Fraction}))


@given(formula=FORMULAS, energy=VALUES, gdp=VALUES)
def test_a_formula_is_exact_and_its_text_means_the_same(formula: Formula, energy: str, gdp: str) -> None:
    fact = computed(formula, energy, gdp)
    try:
        expected = value_of(formula, Fraction(energy), Fraction(gdp))
    except ZeroDivisionError:
        assert fact.state is State.MISSING
        assert "为 0，不能作除数" in fact.note or fact.note.endswith("除数为零")
        return
    assert fact.number.fraction() == expected
    assert read_back(fact.formula.replace("≈", "=").split(" = ")[0]) == expected


@pytest.mark.parametrize(
    ("energy", "gdp", "state"),
    [
        (None, "1", State.MISSING),
        ("1", in_state(State.DISPUTED), State.DISPUTED),
        (None, in_state(State.DISPUTED), State.DISPUTED),
        (in_state(State.NOT_APPLICABLE), "1", State.MISSING),
    ],
)
def test_without_every_raw_there_is_no_value(energy: object, gdp: object, state: State) -> None:
    assert computed(Operation("/", ENERGY, GDP), energy, gdp).state is state


def test_at_the_base_everything_is_of_the_base_year() -> None:
    fact = computed(Operation("/", ENERGY, GDP), None, None, base="14", at_base=True)
    assert (fact.number, fact.formula) == (Quotient.of(2), "14 ÷ 7 = 2")


def test_an_indicator_without_formula_cannot_be_recomputed() -> None:
    situation = a_situation(pack=a_pack(catalogue=a_catalogue(an_indicator())))
    fact = recomputed(indicator_view(situation, "intensity"), at_base=False)
    assert (fact.state, fact.operands) == (State.MISSING, ())


def test_an_example_may_give_the_raw_quantities() -> None:
    pack = a_pack(catalogue=a_catalogue(a_computed_indicator()))
    given_raws = {"energy_total.actual": Fact("e", State.VALUE, Quotient.of(1)), "gdp.actual": Fact("g", State.MISSING)}
    situation = a_situation(pack=pack, given=given_raws)
    assert recomputed(indicator_view(situation, "intensity"), at_base=False).state is State.MISSING
    given_raws["gdp.actual"] = Fact("g", State.VALUE, Quotient.of(4))
    situation = a_situation(pack=pack, given=given_raws)
    assert recomputed(indicator_view(situation, "intensity"), at_base=False).number == Quotient.of("0.25")


def test_negative_numbers_stand_in_brackets() -> None:
    assert computed(Operation("-", ENERGY, GDP), num("1"), num("-2")).formula == "1 − (-2) = 3"


def test_the_statement_that_is_zero_is_named_with_its_cell_and_what_to_do() -> None:
    fact = computed(Operation("/", ENERGY, GDP), "0", "0")
    cell = fact.cells()[1]
    assert fact.note == (
        f"单位生产总值能耗按原始数据复算：2025年gdp总量（{cell}）为 0，不能作除数，请核实（填错的更正，没有数据的清空）"
    )
