"""A park list beside the registry: what it would add, change, leave as it is, and what a person must decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from service.casework.park_differences import Difference, contradictions, corrected, differences
from service.casework.park_history import unusable_code
from service.vocabulary.jurisdiction import NATIONAL, Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.park import Park
from service.vocabulary.park_list import ListedPark
from service.vocabulary.writing import folded


@dataclass(frozen=True, slots=True)
class Changed:
    """A park the list states otherwise: as it would be, and what differs."""

    row: int
    park: Park
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a person must decide: the row, the cause and the ways out, the parks it may mean. sort: the same for all
    that are decided alike."""

    row: int
    name: str
    said: Said
    candidates: tuple[Park, ...] = ()
    sort: str = "otherwise"


@dataclass(slots=True)
class Comparison:
    """Every row stands in exactly one of these."""

    added: list[tuple[int, Park]] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    unchanged: list[tuple[int, Park]] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def compare(
    listed: Iterable[ListedPark],
    parks: Collection[Park],
    authority: str,
    jurisdictions: Jurisdictions,
    new_rows: Collection[int] = (),
    hidden: Collection[Park] = (),
) -> Comparison:
    """Compare row by row, by catalogue code only, never by name alone. authority: code of the jurisdiction that
    imports, or `national`: a jurisdiction adds and changes only its own parks. new_rows: rows that a person has found
    to be parks of their own although the name is known or there is no code. hidden: parks on record of which the reader
    is told nothing but that a code of theirs cannot be used."""
    return _Comparing(tuple(listed), parks, authority, jurisdictions, frozenset(new_rows), hidden).comparison()


def concerning(
    listed: Iterable[ListedPark],
    parks: Iterable[Park],
    authority: str,
    jurisdictions: Jurisdictions,
    hidden: Iterable[Park] = (),
) -> tuple[ListedPark, ...]:
    """The rows that a jurisdiction's own parks stand in, by what the list says or by what is on record of their code;
    all of them for `national`. A city apart keeps its parks although the list names only the province around it.
    hidden: as in compare(); whichever of these has the code, the row is another's."""
    on_record, elsewhere = _by_code(parks), _by_code(hidden)

    def own(one: ListedPark) -> bool:
        park = on_record.get(one.code) if one.code else None
        if park is None:
            return one.code not in elsewhere and one.responsible in ("", authority)
        apart = not one.jurisdiction and jurisdictions.by_code[park.jurisdiction].within == authority
        return park.jurisdiction == authority or (one.responsible == authority and not apart)

    return tuple(one for one in listed if authority == NATIONAL or own(one))


class _Comparing:
    def __init__(
        self,
        listed: tuple[ListedPark, ...],
        parks: Collection[Park],
        authority: str,
        jurisdictions: Jurisdictions,
        new_rows: frozenset[int],
        hidden: Collection[Park],
    ) -> None:
        self._listed = listed
        self._authority = authority
        self._jurisdictions = jurisdictions
        self._new_rows = new_rows
        self._by_code = _by_code(parks)
        self._by_name = _by_name(parks)
        self._in_list = _rows_by_name(listed)
        self._elsewhere = _by_code(hidden)
        self._ids = {park.id for park in (*parks, *hidden)}

    def comparison(self) -> Comparison:
        made = Comparison()
        for one in self._listed:
            park = self._by_code.get(one.code) if one.code else None
            if park is not None:
                self._known(one, park, made)
            elif (conflict := self._doubt(one)) is not None:
                made.conflicts.append(conflict)
            else:
                made.added.append((one.row, self._new(one)))
        return made

    def _known(self, one: ListedPark, park: Park, made: Comparison) -> None:
        against = tuple(contradictions(one, park, self._jurisdictions))
        found = tuple(differences(one, park))
        if against:
            made.conflicts.append(Conflict(one.row, one.name, _otherwise(park, against), (park,)))
        elif not found:
            made.unchanged.append((one.row, park))
        elif one.code != park.code:
            made.conflicts.append(Conflict(one.row, one.name, _former_code(one, park), (park,), "former code"))
        elif not self._own(park.jurisdiction):
            made.conflicts.append(self._outside(one, park.jurisdiction, (park,)))
        else:
            made.changed.append(Changed(one.row, corrected(park, found), found))

    def _doubt(self, one: ListedPark) -> Conflict | None:
        """Why a row without a known code is not simply a new park."""
        if not self._own(self._responsible(one)):
            return self._outside(one, self._responsible(one))
        if one.code in self._elsewhere:
            return Conflict(one.row, one.name, _unusable(one), (), "unusable code")
        if one.row in self._new_rows:
            return None
        candidates = tuple(self._by_name.get(folded(one.name), ()))
        others = [row for row in self._in_list[folded(one.name)] if row != one.row]
        if not one.code:
            return Conflict(one.row, one.name, _without_code(one), candidates, "without code")
        if candidates:
            return Conflict(one.row, one.name, _same_name(one), candidates, "same name")
        return Conflict(one.row, one.name, _twice(one, others), (), "twice") if others else None

    def _responsible(self, one: ListedPark) -> str:
        """A jurisdiction's list that names none is about its own parks."""
        return one.responsible or self._authority

    def _own(self, jurisdiction: str) -> bool:
        return self._authority in (NATIONAL, jurisdiction)

    def _outside(self, one: ListedPark, jurisdiction: str, candidates: tuple[Park, ...] = ()) -> Conflict:
        own, other = self._jurisdictions.titled(self._authority), self._jurisdictions.titled(jurisdiction)
        said = Said(
            f"属 {other}，不属 {own}；请由 {other} 或国家导入，或只取本地区的行（--own），或略过这一行",
            f"belongs to {jurisdiction}, not to {self._authority}; have {jurisdiction} import it, take only your own "
            "rows (--own), or skip the row",
        )
        return Conflict(one.row, one.name, said, candidates, f"outside {jurisdiction}")

    def _new(self, one: ListedPark) -> Park:
        id_ = one.code or self._next_id(self._responsible(one))
        self._ids.add(id_)
        return Park(
            id=id_,
            code=one.code,
            name=one.name,
            jurisdiction=self._responsible(one),
            level=one.level,
            type=one.type,
            city=one.city,
            approved=one.approved,
            area=one.area,
            industries=one.industries,
            aliases=one.aliases,
        )

    def _next_id(self, jurisdiction: str) -> str:
        number = 1
        while f"{jurisdiction}-{number}" in self._ids:
            number += 1
        return f"{jurisdiction}-{number}"


