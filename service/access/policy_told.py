"""The table of who may do what in words, a row for use cases that the same roles may ask in the same places."""

from __future__ import annotations

from dataclasses import dataclass

from service.access.policy import POLICY, Reach, Right
from service.access.use_cases import UseCase
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Role

MAY = "●"
_REACHES = {
    Reach.INSTALLATION: Said("不分地区", "anywhere"),
    Reach.PLACE: Said("管辖范围", "own scope"),
    Reach.NATION: Said("管辖范围；国家层面为各地", "own scope; national bodies: all"),
}
_WHAT, _WHERE = Said("事项", "what"), Said("范围", "where")
_AND = Said("、", ", ")


@dataclass(frozen=True, slots=True)
class RowTold:
    """What may be done, the mark of each role in their order or an empty text, and where."""

    what: str
    marks: tuple[str, ...]
    where: str

    @property
    def cells(self) -> tuple[str, ...]:
        """All of it from left to right."""
        return (self.what, *self.marks, self.where)


def heading_told(language: Language) -> RowTold:
    """What stands above."""
    return RowTold(_WHAT.told(language), tuple(role.said.told(language) for role in Role), _WHERE.told(language))


def rights_told(language: Language) -> tuple[RowTold, ...]:
    """Every use case, in the order in which they are listed; acts on a case stand in the table of the procedure."""
    found: dict[Right, list[str]] = {}
    for case in UseCase:
        found.setdefault(POLICY[case], []).append(case.said.told(language))
    return tuple(_told(right, names, language) for right, names in found.items())


def _told(right: Right, names: list[str], language: Language) -> RowTold:
    marks = tuple(MAY if role in right.roles else "" for role in Role)
    return RowTold(_AND.told(language).join(names), marks, _REACHES[right.reach].told(language))
