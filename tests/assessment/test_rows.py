"""Rows and tallies: false dominates, what is unknown is never counted."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from service.assessment.facts import stated
from service.assessment.rows import CollectionRow, Tally, passes
from service.rulelang.tables import NumberTest
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from tests.assessment.builders import in_state, num, text
from tests.assessment.pack_builders import between, one_of

YES = one_of("yes")
STATES = st.sampled_from(["yes", "no", "missing", "disputed"])


def fact(word: str) -> Fact:
    return stated("字段", in_state(State(word)) if word in ("missing", "disputed") else text(word))


def row(**fields: str) -> CollectionRow:
    return CollectionRow("第1行", lambda name: fact(fields[name]))


def test_a_row_makes_each_field_once() -> None:
    made = row(a="yes")
    assert made.fact("a") is made.fact("a")


@given(first=STATES, second=STATES)
def test_false_dominates_and_the_unknown_blocks(first: str, second: str) -> None:
    tally = Tally()
    tally.take(row(a=first, b=second), (("a", YES), ("b", YES)), None)
    assert tally.included == (1 if first == second == "yes" else 0)
    undecided = "no" not in (first, second) and {first, second} != {"yes"}
    assert bool(tally.lacking) is undecided
    assert len(tally.operands) == 1
    assert all(lacking.note.startswith("第1行：") for lacking in tally.lacking)


def test_a_field_without_value_blocks_only_where_the_row_counts() -> None:
    for word, lacking, summed in (("yes", 1, 0), ("no", 0, 0)):
        tally = Tally()
        tally.take(row(a=word, money="missing"), (("a", YES),), "money")
        assert (len(tally.lacking), len(tally.fields)) == (lacking, summed)


def test_an_excluded_row_rests_on_what_excludes_it() -> None:
    tally = Tally()
    made = row(a="no", b="yes")
    tally.take(made, (("a", YES), ("b", YES)), None)
    assert tally.operands[0].operands == (made.fact("a"),)
    assert tally.operands[0].value == "不计入"


def test_what_no_cell_states_is_no_operand() -> None:
    tally = Tally()
    constant = Fact("rule", State.VALUE, "no")
    tally.take(CollectionRow("规则", lambda _: constant), (("rule", YES),), None)
    assert tally.operands == []


def test_number_tests_are_unions_of_intervals() -> None:
    union = NumberTest(between("0", "1").intervals + between("5", None).intervals, "[0..1), >= 5")
    verdicts = {value: passes(union, stated("数", num(value))) for value in ("-1", "0", "0.99", "1", "5", "99")}
    assert verdicts == {"-1": False, "0": True, "0.99": True, "1": False, "5": True, "99": True}
    third = Fact("数", State.VALUE, Quotient(Decimal(1), Decimal(3)))
    assert passes(between("0.33", "0.34"), third) is True
    assert passes(YES, fact("missing")) is None
