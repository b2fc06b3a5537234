"""The collections a derive block counts over, as rows of fields made on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import (
    MISSING,
    Known,
    blocked,
    date_of,
    deviation,
    given_absent,
    number_of,
    of_entry,
    text,
    value,
    whole,
)
from service.engine.reference.plan import approved_on
from service.vocabulary.entry import Entry
from service.vocabulary.submission import CarrierRow, ProgressRow, ProjectRow

Field = Callable[[str], Known]


class Passed(NamedTuple):
    """What later stages and the decision need of a finding already made."""

    rule: str
    theme: str
    verdict: str
    severity: str
    open: str
    task: str
    effect: str

    def field(self, name: str) -> Known:
        """A field of the collection `finding`."""
        of: str = getattr(self, name)
        return text(of)


def rows(inputs: Inputs, collection: str, passed: Sequence[Passed]) -> list[Field]:
    """The rows of a collection, each a function from field name to what is known; KeyError for an unknown one."""
    submission = inputs.submission
    if collection == "finding":
        return [finding.field for finding in passed]
    if collection == "project":
        return [partial(_project, inputs, row) for row in submission.projects]
    if collection == "carrier":
        return [partial(_carrier, inputs, row) for row in submission.carriers]
    if collection == "progress_report":
        return [partial(_report, row) for row in submission.progress]
    raise KeyError(collection)


def given_rows(given: Sequence[Mapping[str, Known]]) -> list[Field]:
    """Rows stated by an example; a field it does not name is missing."""
    return [partial(_given, row) for row in given]


def _given(row: Mapping[str, Known], name: str) -> Known:
    return row.get(name, MISSING)


def _project(inputs: Inputs, row: ProjectRow, name: str) -> Known:
    if name == "status":
        return _status(row)
    if name == "duplicate":
        return _duplicate(inputs.submission.projects, row)
    if name == "ledger":
        return given_absent(row.ledger.present)
    if name == "timing":
        return _timing(inputs, row)
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


def _duplicate(projects: Sequence[ProjectRow], row: ProjectRow) -> Known:
    others = [other for other in projects if other is not row]
    pairs = [pair for other in others for pair in ((row.ledger, other.ledger), (row.name, other.name))]
    if any(mine.present and theirs.present and _written(mine) == _written(theirs) for mine, theirs in pairs):
        return text("yes")
    return text("no") if row.name.present else MISSING


def _written(entry: Entry) -> str:
    return str(entry.value).strip()


def _timing(inputs: Inputs, row: ProjectRow) -> Known:
    status = of_entry(row.status)
    if not status.present or status.value != "done":
        return text("ok") if status.present else status
    finished, approved = date_of(row.finished_on), approved_on(inputs)
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
    if name == "energy_deviation":
        return _energy_deviation(row)
    carrier = of_entry(row.carrier)
    known = inputs.pack.catalogue.carriers.get(str(carrier.value))
    if not carrier.present or known is None:
        return carrier if not carrier.present else MISSING
    if name == "factor_deviation":
        return deviation(number_of(row.factor), value(Fraction(known.factor)))
    basis = of_entry(row.basis)
    return text("matches" if basis.value == known.basis else "mismatch") if basis.present else basis


def _energy_deviation(row: CarrierRow) -> Known:
    amount, factor, energy = (number_of(e) for e in (row.amount, row.factor, row.energy))
    if (lacking := blocked(amount, factor, energy)) is not None:
        return lacking
    return deviation(value(amount.number * factor.number / 1000), energy)


def _year_role(inputs: Inputs, row: CarrierRow) -> Known:
    cover = inputs.submission.cover
    years = [number_of(entry) for entry in (row.year, cover.evaluated_year, cover.base_year)]
    if (lacking := blocked(*years)) is not None:
        return lacking
    year, evaluated, base = map(whole, years)
    if None in (year, evaluated, base):
        return MISSING
    if year == evaluated:
        return text("evaluated")
    return text("base" if year == base else "other")


def _report(row: ProgressRow, name: str) -> Known:
    if name == "year":
        return number_of(row.year)
    if name == "difficulties":
        return given_absent(row.difficulties.present)
    return of_entry(row.filed if name == "filed" else row.solved)
