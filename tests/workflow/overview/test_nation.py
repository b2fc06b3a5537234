"""What the national bodies see adds up: each park once, each jurisdiction's line what it adds, and no case."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.access.scope import Extent, Scope
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.overview.nation import Line, Nation, list_of_nation, show_nation
from service.workflow.overview.show_overview import show_overview
from tests.storage.installations import Installation, installed
from tests.workflow.overview.provinces import PROVINCES, OneCase, OnePark, a_province, put_province
from tests.workflow.registries import TODAY

HERE, THERE = "zhejiang", "gansu"
ONE = [OnePark(case=OneCase(figures={"energy_saving": (Fraction(1, 3), "met")}))]
NUMBERS = count(1)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with installed("sqlite", tmp_path_factory.mktemp("nation")) as made:
        yield made.settings


def adds_up(told: Nation) -> None:
    """Every number of the last line is the sum of those above it."""

    def numbers(line: Line) -> list[Fraction]:
        rates = (line.coverage.listed, line.coverage.carried_out, line.coverage.accepted)
        counts = [line.parks, line.evaluated, line.late]
        counts += [number for rate in rates for number in (rate.eligible, rate.reached, rate.undetermined)]
        totals = [(one.amount, one.parks, one.lacking) for one in line.totals.values()]
        return [Fraction(one) for one in (*counts, *(number for total in totals for number in total))]

    assert numbers(told.whole) == [sum(column) for column in zip(*map(numbers, told.lines), strict=True)]


def test_lines_add_up_to_the_whole_and_are_what_each_sees_itself(installation: Installation) -> None:
    at = installation.settings
    put_province(at, a_province())
    put_province(at, [*a_province(), *ONE], 1, THERE)
    told = show_nation(at, "", TODAY)
    adds_up(told)
    own_parks = {line.jurisdiction: line for line in told.lines if line.parks}
    assert own_parks.keys() == {HERE, THERE}
    assert (told.whole.parks, told.whole.evaluated) == (13, 9)
    assert told.whole.totals["energy_saving"].amount == 2 * Fraction("604000.75") + Fraction(1, 3)
    for line in own_parks.values():
        own = show_overview(at, "", TODAY, Scope(Extent.JURISDICTION, line.jurisdiction))
        assert (line.parks, line.coverage, line.evaluated) == (own.parks, own.coverage, own.evaluated)
        assert tuple(line.totals.values()) == tuple(total for _, total in own.totals)
        assert line.late == sum(number for _, number in own.duties)


def test_numbers_lead_to_their_parks_and_reports_but_to_no_case(installation: Installation) -> None:
    at = installation.settings
    put_province(at, a_province())
    put_province(at, a_province(), 1, THERE)
    told = show_nation(at, "", TODAY)
    for line, code in ((told.whole, ""), *((one, one.jurisdiction) for one in told.lines if one.parks)):
        listed = list_of_nation(at, "", "parks:listed:yes", code, TODAY)
        assert len(listed.rows) == line.coverage.listed.reached > 0
        late = list_of_nation(at, "", "late", code, TODAY)
        assert len(late.rows) == line.late > 0
        assert not [row for row in (*listed.rows, *late.rows) if row.case]
    for figure, code in (("saving:energy_saving", ""), ("parks:listed", ""), ("parks:x:yes", ""), ("late", "nowhere")):
        with pytest.raises(Fault, match="总览里没有"):
            list_of_nation(at, "", figure, code, TODAY)


@settings(max_examples=15, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(of=PROVINCES, where=st.sampled_from(("zhejiang", "gansu", "ningbo")))
def test_whatever_is_added_the_lines_add_up(place: Settings, of: list[OnePark], where: str) -> None:
    put_province(place, of, next(NUMBERS), where)
    adds_up(show_nation(place, "", TODAY))
