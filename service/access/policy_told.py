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
_WHAT, _BY, _WHERE = Said("事项", "what"), Said("办理", "by"), Said("范围", "where")
_AND = Said("、", ", ")


@dataclass(frozen=True, slots=True)
class RowTold:
    """What may be done, by which roles, where; and of each role in their order a mark or an empty text."""

    what: str
    roles: str
    where: str
    marks: tuple[str, ...]

    @property
    def cells(self) -> tuple[str, ...]:
        """A row of the table, from left to right."""
        return (self.what, *self.marks, self.where)


def heading_told(language: Language) -> RowTold:
    """What stands above."""
    roles = tuple(role.said.told(language) for role in Role)
    return RowTold(_WHAT.told(language), _BY.told(language), _WHERE.told(language), roles)


def rights_told(language: Language) -> tuple[RowTold, ...]:
    """Every use case, in the order in which they are listed; acts on a case stand in the table of the procedure."""
    found: dict[Right, list[str]] = {}
    for case in UseCase:
        found.setdefault(POLICY[case], []).append(case.said.told(language))
    return tuple(_told(right, names, language) for right, names in found.items())


def _told(right: Right, names: list[str], language: Language) -> RowTold:
    marks = tuple(MAY if role in right.roles else "" for role in Role)
    roles = [role.said.told(language) for role in Role if role in right.roles]
    join = _AND.told(language).join
    return RowTold(join(names), join(roles), _REACHES[right.reach].told(language), marks)
