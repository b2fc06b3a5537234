"""A park as a row of a list, on the screen and in a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import Request

from service.documents.list_workbook import Value
from service.vocabulary.exact import plain
from service.vocabulary.language import Language, Said
from service.vocabulary.park import Park
from service.workflow.parks.find_parks import CaseLine, FoundParks, Order

COLUMNS = (
    (Said("代码", "code"), 12),
    (Said("园区", "park"), 44),
    (Said("主管地区", "jurisdiction"), 20),
    (Said("城市", "city"), 14),
    (Said("批准级别", "level"), 10),
    (Said("类型", "type"), 26),
    (Said("核准面积（公顷）", "approved area (ha)"), 18),
    (Said("现状", "status"), 16),
    (Said("案卷", "case"), 20),
    (Said("所处环节", "stage"), 24),
)
"""Of the file, each with its width."""
_HEADINGS: tuple[tuple[Said, Order | None, bool], ...] = (
    (Said("代码", "Code"), Order.ID, False),
    (Said("园区", "Park"), Order.NAME, False),
    (Said("主管地区", "Jurisdiction"), Order.JURISDICTION, False),
    (Said("城市", "City"), None, False),
    (Said("批准级别", "Level"), Order.LEVEL, False),
    (Said("核准面积（公顷）", "Approved area (ha)"), Order.AREA, True),
    (Said("现状", "Status"), None, False),
    (Said("案卷", "Case"), None, False),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """Of a column of the screen. address: of the list sorted by it, empty where it cannot be; sorted: how it is by now
    (`ascending`, `descending`), or empty; number: whether the column holds numbers."""

    said: Said
    address: str
    sorted: str
    number: bool


@dataclass(frozen=True, slots=True)
class ParkRow:
    """A park with the name of its jurisdiction and the case opened last, None where the reader sees none."""

    park: Park
    place: str
    case: CaseLine | None

    @property
    def area(self) -> str:
        """Hectares, empty where it is not known."""
        return plain(self.park.area) if self.park.area is not None else ""


def headings(request: Request, order: Order, descending: bool) -> Iterator[Heading]:
    """The headings of the list that a request asks for, sorted like this; another click turns the order round."""
    for said, by, number in _HEADINGS:
        now = ("descending" if descending else "ascending") if by is order else ""
        wanted = f"-{by}" if now == "ascending" else f"{by}"
        there = request.url.replace(scheme="", netloc="").remove_query_params("page")
        yield Heading(said, str(there.include_query_params(sort=wanted)) if by else "", now, number)


def park_row(park: Park, found: FoundParks) -> ParkRow:
    """One of the parks that were found."""
    return ParkRow(park, found.jurisdictions.titled(park.jurisdiction), found.cases.get(park.id))


def exported(row: ParkRow, language: Language) -> list[Value]:
    """The row of the file."""
    park, case = row.park, row.case
    return [
        park.code,
        park.name,
        row.place,
        park.city,
        park.level.said.told(language) if park.level is not None else None,
        park.type,
        park.area,
        park.status.said.told(language),
        case.id if case is not None else None,
        case.state.said.told(language) if case is not None else None,
    ]
