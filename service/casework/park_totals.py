"""Sums over jurisdictions that count every park once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from service.vocabulary.exact import EXACT
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.park import Park


@dataclass(frozen=True, slots=True)
class ParkTotals:
    """parks: how many; area: hectares of those whose area is known; without_area: how many are not in it."""

    parks: int
    area: Decimal
    without_area: int


def parks_of(parks: Iterable[Park], codes: Iterable[str], jurisdictions: Jurisdictions) -> tuple[Park, ...]:
    """The parks a view of these jurisdictions (or `national`) is about: a park belongs to one jurisdiction, so it is
    there once, and one in a 计划单列市 only where its province is set to sum it."""
    counted = jurisdictions.summed(codes)
    return tuple(park for park in parks if park.jurisdiction in counted)


def totals(parks: Iterable[Park]) -> ParkTotals:
    """Number and area of the parks."""
    counted = tuple(parks)
    areas = [park.area for park in counted if park.area is not None]
    total = Decimal(0)
    for area in areas:
        total = EXACT.add(total, area)
    return ParkTotals(len(counted), total, len(counted) - len(areas))
