"""Formulas: what is written is what is computed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.authoring.problem import Mistake
from service.rulelang.catalogue import Formula, Name, Number, Operation
from service.rulelang.parse.formula import LONGEST, names_in, parse_formula

NAMES = st.builds(Name, st.sampled_from(("energy", "gdp", "x2")), st.booleans())
FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    NAMES | st.decimals(0, 1000, places=2).map(Number),
    lambda inner: st.builds(Operation, st.sampled_from("+-*/"), inner, inner),
    max_leaves=12,
)
VALUES = {"energy": Fraction(7, 3), "gdp": Fraction(5), "x2": Fraction(11, 13)}


def text_of(formula: Formula) -> str:
    """Every operation in brackets."""
    if isinstance(formula, Name):
        return formula.alias + "@base" * formula.at_base
    if isinstance(formula, Number):
        return str(formula.value)
    return f"({text_of(formula.left)} {formula.operator}{text_of(formula.right)})"


def value_of(formula: Formula) -> Fraction:
    """The value, 1/0 taken as 1 so that anything can be compared."""
    if isinstance(formula, Name):
        return VALUES[formula.alias] + formula.at_base
    if isinstance(formula, Number):
        return Fraction(formula.value)
    left, right = value_of(formula.left), value_of(formula.right)
    if formula.operator == "/":
        return left / (right or 1)
    return {"+": left + right, "-": left - right, "*": left * right}[formula.operator]


@given(FORMULAS)
def test_bracketed_formulas_are_read_back(formula: Formula) -> None:
    if len(text_of(formula)) <= LONGEST:
        assert parse_formula(text_of(formula)) == formula


@given(st.lists(st.tuples(st.sampled_from("+-*"), st.integers(0, 9)), min_size=1, max_size=8), st.integers(0, 9))
def test_products_bind_before_sums_and_equals_from_the_left(rest: list[tuple[str, int]], first: int) -> None:
    text = f"{first}" + "".join(f" {sign} {number}" for sign, number in rest)
    assert value_of(parse_formula(text)) == eval(text)


def test_names_are_listed_as_written() -> None:
    formula = parse_formula("(fresh@base - fresh) / gdp * 0.5")
    assert names_in(formula) == (Name("fresh", at_base=True), Name("fresh"), Name("gdp"))
    assert parse_formula("8 / 4 / 2") == Operation(
        "/", Operation("/", Number(Decimal(8)), Number(Decimal(4))), Number(Decimal(2))
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "末尾缺一个数或别名"),
        ("energy /", "末尾缺一个数或别名"),
        ("* gdp", "“*”前面缺"),
        ("- gdp", "“-”前面缺"),
        ("(energy / gdp", "没有配对的括号"),
        ("energy / gdp)", "多出的“)”"),
        ("energy gdp", "多出的“gdp”"),
        ("energy ÷ gdp", "改成半角的 /"),
        ("energy × （gdp）", "改成半角的 *"),
        ("Energy / gdp", "“E”"),
        ("能耗 / gdp", "“能”"),
        ("energy @ base", "“@”"),
        ("1 + " * 200 + "1", "不超过 500 个字"),
    ],
)
def test_refusals(text: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        parse_formula(text)
    assert words in str(caught.value)
