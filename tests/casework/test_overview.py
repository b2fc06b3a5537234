"""Each park counts once, whatever cases there are; what is lacking is told, and sums have all their digits."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.overview import (
    CaseStanding,
    Concluded,
    by_conclusion,
    concerned,
    counting,
    covered,
    exact_text,
    overdue_cases,
    total,
    uncovered,
)
from service.casework.state import State

ON = date(2026, 6, 1)
PARKS = ("A", "B", "C", "D")


def case(park: str, recommendation: str = "通过", visited: bool = True, **other: object) -> CaseStanding:
    told = {
        "id": f"case-{park}", "park": park, "park_name": f"{park}园", "state": State.SIGNING, "round": 1, "due": None,
        "carried_out": None, "accepted": None, "recommendation": recommendation, "grade": "", "visited": visited,
    }  # fmt: skip
    return CaseStanding(**told | other)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Country:
    """Cases of parks, which of these still stand, and who stands where others stood."""

    cases: tuple[CaseStanding, ...]
    active: frozenset[str]
    before: dict[str, tuple[str, ...]]


@st.composite
def countries(draw: st.DrawFn) -> Country:
    active = frozenset(draw(st.sets(st.sampled_from(PARKS), min_size=1)))
    before: dict[str, tuple[str, ...]] = {}
    for gone in sorted(set(PARKS) - active):
        for heir in draw(st.sets(st.sampled_from(sorted(active)))):
            before[heir] = (*before.get(heir, ()), gone)
    cases = draw(st.lists(st.builds(case, st.sampled_from(PARKS), st.sampled_from(("", "通过")), st.booleans())))
    return Country(tuple({one.park: one for one in cases}.values()), active, before)


@given(countries())
def test_no_ground_counts_twice(of: Country) -> None:
    counted = counting(of.cases, of.active, of.before)
    parks = [one.park for one in counted]
    assert len(parks) == len(set(parks))
    assert all(one.formal for one in counted)
    for heir, gone in of.before.items():
        assert not (heir in parks and set(gone) & set(parks)), "an heir and what it took over"


@given(countries())
def test_what_stands_counts_and_what_was_taken_over_is_not_lost(of: Country) -> None:
    parks = {one.park for one in counting(of.cases, of.active, of.before)}
    formal = {one.park for one in of.cases if one.formal}
    assert formal & of.active <= parks
    for park in formal - of.active:
        heirs = {heir for heir, gone in of.before.items() if park in gone}
        assert (park in parks) == (bool(heirs) and not heirs & formal)


@given(st.dictionaries(st.sampled_from(PARKS), st.fractions()), st.sets(st.sampled_from(PARKS)))
def test_a_total_is_the_sum_of_its_parks(values: dict[str, Fraction], listed: set[str]) -> None:
    counted = [case(park) for park in values]
    needing = concerned(listed, counted)
    lacking = sum(not covered(park, values, {}) for park in needing)
    made = total("energy_saving", "tce", values, lacking)
    assert made.amount == sum(values.values())
    assert made.parks + made.lacking == len(needing)


@given(countries(), st.sets(st.sampled_from(PARKS)), st.sets(st.sampled_from(PARKS)))
def test_what_is_not_covered_is_the_same_at_once(of: Country, needing: set[str], having: set[str]) -> None:
    assert uncovered(needing, having, of.before) == {park for park in needing if not covered(park, having, of.before)}


def test_a_park_whose_parts_all_have_a_number_lacks_none() -> None:
    before = {"A": ("B", "C")}
    assert covered("A", {"B", "C"}, before)
    assert not covered("A", {"B"}, before)
    assert not covered("D", set(), before)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(1812000), "1812000"),
        (Fraction("1234567890123456789.125"), "1234567890123456789.125"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(1, 3), "≈0.3333333333"),
    ],
)
def test_an_amount_has_all_its_digits_or_says_so(amount: Fraction, text: str) -> None:
    assert exact_text(amount) == text


def test_counts() -> None:
    cases = [case("A", state=State.IMPORT, due=date(2026, 5, 31)), case("B", due=ON), case("C", "限期整改")]
    concluded = [Concluded(one.id, one.park, 9, one.recommendation, one.grade, one.visited) for one in cases]
    assert all(one.formal for one in concluded)
    assert by_conclusion(concluded) == {("通过", ""): 2, ("限期整改", ""): 1}
    assert [one.park for one in overdue_cases(cases, ON)] == ["A"]
