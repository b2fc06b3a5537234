"""The names a rule uses: what an example states, the derive block, built-ins, parameters, references."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.engine.reference.attributes import INDICATOR, QUANTITY
from service.engine.reference.known import (
    DISPUTED,
    MISSING,
    NOT_APPLICABLE,
    VALUE,
    Known,
    blocked,
    deviation,
    ratio,
    value,
    yes_no,
)
from service.engine.reference.once import Once
from service.engine.reference.owners import GivenOwner, ItemOwner, Owners
from service.engine.reference.park import Owner, Park
from service.engine.reference.plan import PLAN, days
from service.engine.reference.rows import Fields, passing
from service.engine.reference.tables import passes
from service.engine.reference.total import Total
from service.rulelang import derivations as d
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Test
from service.vocabulary.finding import Theme

Given = Mapping[str, Known]
_UNTOLD = (MISSING.state, DISPUTED.state)
Address = tuple[Owner, str]
"""Where an attribute is found in a park: whose it is, and its name there."""

_BUILT_IN = {
    "indicator": frozenset(INDICATOR),
    "quantity": frozenset(QUANTITY),
    "plan": frozenset(PLAN),
    "item": frozenset({"answer", "opinions"}),
    "case": frozenset({"completeness", "score", "grade", "reject", "withhold"}),
    "portfolio": frozenset[str](),
}


def told(given: Given, subject: str) -> Given:
    """What an example states, its bare names also as attributes of the subject's indicator or quantity."""
    _, _, code = subject.partition(":")
    own = {name.removeprefix("self."): known for name, known in given.items()}
    return {**given, **{f"{code}.{name}": known for name, known in own.items() if code and "." not in name}}


class Block:
    """The derive block of one rule on one subject, made ready once for any number of parks: which name stands where."""

    def __init__(self, rule: Rule, subject: str, pack: Pack, owners: Owners, given: Given) -> None:
        self._rule, self._pack, self._owners, self._given = rule, pack, owners, given
        self._subject = subject
        self._kind, _, self._code = subject.partition(":")
        self._lines = {line.attribute.name: line.expression for line in rule.derived}
        self._operands = Once(self._address)

    def address(self, name: str) -> Address:
        """Where a column of the table is found; KeyError when there is no such name."""
        return (self, name) if name in self._lines and name not in self._given else self._address(name)

    def open(self, park: Park) -> Mapping[str, Known]:
        """Every line of the block, each from the lines above it and from what the park states."""
        known: dict[str, Known] = {}
        for name, expression in self._lines.items():
            given = self._given.get(name)
            known[name] = self._derive(expression, park, known) if given is None else given
        return known

    def _address(self, name: str) -> Address:
        """Where a name that is not derived stands."""
        if name in self._given:
            return GivenOwner(self._given), name
        own = name.removeprefix("self.")
        if own in _BUILT_IN[self._kind]:
            return self._own(), own
        if name in self._pack.parameters:
            return self._owners.parameters, name
        return self._reference(*name.split(".", 1))

    def _own(self) -> Owner:
        """What the subject has itself."""
        match self._kind:
            case "indicator":
                return self._indicator(self._code)
            case "quantity":
                return self._owners.quantities[self._code]
            case "item":
                return ItemOwner(self._rule)
        return self._owners.plan if self._kind == "plan" else self._owners.case

    def _reference(self, owner: str, name: str = "") -> Address:
        if owner == "plan":
            return self._owners.plan, name
        if owner == "park":
            return self._owners.cover, name
        if owner in self._pack.catalogue.indicators:
            return self._indicator(owner), name
        if owner in self._pack.catalogue.quantities:
            return self._owners.quantities[owner], name
        raise KeyError(f"{self._rule.id}: {owner} {name}")

    def _indicator(self, code: str) -> Owner:
        """An indicator; the rule's own subject with the reasons for 不适用 that the rule accepts."""
        own = self._subject == f"indicator:{code}" and self._rule.theme is not Theme.CREDIBILITY
        return self._owners.indicator(code, self._rule.not_applicable if own else None)

    def _derive(self, expression: d.Expression, park: Park, above: Mapping[str, Known]) -> Known:
        match expression:
            case d.Count(collection, where):
                return _count(park, collection, where)
            case d.Sum(collection, name, where):
                return _sum(park, collection, name, where)
            case d.Earliest(collection, name, where):
                return _earliest(park, collection, name, where)
            case d.Value(ref):
                return self._operand(ref, park, above)
            case d.Lacks(needed, beside):
                lacking = any(self._operand(name, park, above).state in _UNTOLD for name in needed)
                return yes_no(lacking and any(self._operand(name, park, above).present for name in beside))
            case d.Share(left, right) | d.Ratio(left, right) | d.Difference(left, right) | d.Deviation(left, right):
                names = left, right
            case d.Days(start, end):
                names = start, end
        return _combined(expression, *[self._operand(name, park, above) for name in names])

    def _operand(self, name: str, park: Park, above: Mapping[str, Known]) -> Known:
        if name in above:
            return above[name]
        owner, attribute = self._operands[name]
        return park[owner][attribute]


