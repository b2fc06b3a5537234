"""One row of a park list → a listed park, and what is wrong with its cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from service.intake.cells.faults import MisreadError
from service.intake.cells.words import absent
from service.intake.files.grid import BLANK, RawCell
from service.intake.parks.cells import ListCells
from service.intake.parks.columns import Column
from service.intake.parks.values import area_of, code_of, level_of, month_of, name_of, place_of, words_of
from service.intake.reading.table import ref
from service.vocabulary.cell import Cell
from service.vocabulary.jurisdiction import APART, Jurisdiction, Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.park import ApprovingLevel
from service.vocabulary.park_list import ListedPark
from service.vocabulary.problem import Problem, Severity

T = TypeVar("T")
_BLANK = Said("空白", "is blank")


@dataclass(slots=True)
class RowReader:
    """Reads the cells of one row; faults are collected."""

    stated: ListCells
    places: Mapping[Column, int]
    jurisdictions: Jurisdictions
    row: int
    problems: list[Problem] = field(default_factory=list)

    def park(self) -> ListedPark:
        """The park, as far as its cells can be read; it must have a name and, where there is a column, a place."""
        name = name_of(self._raw(Column.NAME).text)
        if not name:
            allowed = Said("每行一个园区的名称", "the name of one park in each row")
            repair = Said("填写名称，或删去这一行", "fill in the name, or delete this row")
            self._note(Column.NAME, "name-missing", _BLANK, allowed, repair)
        province, jurisdiction = self._place()
        park = ListedPark(
            row=self.row,
            name=name,
            code=self._text(Column.CODE, code_of, ""),
            province=province,
            jurisdiction=jurisdiction,
            level=self._text(Column.LEVEL, level_of, None),
            type=self._text(Column.TYPE, name_of, ""),
            city=self._text(Column.CITY, name_of, ""),
            approved=self._cell(Column.APPROVED, month_of, ""),
            area=self._cell(Column.AREA, area_of, _NO_AREA),
            industries=self._text(Column.INDUSTRIES, words_of, ()),
            aliases=self._text(Column.ALIASES, words_of, ()),
        )
        self._compare_with_code(park)
        return park

    def _raw(self, column: Column) -> RawCell:
        return self.stated.cells.get((self.row, self.places.get(column, 0)), BLANK)

    def _at(self, column: Column) -> Cell:
        place = ref(self.row, self.places[column]) if column in self.places else str(self.row)
        return Cell(self.stated.digest, self.stated.sheet, place)

    def _cell(self, column: Column, read: Callable[[RawCell], T], default: T) -> T:
        """What `read` makes of a filled cell; the default where it is blank, says 暂无, or cannot be read."""
        raw = self._raw(column)
        if raw is BLANK:
            return default
        at = self._at(column)
        if (missing := absent(raw, at)) is not None:
            self.problems += [problem for problem in missing[1] if problem.severity is Severity.ERROR]
            return default
        try:
            return read(raw)
        except MisreadError as misread:
            problem = misread.fault.at(raw, at)
            found = Said(f"“{column.value}”为{problem.found.zh}", f"“{column.value}”: {problem.found.en}")
            self.problems.append(replace(problem, found=found))
            return default

    def _text(self, column: Column, read: Callable[[str], T], default: T) -> T:
        return self._cell(column, lambda raw: read(raw.text), default)

    def _note(
        self, column: Column, code: str, found: Said, allowed: Said, repair: Said, severity: Severity = Severity.ERROR
    ) -> None:
        at = self._at(column)
        told = Said(f"“{column.value}”{found.zh}", f"“{column.value}” {found.en}")
        self.problems.append(Problem(severity, code, at.sheet, at.ref, told, allowed, repair))

    def _place(self) -> tuple[str, str]:
        """Codes of province and jurisdiction. A 计划单列市 or 兵团 in either column answers for its own parks."""
        before = len(self.problems)
        province = self._text(Column.PROVINCE, self._place_of, None)
        jurisdiction = self._text(Column.JURISDICTION, self._place_of, None)
        if province is None and jurisdiction is None:
            column = Column.PROVINCE if Column.PROVINCE in self.places else Column.JURISDICTION
            if column in self.places and len(self.problems) == before:
                allowed = Said("每行都写明所在省份", "the province in each row")
                repair = Said(
                    "填写省（区、市）；合并的单元格请取消合并，逐行填写",
                    "fill in the province; unmerge cells that are merged, and fill in every row",
                )
                self._note(column, "place-missing", _BLANK, allowed, repair)
            return "", ""
        if province is not None and jurisdiction is not None and jurisdiction.province != province.province:
            found = Said(
                f"为“{jurisdiction.name}”，省份却是“{province.name}”",
                f"is “{jurisdiction.name}”, but the province “{province.name}”",
            )
            allowed = Said("同一省份内的主管地区", "a jurisdiction within that province")
            repair = Said("改正其中一处", "correct one of the two")
            self._note(Column.JURISDICTION, "place-contradicts", found, allowed, repair)
        if jurisdiction is None and province is not None and province.kind in APART:
            jurisdiction = province
        shown = province or jurisdiction
        return shown.province if shown is not None else "", jurisdiction.code if jurisdiction is not None else ""

    def _place_of(self, text: str) -> Jurisdiction | None:
        return place_of(text, self.jurisdictions)

    def _compare_with_code(self, park: ListedPark) -> None:
        """Letter and first digits of a code tell level and province: a row that slipped shows here."""
        if not park.code:
            return
        national = park.code.startswith("G")
        if park.level is not None and national != (park.level is ApprovingLevel.NATIONAL):
            found = Said(
                f" {park.code} 的首字母与批准级别不符", f"{park.code}, whose first letter does not go with the level"
            )
            allowed = Said(
                "G 为国务院批准，S 为省政府批准", "G for approval by the State Council, S for approval by the province"
            )
            repair = Said("核对这一行的代码和批准级别", "check code and level of this row")
            self._remark("code-level", found, allowed, repair)
        place = self.jurisdictions.by_code.get(park.province)
        if place is not None and place.number and park.code[1:3] != place.number[:2]:
            found = Said(
                f" {park.code} 的前两位数字与省份“{place.name}”（{place.number[:2]}）不符",
                f"{park.code}, whose first two digits do not go with the province “{place.name}” ({place.number[:2]})",
            )
            allowed = Said("省份的行政区划代码前两位", "the first two digits of the code of the province")
            repair = Said("核对这一行是否错位", "check whether this row has slipped")
            self._remark("code-province", found, allowed, repair)

    def _remark(self, code: str, found: Said, allowed: Said, repair: Said) -> None:
        self._note(Column.CODE, code, found, allowed, repair, Severity.WARNING)


_NO_AREA: Decimal | None = None
