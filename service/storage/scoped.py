"""What a scope covers, as a condition of the database: lists of thousands are not read to be thrown away."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, and_, false, true

from service.access.scope import Extent, Scope


def within(scope: Scope, jurisdiction: Any, city: Any, park: Any) -> ColumnElement[bool]:
    """The same as scope.covers() of the place in these columns, `early` aside: what is not stated is nobody's."""
    own = and_(jurisdiction == scope.jurisdiction, jurisdiction != "")
    match scope.extent:
        case Extent.EVERYTHING:
            return true()
        case Extent.JURISDICTION:
            return own
        case Extent.CITY:
            return and_(own, city == scope.city, city != "")
        case Extent.PARK:
            return and_(own, park == scope.park, park != "")
    return false()
