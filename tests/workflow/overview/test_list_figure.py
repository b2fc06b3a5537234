"""Each figure of the overview is the sum of the list behind it, to the last digit, whatever the province."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings

from service.access.scope import Extent, Scope
from service.casework.overview import exact_text
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.vocabulary.listing import Answer
from service.workflow.overview.list_figure import list_figure
from service.workflow.overview.show_overview import Overview, show_overview
from tests.storage.installations import Installation, installed
from tests.workflow.overview.provinces import (
    CITIES,
    HERE,
    PROGRAMME,
    PROVINCES,
    OnePark,
    a_province,
    city,
    put_province,
)
from tests.workflow.registries import TODAY

WHOLE = Scope(Extent.JURISDICTION, HERE)
NUMBERS = count(1)
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installed("sqlite", tmp_path_factory.mktemp("province")) as made:
        yield made


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """With one province, which nobody changes."""
    with installed("sqlite", tmp_path_factory.mktemp("sample")) as made:
        put_province(made.settings, a_province())
        yield made


def figures(told: Overview) -> Iterator[tuple[str, str]]:
    """Every figure with its number, as the page tells it."""
    for reach in ("listed", "carried_out", "accepted"):
        rate = getattr(told.coverage, reach)
        numbers = {Answer.YES: rate.reached, Answer.UNKNOWN: rate.reached_undetermined, Answer.NO: rate.outside}
        yield from ((f"parks:{reach}:{answer.value}", str(number)) for answer, number in numbers.items())
        yield "parks:all:yes", str(rate.eligible)
        yield "parks:all:unknown", str(rate.undetermined)
    yield from ((f"state:{state.value}", str(number)) for state, number in told.states.items())
    yield from ((f"conclusion:{word}:{grade}", str(number)) for (word, grade), number in told.conclusions.items())
    yield from ((f"saving:{one.code}", exact_text(one.amount)) for _, one in told.totals)
    yield from ((f"gap:{one.code}", str(one.missed)) for one in told.gaps)
    yield from ((f"duty:{duty.id}", str(number)) for duty, number in told.duties)
    counts = (
        told.evaluated,
        told.preliminary,
        told.overdue_cases,
        told.difficulties,
        told.unsupported,
        told.supportable,
    )
    names = ("evaluated", "preliminary", "overdue", "difficulties", "difficulties:unsupported", "projects")
    yield from zip(names, map(str, counts), strict=True)


def require_equal(on: Settings, scope: Scope) -> None:
    """Every figure of the overview is the sum of its list."""
    told = show_overview(on, PROGRAMME, TODAY, scope)
    for figure, shown in figures(told):
        assert list_figure(on, PROGRAMME, figure, TODAY, scope).sum == shown, figure
    for _, one in told.totals:
        found = list_figure(on, PROGRAMME, f"saving:{one.code}", TODAY, scope)
        assert found.lacking == one.lacking
        assert len(found.rows) == one.parks + one.lacking


@given(PROVINCES)
@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_figure_is_the_sum_of_its_list(place: Installation, of: list[OnePark]) -> None:
    """Of many more provinces: tests/benchmarks/soak_overview.py."""
    number = next(NUMBERS)
    put_province(place.settings, of, number)
    for scope in (WHOLE, Scope(Extent.CITY, HERE, city(CITIES[0], number))):
        require_equal(place.settings, scope)


def test_a_saving_is_told_park_by_park_and_what_is_lacking_with_the_reason(sample: Installation) -> None:
    found = list_figure(sample.settings, PROGRAMME, "saving:energy_saving", TODAY, WHOLE)
    told = {row.name: row.cells[0] for row in found.rows if row.amount}
    assert told == {"园0": "302000.25", "园1": "302000.25", "园2": "0.125", "园6": "0.125"}
    assert found.sum == "604000.75"
    why = {row.name: row.cells[1].zh for row in found.rows if isinstance(row.cells[1], Said) and not row.amount}
    assert why == {"园3": "只有预评价，未经现场核查，不计入"}
    assert told.keys() >= {"园6"}, "its heir has no evaluation of its own, so it counts"
    assert "园7" not in told, "its heir counts"


@pytest.mark.parametrize(
    "figure", ["", "nonsense", "parks", "parks:all:maybe", "state:x", "saving:land_output", "duty:x"]
)
def test_no_such_figure(figure: str, sample: Installation) -> None:
    with pytest.raises(Fault, match="总览里没有"):
        list_figure(sample.settings, PROGRAMME, figure, TODAY, WHOLE)


def test_every_list_has_words_in_both_languages(sample: Installation) -> None:
    for figure, _ in figures(show_overview(sample.settings, PROGRAMME, TODAY, WHOLE)):
        found = list_figure(sample.settings, PROGRAMME, figure, TODAY, WHOLE)
        assert not HAN.search(found.title.told(Language.EN)), figure
        assert all(len(row.cells) == len(found.columns) for row in found.rows)
        assert all(row.amount >= Fraction(0) for row in found.rows)
