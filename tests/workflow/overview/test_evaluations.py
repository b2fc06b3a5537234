"""After every act the overview is what a plain reading of every row tells; amounts are brought to one unit exactly."""

from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.access.scope import Extent, Scope
from service.storage import overview_figures
from service.workflow.overview.evaluations import in_unit
from tests.storage.installations import Installation, installed
from tests.workflow.overview.plainly import plainly, shown
from tests.workflow.overview.provinces import (
    CASES,
    CITIES,
    HERE,
    PROVINCES,
    OneCase,
    OnePark,
    a_province,
    act_again,
    city,
    put_province,
)
from tests.workflow.overview.test_list_figure import NUMBERS
from tests.workflow.registries import TODAY

WHOLE = Scope(Extent.JURISDICTION, HERE)
ACTS = st.lists(st.tuples(st.integers(0, 6), CASES), max_size=3)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installed("sqlite", tmp_path_factory.mktemp("evaluations")) as made:
        yield made


def require_up_to_date(on: Installation, number: int, of: list[OnePark], acts: list[tuple[int, OneCase]]) -> None:
    """After each act the overview of the province and of a city of it is what is on record."""
    put_province(on.settings, of, number)
    scopes = (WHOLE, Scope(Extent.CITY, HERE, city(CITIES[0], number)))
    cases = [f"{HERE}-S{number:03}{at:03}" for at, one in enumerate(of) if one.case is not None]
    for scope in scopes:
        assert shown(on.settings, TODAY, scope) == plainly(on.settings, TODAY, scope)
    for version, (at, case) in enumerate(acts if cases else [], start=10):
        act_again(on.settings, cases[at % len(cases)], case, version)
        for scope in scopes:
            assert shown(on.settings, TODAY, scope) == plainly(on.settings, TODAY, scope)


@given(PROVINCES, ACTS)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_act_is_seen_at_the_next_look(
    place: Installation, of: list[OnePark], acts: list[tuple[int, OneCase]]
) -> None:
    """Of many more provinces: tests/benchmarks/soak_overview.py."""
    require_up_to_date(place, next(NUMBERS), of, acts)


def test_an_act_is_seen_on_either_database(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    better = OneCase(figures={"energy_saving": (Fraction(1, 3), "met"), "land_output": (Fraction(9), "met")})
    acts = [(0, better), (3, better), (4, OneCase(conclusion=None)), (0, OneCase(conclusion=("限期整改", "")))]
    require_up_to_date(installation, 1, a_province(), acts)
    monkeypatch.setattr(overview_figures, "_MOST_ASKED", 0)
    require_up_to_date(installation, 2, a_province(), acts)


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("1/8", "tce", Fraction(1, 8)),
        ("7/2", "万tce", Fraction(35_000)),
        ("2", "kgce", Fraction(1, 500)),
        ("2", "m³", None),
    ],
)
def test_units(text: str, unit: str, amount: Fraction | None) -> None:
    assert in_unit(text, unit, "tce") == amount
