"""A park of the catalogue, what became of it, and the documents that say so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from service.vocabulary.language import Said

CATALOGUE_CODE = re.compile(r"[GS]\d{6}", re.ASCII)
"""G for parks approved by the State Council, S for provincial ones; the first two digits are those of the province."""


class ApprovingLevel(StrEnum):
    """Who approved the park."""

    NATIONAL = "national"
    PROVINCIAL = "provincial"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _LEVELS[self]


_LEVELS = {
    ApprovingLevel.NATIONAL: Said("国家级", "national"),
    ApprovingLevel.PROVINCIAL: Said("省级", "provincial"),
}


class ParkStatus(StrEnum):
    """What has become of the park."""

    ACTIVE = "active"
    MERGED = "merged"
    SPLIT = "split"
    ABOLISHED = "abolished"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATUSES[self]


_STATUSES = {
    ParkStatus.ACTIVE: Said("在册", "active"),
    ParkStatus.MERGED: Said("已并入其他园区", "merged into another park"),
    ParkStatus.SPLIT: Said("已拆分", "split"),
    ParkStatus.ABOLISHED: Said("已撤销", "abolished"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """When something took effect, by which document (name and number), and why."""

    on: date
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """The park was given another name; the code stays."""

    ground: Ground
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Upgraded:
    """The park was raised to another level; with it often comes another catalogue code."""

    ground: Ground
    old_level: ApprovingLevel | None
    new_level: ApprovingLevel
    old_code: str
    new_code: str


@dataclass(frozen=True, slots=True)
class Reassigned:
    """Another jurisdiction answers for the park from then on. old and new: codes."""

    ground: Ground
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class MergedInto:
    """The park became part of another; its cases stay with it. successor: id of that park."""

    ground: Ground
    successor: str


@dataclass(frozen=True, slots=True)
class SplitInto:
    """The park was divided. successors: ids of the parks that came of it, at least two."""

    ground: Ground
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abolished:
    """The park was closed without a successor."""

    ground: Ground


ParkEvent = Renamed | Upgraded | Reassigned | MergedInto | SplitInto | Abolished

ENDINGS = {MergedInto: ParkStatus.MERGED, SplitInto: ParkStatus.SPLIT, Abolished: ParkStatus.ABOLISHED}
"""Events after which nothing more happens to a park, and what it then is."""


@dataclass(frozen=True, slots=True)
class Park:
    """A park as it stands today. id: stays for good; code: that of the catalogue in force, empty where there is none;
    approved: year and month as text (`1992.10`); area: hectares, None where it is not known; history: by date."""

    id: str
    code: str
    name: str
    jurisdiction: str
    level: ApprovingLevel | None = None
    type: str = ""
    city: str = ""
    approved: str = ""
    area: Decimal | None = None
    industries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    history: tuple[ParkEvent, ...] = ()

    @property
    def status(self) -> ParkStatus:
        """What the history has made of it."""
        return ENDINGS.get(type(self.history[-1]), ParkStatus.ACTIVE) if self.history else ParkStatus.ACTIVE

    @property
    def successors(self) -> tuple[str, ...]:
        """Ids of the parks that came directly after it; none while it is active and after its abolition."""
        last = self.history[-1] if self.history else None
        if isinstance(last, MergedInto):
            return (last.successor,)
        return last.successors if isinstance(last, SplitInto) else ()

    @property
    def former_names(self) -> tuple[str, ...]:
        """The names it had before, oldest first."""
        return tuple(event.old for event in self.history if isinstance(event, Renamed))

    @property
    def former_codes(self) -> tuple[str, ...]:
        """The catalogue codes it had before, oldest first."""
        old = (event.old_code for event in self.history if isinstance(event, Upgraded) and event.old_code)
        return tuple(code for code in dict.fromkeys(old) if code != self.code)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by or went by: the present one, aliases (一园多名), former names."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.former_names)))
