"""Counts, sums, shares and the like: exact, and what is missing stays missing."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.derive_block import evaluate
from service.assessment.facts import stated
from service.rulelang.derivations import (
    Count,
    Days,
    Derived,
    Deviation,
    Difference,
    Earliest,
    Expression,
    Lacks,
    Ratio,
    Share,
    Sum,
    Value,
)
from service.rulelang.tables import Attribute
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from service.vocabulary.submission import ProjectRow
from tests.assessment.builders import a_project_row, a_situation, a_submission, blank, day, in_state, num
from tests.assessment.pack_builders import one_of

DONE = {"status": one_of("done")}
NUMBERS = st.decimals(min_value=-50, max_value=50, places=1).map(str)
STATUSES = st.sampled_from(["done", "building", None])
MONEY = st.none() | st.integers(0, 50).map(str)


def made(expression: Expression, *projects: ProjectRow, unit: str = "", **named: Fact) -> Fact:
    line = Derived(Attribute("x", "number", unit), expression)
    return evaluate(line, named.__getitem__, a_situation(a_submission(projects=projects)))


def number(value: str) -> Fact:
    return stated("数", num(value))


@given(rows=st.lists(st.tuples(STATUSES, MONEY), min_size=1, max_size=6))
def test_counts_and_sums_are_known_when_every_row_is_decided(rows: list[tuple[str | None, str | None]]) -> None:
    projects = [a_project_row(status=status, paid_investment=paid) for status, paid in rows]
    count = made(Count("project", DONE), *projects)
    total = made(Sum("project", "paid_investment", DONE), *projects, unit="万元")
    unknown = any(status is None for status, _ in rows)
    done = [paid for status, paid in rows if status == "done"]
    assert count.present is not unknown
    assert total.present is not (unknown or None in done)
    if count.present:
        assert count.number == Quotient.of(len(done))
    if total.present:
        assert total.number.fraction() == sum(Fraction(paid) for paid in done if paid is not None)


def test_what_blocks_a_count_is_named_and_the_worst_state_prevails() -> None:
    rows = (a_project_row(name="甲", status=None), a_project_row(name="乙", status=in_state(State.DISPUTED)))
    number = rows[0].task.cell.ref.removeprefix("A")
    assert made(Count("project", DONE), rows[0]).note == f"表第{number}行“甲”：缺少项目状态"
    both = made(Count("project", DONE), *rows)
    assert (both.state, "乙" in both.note) == (State.DISPUTED, True)
    assert {rows[0].status.cell, rows[1].status.cell} <= set(both.cells())


def test_no_list_is_no_zero_but_no_fitting_row_is() -> None:
    for expression in (Count("project"), Sum("project", "paid_investment"), Earliest("project", "started_on")):
        fact = made(expression)
        assert (fact.state, fact.note) == (State.MISSING, "未列出重点项目")
    building = a_project_row(status="building")
    assert made(Count("project", DONE), building).number == Quotient.of(0)
    assert made(Sum("project", "paid_investment", DONE), building).number == Quotient.of(0)
    assert made(Earliest("project", "started_on", DONE), building).state is State.MISSING
    assert made(Count("finding")).number == Quotient.of(0)


def test_the_earliest_date_needs_every_counted_date() -> None:
    rows = [a_project_row(started_on="2023-05-01"), a_project_row(started_on="2022-05-01")]
    assert made(Earliest("project", "started_on"), *rows).value == date(2022, 5, 1)
    assert made(Earliest("project", "started_on"), *rows, a_project_row(started_on=None)).state is State.MISSING


@given(left=NUMBERS, right=NUMBERS, if_zero=st.sampled_from(["missing", "not_applicable"]))
def test_quotients_are_exact_and_say_what_zero_means(left: str, right: str, if_zero: str) -> None:
    for expression in (Share("a", "b", if_zero), Ratio("a", "b", "tCO2/tce", if_zero)):
        fact = made(expression, a=number(left), b=number(right))
        if Fraction(right):
            assert fact.number.fraction() == Fraction(left) / Fraction(right)
            assert fact.unit == ("%" if isinstance(expression, Share) else "tCO2/tce")
        else:
            assert fact.state == if_zero


@given(left=NUMBERS, right=NUMBERS)
def test_difference_and_deviation_are_exact(left: str, right: str) -> None:
    a, b = number(left), number(right)
    assert made(Difference("a", "b"), a=a, b=b).number.fraction() == Fraction(left) - Fraction(right)
    deviation = made(Deviation("a", "b"), a=a, b=b)
    if Fraction(right):
        assert deviation.number.fraction() == abs(Fraction(left) - Fraction(right)) / abs(Fraction(right))
    else:
        assert deviation.present is (Fraction(left) == 0)


@given(start=st.dates(), end=st.dates())
def test_days_count_from_start_to_end(start: date, end: date) -> None:
    first, last = stated("开工", day(start.isoformat())), stated("竣工", day(end.isoformat()))
    assert made(Days("a", "b"), a=first, b=last).number == Quotient(Decimal((end - start).days))


@pytest.mark.parametrize(
    "expression", [Share("a", "b"), Ratio("a", "b", "t"), Difference("a", "b"), Deviation("a", "b")]
)
@pytest.mark.parametrize("state", [State.MISSING, State.NOT_APPLICABLE, State.DISPUTED])
def test_an_operand_without_value_decides_even_over_zero(expression: Expression, state: State) -> None:
    lacking = Fact("数", state, note="原因")
    fact = made(expression, a=lacking, b=number("0"))
    assert (fact.state, fact.note) == (state, "原因")


STATES = st.sampled_from(list(State))


def in_any(state: State) -> Fact:
    return number("1") if state is State.VALUE else Fact("数", state, note=f"{state.label}了")


@given(needed=st.lists(STATES, min_size=1, max_size=3), beside=st.lists(STATES, min_size=1, max_size=3))
def test_something_is_lacking_where_it_cannot_be_told_beside_a_value(needed: list[State], beside: list[State]) -> None:
    left = {f"n{at}": in_any(state) for at, state in enumerate(needed)}
    right = {f"b{at}": in_any(state) for at, state in enumerate(beside)}
    line = Derived(Attribute("x", "text", values=("yes", "no")), Lacks(tuple(left), tuple(right)))
    fact = evaluate(line, (left | right).__getitem__, a_situation(a_submission()))
    untold = {State.MISSING, State.DISPUTED} & set(needed)
    assert fact.value == ("yes" if untold and State.VALUE in beside else "no")
    if fact.value == "yes":
        assert set(fact.note.split("；")) == {f"{state.label}了" for state in untold}
        assert [one.state for one in fact.operands if one.present] == [s for s in beside if s is State.VALUE]


def test_days_need_dates() -> None:
    assert made(Days("a", "b"), a=stated("开工", blank()), b=number("1")).state is State.MISSING
    with pytest.raises(TypeError, match="days between"):
        made(Days("a", "b"), a=number("1"), b=number("1"))


def test_a_value_keeps_everything_but_its_name() -> None:
    source = number("3")
    fact = made(Value("a"), a=source)
    assert (fact.name, fact.value, fact.cell) == ("x", source.value, source.cell)


def test_formulas_show_the_numbers() -> None:
    rows = [a_project_row(paid_investment="100.5"), a_project_row(paid_investment="20")]
    assert made(Sum("project", "paid_investment"), *rows).formula == "100.5 + 20 = 120.5"
    assert made(Count("project", DONE), *rows).formula == "2 行中计入 2 行"
    assert made(Share("a", "b"), a=number("3"), b=number("7")).formula == "3 ÷ 7 ≈ 42.86%"
    assert made(Difference("a", "b"), a=number("3"), b=number("-7")).formula == "3 − (-7) = 10"
