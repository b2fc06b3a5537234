"""The worked arithmetic says what was computed and never more."""

import re
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from service.scoring import arithmetic
from service.vocabulary.exact import Quotient

Q = Quotient.of


def test_digits_that_say_nothing_are_left_out() -> None:
    assert [arithmetic.figure(Q(t)) for t in ("40", "37.050", "0.5")] == ["40", "37.05", "0.5"]


def test_a_score_just_under_a_band_is_not_printed_as_the_band() -> None:
    assert arithmetic.figure(Q("89.99999"), (Decimal(90),)) == "89.99999"


def test_percent_is_never_whole_when_the_number_is_not() -> None:
    assert arithmetic.percent(Q("0.999999")) == "99.9999%"
    assert arithmetic.percent(Q("1")) == "100%"


def test_a_rounded_result_says_so() -> None:
    assert arithmetic.equals(Q(1) / Q(3)) == "≈ 0.33"
    assert arithmetic.equals(Q("0.25")) == "= 0.25"


def test_a_line_without_redistribution() -> None:
    text = arithmetic.line(Q(3), [Q("0.6")], Q("0.6"), (Q(40), Q(40)))
    assert text == "3 × 60% = 1.8"


def test_a_line_with_redistribution_shows_it() -> None:
    text = arithmetic.line(Q(3), [Q("0.6")], Q("0.6"), (Q(40), Q(36)))
    assert text == "40 × 3 ÷ 36 × 60% = 2"


def test_a_line_over_several_subjects_shows_the_mean() -> None:
    text = arithmetic.line(Q(4), [Q(1), Q(0)], Q("0.5"), (Q(40), Q(40)))
    assert text == "4 × (100% + 0%) ÷ 2 = 2"


def test_sums_of_sections() -> None:
    assert arithmetic.section_sum([Q(4), Q("1.8")], Q("5.8"), Q(10)) == "4 + 1.8 = 5.8；得分率 5.8 ÷ 10 = 58%"
    assert arithmetic.total([Q(30), Q(20)], Q(80), Q(100), ()) == "(30 + 20) × 100 ÷ 80 = 62.5"


def test_a_rate_that_does_not_end_is_not_called_equal() -> None:
    assert arithmetic.section_sum([Q("5.5")], Q("5.5"), Q(6)) == "5.5 = 5.5；得分率 5.5 ÷ 6 ≈ 91.67%"


def test_whoever_adds_up_what_is_printed_comes_to_what_is_printed() -> None:
    points = [Q(weight) * Q(6) / Q("5.5") * Q(share) for weight, share in (*[("1", "1")] * 4, ("0.5", "0.6"))]
    points += [Q("0.5") * Q(6) / Q("5.5")] * 2
    told = arithmetic.section_sum(points, sum(points, Q(0)), Q(6))
    added = "1.091 + 1.091 + 1.091 + 1.091 + 0.327 + 0.545 + 0.545 ≈ 5.78"
    assert told == f"{added}；得分率 5.7818 ÷ 6 ≈ 96.36%"


@given(st.lists(st.fractions(0, 20, max_denominator=60), min_size=1, max_size=8), st.integers(1, 40))
def test_printed_terms_give_the_printed_result(points: list[Fraction], weight: int) -> None:
    numbers = [Quotient(Decimal(one.numerator), Decimal(one.denominator)) for one in points]
    added, _, rate = arithmetic.section_sum(numbers, sum(numbers, Q(0)), Q(weight)).partition("；得分率 ")
    terms, sign, total = re.split(" (?=[=≈])|(?<=[=≈]) ", added)
    again = sum(map(Decimal, terms.split(" + ")))
    assert arithmetic.figure(Q(again)) == total
    assert sign == "≈" or again == Decimal(total)
    top, _, same, percent = re.split(" ÷ | (?=[=≈])|(?<=[=≈]) ", rate)
    assert arithmetic.percent(Q(top) / Q(weight)) == percent
    assert same == "≈" or Q(top) / Q(weight) == Q(percent[:-1]) / Q(100)


@given(st.fractions(0, 100, max_denominator=10**12), st.integers(0, 100))
def test_a_printed_score_stands_to_a_band_as_the_score_does(value: Fraction, edge: int) -> None:
    number = Quotient(Decimal(value.numerator), Decimal(value.denominator))
    printed = Decimal(arithmetic.figure(number, (Decimal(edge),)))
    assert (printed < edge, printed == edge) == (value < edge, value == edge)