def _combined(expression: d.Share | d.Ratio | d.Difference | d.Deviation | d.Days, left: Known, right: Known) -> Known:
    match expression:
        case d.Share(if_zero=if_zero) | d.Ratio(if_zero=if_zero):
            return _divided(left, right, if_zero)
        case d.Difference():
            return _difference(left, right)
        case d.Deviation():
            return deviation(left, right)
        case d.Days():
            return days(left, right)


def _count(park: Park, collection: str, where: Mapping[str, Test]) -> Known:
    if collection == "finding" and collection not in park.given_rows:
        return value(len(passing(park.passed, where)))
    rows = _rows(park, collection)
    if not rows:
        return value(0) if collection == "finding" else MISSING
    chosen, undecided = _chosen(rows, where)
    return blocked(*undecided) or value(len(chosen))


def _sum(park: Park, collection: str, name: str, where: Mapping[str, Test]) -> Known:
    fields = _fields(park, collection, name, where)
    if isinstance(fields, Known):
        return fields
    total = Total()
    for known in fields:
        total.add(*known.parts)
    return ratio(total.top, total.bottom)


def _earliest(park: Park, collection: str, name: str, where: Mapping[str, Test]) -> Known:
    fields = _fields(park, collection, name, where)
    if isinstance(fields, Known):
        return fields
    return value(min(known.day for known in fields)) if fields else MISSING


def _fields(park: Park, collection: str, name: str, where: Mapping[str, Test]) -> list[Known] | Known:
    """A field of the rows that pass; why that cannot be said."""
    rows = _rows(park, collection)
    if not rows:
        return MISSING
    chosen, undecided = _chosen(rows, where)
    fields = [row[name] for row in chosen]
    return blocked(*undecided, *fields) or fields


def _rows(park: Park, collection: str) -> Sequence[Fields]:
    given = park.given_rows.get(collection)
    return park.rows(collection) if given is None else given


def _chosen(rows: Sequence[Fields], where: Mapping[str, Test]) -> tuple[list[Fields], list[Known]]:
    """(rows that pass every test, fields that leave it open whether theirs does)."""
    chosen: list[Fields] = []
    undecided: list[Known] = []
    tests = list(where.items())
    for row in rows:
        unknown: list[Known] = []
        for name, test in tests:
            known = row[name]
            if known.state is not VALUE:
                unknown.append(known)
            elif not passes(test, known):
                break
        else:
            if unknown:
                undecided += unknown
            else:
                chosen.append(row)
    return chosen, undecided


def _difference(left: Known, right: Known) -> Known:
    if (lacking := blocked(left, right)) is not None:
        return lacking
    (top, bottom), (other, part) = left.parts, right.parts
    return ratio(top * part - other * bottom, bottom * part)


def _divided(top: Known, bottom: Known, if_zero: str) -> Known:
    if (lacking := blocked(top, bottom)) is not None:
        return lacking
    (number, part), (divisor, other) = top.parts, bottom.parts
    if divisor == 0:
        return NOT_APPLICABLE if if_zero == "not_applicable" else MISSING
    return ratio(number * other, part * divisor)