def _by_code(listed: Iterable[Park]) -> dict[str, Park]:
    """By code; a former code leads to its park too, unless another has it now."""
    parks = tuple(listed)
    former = {code: park for park in parks for code in park.former_codes}
    return former | {park.code: park for park in parks if park.code}


def _by_name(parks: Iterable[Park]) -> dict[str, list[Park]]:
    found: dict[str, list[Park]] = defaultdict(list)
    for park in parks:
        for name in dict.fromkeys(map(folded, park.names)):
            found[name].append(park)
    return found


def _rows_by_name(listed: Iterable[ListedPark]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for one in listed:
        found[folded(one.name)].append(one.row)
    return found


def _otherwise(park: Park, against: Iterable[Said]) -> Said:
    told = tuple(against)
    return Said(
        f"代码 {park.code} 相同，但{'，'.join(said.zh for said in told)}；清单不能改名称、级别和归属："
        "先按文件用 park rename、park upgrade 登记变更，或改正清单，或略过这一行",
        f"has the code {park.code}, but {', '.join(said.en for said in told)}; no list changes name, level or "
        "jurisdiction: register the change by its document (park rename, park upgrade), correct the list or skip it",
    )


def _former_code(one: ListedPark, park: Park) -> Said:
    return Said(
        f"{one.code} 是 {park.name} 升级前的代码（现为 {park.code}），所列内容与现状不同；请改正清单或略过这一行",
        f"{one.code} is a former code of {park.id} (now {park.code}) and the row differs from it; correct or skip it",
    )


def _unusable(one: ListedPark) -> Said:
    said = unusable_code(one.code)
    return Said(f"{said.zh}，或略过这一行", f"{said.en}, or skip the row")


def _without_code(one: ListedPark) -> Said:
    return Said(
        f"“{one.name}”没有代码，只凭名称不能认定是哪个园区；补上代码，或认定为另一个园区（--new-row {one.row}），"
        f"或略过（--skip-row {one.row}）",
        f"“{one.name}” has no code, and a name alone tells no park; give its code, or take it as a park of its own "
        f"(--new-row {one.row}), or skip it (--skip-row {one.row})",
    )


def _same_name(one: ListedPark) -> Said:
    return Said(
        f"“{one.name}”与名录里的园区同名，代码 {one.code} 不同；同一园区的，先登记升级或改正代码；"
        f"确是另一个园区的，认定为另一个园区（--new-row {one.row}）",
        f"“{one.name}” is in the registry under another code than {one.code}; if it is the same park, register its "
        f"upgrade or correct the code; if not, take it as a park of its own (--new-row {one.row})",
    )


def _twice(one: ListedPark, others: Iterable[int]) -> Said:
    rows = "、".join(map(str, others))
    return Said(
        f"“{one.name}”在清单里出现几次而代码不同（另见第 {rows} 行）；"
        f"确是不同园区的，认定为另一个园区（--new-row {one.row}）",
        f"“{one.name}” stands in the list under several codes (row {rows}); if they are different parks, take "
        f"it as a park of its own (--new-row {one.row})",
    )
