"""What the last evaluations of a province come to: conclusions, the sums of the effects, how often indicators fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from service.casework.overview import Concluded, Total, concerned, counting, total, uncovered
from service.storage.database import Database, Session
from service.storage.overview_figures import concluded, stated
from service.vocabulary.finding import Verdict
from service.vocabulary.units import DifferentDimension, UnknownUnit, factor_between, parse_unit
from service.workflow.at_hand import at_hand, renewed
from service.workflow.overview.province import Province

_JUDGED = (Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET)


@dataclass(frozen=True, slots=True)
class CaseFigures:
    """What the evaluation of a case (number of its act) states. amounts: of the effects, by code, in the unit of the
    sum; verdicts: as of overview_figures.Stated."""

    seq: int
    amounts: Mapping[str, Fraction]
    verdicts: str


@dataclass(frozen=True, slots=True)
class Sums:
    """By code of indicator: the total, what it is the sum of, by case, in the unit of the total, and the parks that it
    lacks."""

    totals: Mapping[str, Total]
    values: Mapping[str, Mapping[str, Fraction]]
    lacking: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Missed:
    """In how many of the cases in which an indicator was judged it is missed."""

    missed: int
    judged: int


@dataclass(frozen=True, slots=True)
class Evaluations:
    """counted: those that count; preliminary: how many were made before the site visit and do not; missed: by code of
    the indicators that any misses."""

    counted: tuple[Concluded, ...]
    preliminary: int
    sums: Sums
    missed: Mapping[str, Missed]


def evaluations(database: Database, session: Session, of: Province) -> Evaluations:
    """Of the parks seen, each park once; made anew when a case was evaluated or the registry changed."""
    stamp = (of.versions.evaluations, of.stamp)
    what = ("evaluations", database.place, of.programme.id, of.scope)
    return at_hand(what, stamp, lambda: _evaluations(database, session, of))


def _evaluations(database: Database, session: Session, of: Province) -> Evaluations:
    every = concluded(session, of.programme.id, of.scope)
    counted = counting(every, of.known.active.keys(), of.known.before)
    figures = _figures(database, session, of, every)
    preliminary = sum(not one.visited for one in every)
    return Evaluations(counted, preliminary, _sums(of, counted, figures), _missed(counted, figures))


def _figures(
    database: Database, session: Session, of: Province, every: Iterable[Concluded]
) -> Mapping[str, CaseFigures]:
    """Of the evaluations after site visits, by id of case: an evaluation does not change, so only those are read that
    were not there before."""
    formal = {one.id: one.seq for one in every if one.formal}

    def read(before: Mapping[str, CaseFigures] | None) -> Mapping[str, CaseFigures]:
        kept = {id_: one for id_, one in (before or {}).items() if formal.get(id_) == one.seq}
        new = {id_: seq for id_, seq in formal.items() if id_ not in kept}
        return {**kept, **_read(session, of, new)} if new else kept

    what = ("figures", database.place, of.programme.id, of.scope, of.rules.stamp)
    return renewed(what, of.versions.evaluations, read)


def _read(session: Session, of: Province, new: Mapping[str, int]) -> dict[str, CaseFigures]:
    units = {code: one.unit for code, one in of.effects.items()}
    found = {id_: CaseFigures(seq, {}, "") for id_, seq in new.items()}
    for one in stated(session, of.programme.id, of.scope, units, new):
        if one.case_id in new:
            amounts = dict(_amounts(one.actual, units))
            found[one.case_id] = CaseFigures(new[one.case_id], amounts, one.verdicts)
    return found


def _amounts(told: str, units: Mapping[str, str]) -> Iterator[tuple[str, Fraction]]:
    for one in _parts(told):
        code, number, unit = one.split("=", 2)
        amount = in_unit(number, unit, units[code])
        if amount is not None:
            yield code, amount


def _parts(told: str) -> list[str]:
    return told.split(";") if told else []


def _sums(of: Province, counted: tuple[Concluded, ...], figures: Mapping[str, CaseFigures]) -> Sums:
    effects, parks = of.effects, {case.id: case.park for case in counted}
    values: dict[str, dict[str, Fraction]] = {code: {} for code in effects}
    for id_ in parks:
        for code, amount in figures[id_].amounts.items():
            values[code][id_] = amount
    needing = concerned(of.in_scope.listed, counted) & of.seen.keys()
    lacking = {
        code: uncovered(needing, {parks[id_] for id_ in found}, of.known.before) for code, found in values.items()
    }
    totals = {code: total(code, effects[code].unit, found, len(lacking[code])) for code, found in values.items()}
    return Sums(totals, values, lacking)


def _missed(counted: Iterable[Concluded], figures: Mapping[str, CaseFigures]) -> dict[str, Missed]:
    alike = Counter(figures[one.id].verdicts for one in counted)
    every, missed = Counter[str](), Counter[str]()
    for text, cases in alike.items():
        for told in _parts(text):
            code, verdict = told.split("=")
            every[code] += cases if verdict in _JUDGED else 0
            missed[code] += cases if verdict == Verdict.UNMET else 0
    return {code: Missed(number, every[code]) for code, number in missed.items() if number}


def in_unit(text: str, unit: str, wanted: str) -> Fraction | None:
    """The number of `n/d` in another unit; None where the units measure different things."""
    top, _, bottom = text.partition("/")
    amount = Fraction(int(top), int(bottom or 1))
    try:
        return amount if unit == wanted else amount * factor_between(parse_unit(unit), parse_unit(wanted))
    except (DifferentDimension, UnknownUnit):
        return None
