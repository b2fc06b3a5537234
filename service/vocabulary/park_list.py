"""What one row of a park list says, before it is compared with the registry."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from service.vocabulary.park import ApprovingLevel
from service.vocabulary.problem import Problem


@dataclass(frozen=True, slots=True)
class ListedPark:
    """One row. province: code of the province stated; jurisdiction: code of the 主管地区 where the list has a column
    for it, else empty. What is not stated is empty or None and says nothing against the registry."""

    row: int
    name: str
    code: str = ""
    province: str = ""
    jurisdiction: str = ""
    level: ApprovingLevel | None = None
    type: str = ""
    city: str = ""
    approved: str = ""
    area: Decimal | None = None
    industries: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def responsible(self) -> str:
        """Code of the jurisdiction that answers for the park as far as the list tells."""
        return self.jurisdiction or self.province


@dataclass(frozen=True, slots=True)
class ParkList:
    """A whole list: SHA-256 of the file's bytes, the rows that could be read, every fault with its row and column,
    and the rows that a fault concerns."""

    digest: str
    parks: tuple[ListedPark, ...]
    problems: tuple[Problem, ...]
    faulty_rows: frozenset[int] = frozenset()
