"""In what a row of a park list differs from the park of the same code: corrections, and contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from service.vocabulary.exact import plain
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.park import ApprovingLevel, Park, Reassigned, Upgraded
from service.vocabulary.park_list import ListedPark
from service.vocabulary.writing import folded

Value = str | Decimal | ApprovingLevel | tuple[str, ...] | None

TITLES = {
    "level": Said("批准级别", "approving level"),
    "type": Said("类型", "type"),
    "city": Said("城市", "city"),
    "approved": Said("批准时间", "approved"),
    "area": Said("核准面积（公顷）", "approved area (ha)"),
    "industries": Said("主导产业", "industries"),
    "aliases": Said("别名", "aliases"),
}
"""What a list may correct. A name, level or jurisdiction changes by a document only."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field of the park: what the registry says and what the list says."""

    field: str
    old: Value
    new: Value

    @property
    def title(self) -> Said:
        """The field in both languages."""
        return TITLES[self.field]


def shown(value: Value) -> Said:
    """A value as it is printed; 无 where there is none."""
    if isinstance(value, ApprovingLevel):
        return value.said
    text = "、".join(value) if isinstance(value, tuple) else plain(value) if isinstance(value, Decimal) else value
    return Said(text, text) if text else Said("无", "none")


def differences(one: ListedPark, park: Park) -> Iterator[Difference]:
    """What the list would correct. What it does not state stays; aliases are added, never taken away."""
    stated: dict[str, Value] = {"type": one.type, "city": one.city, "approved": one.approved, "area": one.area}
    stated |= {"industries": one.industries, "level": one.level if park.level is None else None}
    known = {folded(name) for name in park.names}
    further = tuple(alias for alias in one.aliases if folded(alias) not in known)
    stated["aliases"] = (*park.aliases, *further) if further else ()
    for field in TITLES:
        new, old = stated[field], getattr(park, field)
        if new not in (None, "", ()) and new != old:
            yield Difference(field, old, new)


def corrected(park: Park, found: Iterable[Difference]) -> Park:
    """The park as the list states it."""
    fields = {difference.field: difference.new for difference in found}
    return replace(park, **fields)  # type: ignore[arg-type]


def contradictions(one: ListedPark, park: Park, jurisdictions: Jurisdictions) -> Iterator[Said]:
    """What no list can change, because it needs a document: another name, level or jurisdiction."""
    if folded(one.name) not in {folded(name) for name in park.names}:
        yield Said(f"名录里的名称是“{park.name}”", f"the registry calls it “{park.name}”")
    if one.level is not None and park.level is not None and one.level not in _levels(park):
        yield Said(f"名录里是{park.level.said.zh}", f"the registry has it as {park.level.said.en}")
    answered = {park.jurisdiction} | {event.old for event in park.history if isinstance(event, Reassigned)}
    provinces = {known.province for code in answered if (known := jurisdictions.by_code.get(code)) is not None}
    if (one.jurisdiction and one.jurisdiction not in answered) or (one.province and one.province not in provinces):
        yield Said(f"名录里属 {jurisdictions.titled(park.jurisdiction)}", f"the registry has it in {park.jurisdiction}")


def _levels(park: Park) -> set[ApprovingLevel | None]:
    return {park.level} | {event.old_level for event in park.history if isinstance(event, Upgraded)}
