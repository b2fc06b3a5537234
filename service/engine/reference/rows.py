"""The collections a derive block counts over, as rows of fields made on demand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from datetime import date
from functools import partial
from itertools import compress
from operator import attrgetter
from typing import NamedTuple

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import (
    MISSING,
    Known,
    blocked,
    constant,
    date_of,
    deviation,
    given_absent,
    number_of,
    of_entry,
    ratio,
    text,
    year_of,
)
from service.engine.reference.once import Once
from service.engine.reference.plan import approved_on
from service.rulelang.tables import Test, TextTest
from service.vocabulary.entry import Entry
from service.vocabulary.submission import CarrierRow, ProgressRow, ProjectRow
from service.vocabulary.writing import says_none

Fields = Mapping[str, Known]
"""One row of a collection by the names of its fields."""


class _List(NamedTuple):
    """What a project is held against: names and ledger numbers that stand at more than one, the plan's approval."""

    names: Set[str]
    ledgers: Set[str]
    approved: Known


class Passed(NamedTuple):
    """What later stages and the decision need of a finding already made."""

    rule: str
    theme: str
    verdict: str
    severity: str
    open: str
    task: str
    effect: str


def passing(findings: Sequence[Passed], where: Mapping[str, Test]) -> Sequence[Passed]:
    """The findings that pass every test; each of their fields is a word."""
    for name, test in where.items():
        words = test.values if isinstance(test, TextTest) else frozenset()
        findings = list(compress(findings, map(words.__contains__, map(attrgetter(name), findings))))
    return findings


def rows(inputs: Inputs, collection: str) -> Sequence[Fields]:
    """The rows of a collection of the submission; KeyError for an unknown one."""
    submission, projects = inputs.submission, inputs.submission.projects
    if collection == "project":
        names, ledgers = _several([row.name for row in projects]), _several([row.ledger for row in projects])
        held = _List(names, ledgers, approved_on(inputs))
        return [Once(partial(_project, inputs, row, held)) for row in projects]
    if collection == "carrier":
        return [Once(partial(_carrier, inputs, row)) for row in submission.carriers]
    if collection == "progress_report":
        return [Once(partial(_report, row)) for row in submission.progress]
    raise KeyError(collection)


def given_rows(given: Sequence[Mapping[str, Known]]) -> Sequence[Fields]:
    """Rows stated by an example; a field it does not name is missing."""
    return [defaultdict(lambda: MISSING, row) for row in given]


def _project(inputs: Inputs, row: ProjectRow, held: _List, name: str) -> Known:
    if name == "status":
        return _status(row)
    if name == "duplicate":
        return _duplicate(row, held)
    if name == "ledger":
        return given_absent(row.ledger.present)
    if name == "timing":
        return _timing(inputs, row, held.approved)
    entry: Entry = getattr(row, name)
    if name in ("started_on", "finished_on"):
        return date_of(entry)
    return of_entry(entry) if name in ("task", "elsewhere") else number_of(entry)


def _status(row: ProjectRow) -> Known:
    status = of_entry(row.status)
    if status.value not in ("cancelled", "replaced"):
        return status
    approval = row.change_approval.value
    said = approval if approval in ("approved", "not_approved") else "unstated"
    return text(f"{status.value}_{said}")


def _duplicate(row: ProjectRow, held: _List) -> Known:
    for entry, several in ((row.name, held.names), (row.ledger, held.ledgers)):
        if entry.present and _written(entry) in several:
            return text("yes")
    numbered = row.ledger.present or row.status.value in ("cancelled", "replaced")
    return text("no") if row.name.present and numbered else MISSING


def _several(entries: Sequence[Entry]) -> Set[str]:
    counted = Counter(_written(entry) for entry in entries if entry.present)
    return {written for written, times in counted.items() if times > 1}


def _written(entry: Entry) -> str:
    return str(entry.value).strip()


def _timing(inputs: Inputs, row: ProjectRow, approved: Known) -> Known:
    status = of_entry(row.status)
    if not status.present or status.value != "done":
        return text("ok") if status.present else status
    finished = date_of(row.finished_on)
    year = number_of(inputs.submission.cover.evaluated_year)
    if (lacking := blocked(finished, approved, year)) is not None:
        return lacking
    if inputs.year is None:
        return MISSING
    if finished.day < approved.day:
        return text("before_approval")
    return text("after_period" if finished.day > date(inputs.year, 12, 31) else "ok")


def _carrier(inputs: Inputs, row: CarrierRow, name: str) -> Known:
    if name == "year_role":
        return _year_role(inputs, row)
    if name in ("carrier", "basis"):
        return of_entry(getattr(row, name))
    if name == "energy":
        return number_of(row.energy)
    if name == "energy_deviation":
        return _energy_deviation(row)
    carrier = of_entry(row.carrier)
    known = inputs.pack.catalogue.carriers.get(str(carrier.value))
    if not carrier.present or known is None:
        return carrier if not carrier.present else MISSING
    if name == "factor_deviation":
        return deviation(number_of(row.factor), constant(known.factor))
    basis = of_entry(row.basis)
    return text("matches" if basis.value == known.basis else "mismatch") if basis.present else basis


def _energy_deviation(row: CarrierRow) -> Known:
    amount, factor, energy = (number_of(e) for e in (row.amount, row.factor, row.energy))
    if (lacking := blocked(amount, factor, energy)) is not None:
        return lacking
    (amount_top, amount_bottom), (factor_top, factor_bottom) = amount.parts, factor.parts
    return deviation(ratio(amount_top * factor_top, amount_bottom * factor_bottom * 1000), energy)


def _year_role(inputs: Inputs, row: CarrierRow) -> Known:
    cover = inputs.submission.cover
    stated = [number_of(entry) for entry in (row.year, cover.evaluated_year, cover.base_year)]
    if (lacking := blocked(*stated)) is not None:
        return lacking
    year = year_of(row.year)
    if None in (year, inputs.year, inputs.cover_base_year):
        return MISSING
    if year == inputs.year:
        return text("evaluated")
    return text("base" if year == inputs.cover_base_year else "other")


def _report(row: ProgressRow, name: str) -> Known:
    if name == "year":
        return number_of(row.year)
    if name == "filed":
        return of_entry(row.filed)
    told = row.difficulties
    none = told.present and says_none(str(told.value))
    if name == "difficulties":
        return text("none" if none else "given" if told.present else "unstated")
    return text("none") if none else of_entry(row.solved if told.present else told)
