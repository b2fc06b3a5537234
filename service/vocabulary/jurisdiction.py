"""Who is responsible for the parks of a place: 31 provinces, 5 计划单列市 and 新疆生产建设兵团, each counted apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from service.vocabulary.language import Said
from service.vocabulary.writing import folded

NATIONAL = "national"
"""What stands for the two national bodies where otherwise a jurisdiction's code stands."""


class JurisdictionKind(StrEnum):
    """What sort of place it is."""

    PROVINCE = "province"
    AUTONOMOUS_REGION = "autonomous_region"
    MUNICIPALITY = "municipality"
    SEPARATE_CITY = "separate_city"
    CORPS = "corps"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _KINDS[self]


_KINDS = {
    JurisdictionKind.PROVINCE: Said("省", "province"),
    JurisdictionKind.AUTONOMOUS_REGION: Said("自治区", "autonomous region"),
    JurisdictionKind.MUNICIPALITY: Said("直辖市", "municipality"),
    JurisdictionKind.SEPARATE_CITY: Said("计划单列市", "city with independent planning status"),
    JurisdictionKind.CORPS: Said("生产建设兵团", "production and construction corps"),
}

APART = frozenset({JurisdictionKind.SEPARATE_CITY, JurisdictionKind.CORPS})
"""What lies within a province and yet answers for its own parks."""


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """code: short ASCII name (`zhejiang`), number: GB/T 2260 code, empty where the standard gives none; `within`: code
    of the province it lies in, `also_sums`: codes of what a province adds to its own sums, nothing by default."""

    code: str
    number: str
    name: str
    short: str
    kind: JurisdictionKind
    aliases: tuple[str, ...] = ()
    within: str = ""
    also_sums: tuple[str, ...] = ()

    @property
    def writings(self) -> tuple[str, ...]:
        """Everything people write for it, its code included."""
        return (self.name, self.short, self.code, *self.aliases)

    @property
    def province(self) -> str:
        """Code of the province on the map: what it lies within, or itself."""
        return self.within or self.code


@dataclass(frozen=True, slots=True)
class Jurisdictions:
    """All of them, in written order; no writing stands for two."""

    listed: tuple[Jurisdiction, ...]
    by_code: Mapping[str, Jurisdiction] = field(init=False)
    _by_writing: Mapping[str, Jurisdiction] = field(init=False)

    def __post_init__(self) -> None:
        """Index by code and by writing."""
        object.__setattr__(self, "by_code", {one.code: one for one in self.listed})
        writings = {folded(text): one for one in self.listed for text in one.writings}
        object.__setattr__(self, "_by_writing", writings)

    def __iter__(self) -> Iterator[Jurisdiction]:
        return iter(self.listed)

    def __len__(self) -> int:
        return len(self.listed)

    def named(self, text: str) -> Jurisdiction | None:
        """The jurisdiction that a text stands for (浙江省, 浙江, zhejiang, 浙 江); None for any other text."""
        return self._by_writing.get(folded(text))

    def summed(self, codes: Iterable[str]) -> frozenset[str]:
        """The codes whose parks a sum over these jurisdictions counts, each once: every one asked for, and what a
        province is set to add. `national` stands for all."""
        asked = frozenset(codes)
        if NATIONAL in asked:
            return frozenset(self.by_code)
        return asked | {added for code in asked for added in self.by_code[code].also_sums}

    def titled(self, code: str) -> str:
        """The name shown for a code: 浙江省; 国家 for the national bodies, the code itself where it is unknown."""
        known = self.by_code.get(code)
        return "国家" if code == NATIONAL else known.name if known is not None else code
