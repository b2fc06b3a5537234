"""Coverage: exact, and with undetermined parks exactly the range that their turning out can give."""

from fractions import Fraction
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from service.casework.coverage import Standing, coverage, coverage_of_sets, further
from service.vocabulary.listing import Answer

REACHES = ("listed", "carried_out", "accepted")
STANDINGS = st.builds(Standing, st.sampled_from(Answer), st.booleans(), st.booleans(), st.booleans())


def every_outcome(parks: list[Standing]) -> set[Fraction]:
    """The listing rate for every way in which the undetermined parks can turn out, where there is one."""
    open_ = [park for park in parks if park.eligible is Answer.UNKNOWN]
    sure = [park for park in parks if park.eligible is Answer.YES]
    rates = set()
    for chosen in product((True, False), repeat=len(open_)):
        eligible = sure + [park for park, yes in zip(open_, chosen, strict=True) if yes]
        if eligible:
            rates.add(Fraction(sum(park.listed for park in eligible), len(eligible)))
    return rates


@given(st.lists(STANDINGS, max_size=7))
def test_the_range_is_exactly_what_can_be(parks: list[Standing]) -> None:
    rates = every_outcome(parks)
    found = coverage(parks).listed
    assert (found.low, found.high) == ((min(rates), max(rates)) if rates else (None, None))
    assert found.exact == (min(rates) if len(rates) == 1 else None)


@given(st.lists(STANDINGS))
def test_every_park_is_counted_once(parks: list[Standing]) -> None:
    found = coverage(parks).accepted
    assert found.reached + found.reached_undetermined + found.outside == sum(park.accepted for park in parks)
    ineligible = sum(park.eligible is Answer.NO for park in parks)
    assert found.eligible + found.undetermined + ineligible == len(parks)


@given(st.lists(STANDINGS))
def test_counted_by_sets_it_is_the_same(parks: list[Standing]) -> None:
    """Whoever else has come so far makes no difference."""
    named = {str(number): one for number, one in enumerate(parks)}
    eligible = {answer: {id_ for id_, one in named.items() if one.eligible is answer} for answer in Answer}
    come = [{id_ for id_, one in named.items() if getattr(one, reach)} for reach in REACHES]
    assert coverage_of_sets(eligible, *(ids | {"another"} for ids in come)) == coverage(parks)


def test_one_third_stays_one_third() -> None:
    parks = [Standing(Answer.YES, listed=True), Standing(Answer.YES), Standing(Answer.YES), Standing(Answer.NO, True)]
    found = coverage(parks)
    assert found.listed.exact == Fraction(1, 3)
    assert found.listed.outside == 1
    assert (found.carried_out.exact, found.accepted.exact) == (Fraction(0), Fraction(0))


def test_no_eligible_park_gives_no_rate() -> None:
    found = coverage([Standing(Answer.NO)]).listed
    assert (found.low, found.high, found.exact) == (None, None, None)


@given(STANDINGS, STANDINGS, STANDINGS)
def test_whoever_takes_the_place_of_others_has_come_as_far_as_they(
    one: Standing, two: Standing, three: Standing
) -> None:
    together = further(one, two)
    assert together.eligible is one.eligible
    assert (together.listed, together.carried_out, together.accepted) == (
        one.listed or two.listed,
        one.carried_out or two.carried_out,
        one.accepted or two.accepted,
    )
    assert further(together, two) == together
    assert further(further(one, two), three) == further(further(one, three), two)
