"""A page of the registry: what fits, how many there are, and the cases that are seen."""

from __future__ import annotations

from datetime import date

import pytest

from service.access.scope import EVERYTHING, NOTHING, Extent, Scope
from service.vocabulary.fault import Fault
from service.workflow.parks.find_parks import Filter, Order, Part, Seen, find_parks
from tests.storage.installations import Installation
from tests.web.registries import with_many_parks

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
ALL = Seen(EVERYTHING, EVERYTHING)


def test_a_page_knows_how_many_there_are(installation: Installation) -> None:
    settings = with_many_parks(installation.settings, date(2026, 3, 1), parks=12)
    found = find_parks(
        settings, Filter(("浙江",), name="高新"), ALL, lambda total: Part(Order.AREA, True, total - 2, 2)
    )
    assert ([one.id for one in found.parks], found.total, found.everything) == (["S330005", "S330001"], 3, 12)
    assert {park: line.id for park, line in found.cases.items()} == {
        "S330005": "zhejiang-2026-0005",
        "S330001": "zhejiang-2026-0001",
    }
    assert len(found.types) == 4


def test_what_is_not_seen_is_not_there(installation: Installation) -> None:
    settings = with_many_parks(installation.settings, date(2026, 3, 1), parks=3)
    own = find_parks(settings, Filter(), Seen(Scope(Extent.PARK, "zhejiang", park="S330001"), NOTHING))
    assert ([one.id for one in own.parks], own.everything, own.cases) == (["S330001"], 1, {})
    nothing = find_parks(settings, Filter(), Seen(Scope(Extent.JURISDICTION, "gansu"), EVERYTHING))
    assert (nothing.parks, nothing.everything, nothing.types) == ((), 0, ())


def test_an_unknown_place(installation: Installation) -> None:
    with pytest.raises(Fault, match="没有名为“辽东”的主管地区"):
        find_parks(installation.settings, Filter(("辽东",)), ALL)
