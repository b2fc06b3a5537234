"""Parks, grounds and jurisdictions with defaults."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from service.vocabulary.jurisdiction import Jurisdiction, JurisdictionKind, Jurisdictions
from service.vocabulary.park import ApprovingLevel, Ground, Park

PLACES = Jurisdictions(
    (
        Jurisdiction("liaoning", "210000", "辽宁省", "辽宁", JurisdictionKind.PROVINCE),
        Jurisdiction("dalian", "210200", "大连市", "大连", JurisdictionKind.SEPARATE_CITY, within="liaoning"),
        Jurisdiction("gansu", "620000", "甘肃省", "甘肃", JurisdictionKind.PROVINCE),
    )
)


def ground(on: str = "2020-01-01", document: str = "某政函〔2020〕1号", reason: str = "优化布局") -> Ground:
    return Ground(date.fromisoformat(on), document, reason)


def park(id_: str = "S217001", **fields: Any) -> Park:
    """A provincial park of 辽宁 whose code is its id."""
    given = {"code": id_, "name": f"园区{id_}", "jurisdiction": "liaoning", "level": ApprovingLevel.PROVINCIAL}
    return Park(id=id_, **(given | fields))


def by_id(*parks: Park) -> Mapping[str, Park]:
    return {one.id: one for one in parks}
