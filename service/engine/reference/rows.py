"""The collections a derive block counts over, as rows of fields made on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import (
    MISSING,
    Known,
    blocked,
    date_of,
    given_absent,
    number_of,
    of_entry,
    value,
    whole,
    yes_no,
)
from service.engine.reference.plan import approved_on
from service.vocabulary.entry import Entry
from service.vocabulary.submission import CarrierRow, ProgressRow, ProjectRow

Field = Callable[[str], Known]


@dataclass(frozen=True)
class Passed:
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
        return value(str(getattr(self, name)))


def rows(inputs: Inputs, collection: str, passed: Sequence[Passed]) -> list[Field]:
    """The rows of a collection; each is a function from field name to what is known."""
    submission = inputs.submission
    if collection == "finding":
        return [finding.field for finding in passed]
    if collection == "project":
        return [_bound(_project, inputs, row) for row in submission.projects]
    if collection == "carrier":
        return [_bound(_carrier, inputs, row) for row in submission.carriers]
    if collection == "progress_report":
        return [_bound(_report, inputs, row) for row in submission.progress]
    raise KeyError(collection)


def given_rows(given: Sequence[Mapping[str, Known]]) -> list[Field]:
    """Rows stated by an example; a field it does not name is missing."""
    return [lambda name, row=row: row.get(name, MISSING) for row in given]  # type: ignore[misc]


def _bound(make: Callable[..., Known], inputs: Inputs, row: object) -> Field:
    return lambda name: make(inputs, row, name)


def _project(inputs: Inputs, row: ProjectRow, name: str) -> Known:
    if name == "status":
        return _status(row)
    if name == "duplicate":
        return yes_no(_duplicate(inputs.submission.projects, row))
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
    approval = row.change_approval.value if row.change_approval.present else "unstated"
    return value(f"{status.value}_{approval}")


def _duplicate(projects: Sequence[ProjectRow], row: ProjectRow) -> bool:
    others = [other for other in projects if other is not row]
    return any(
        mine.present and mine.value == theirs.value
        for other in others
        for mine, theirs in ((row.ledger, other.ledger), (row.name, other.name))
    )


def _timing(inputs: Inputs, row: ProjectRow) -> Known:
    status = of_entry(row.status)
    if not status.present:
        return status
    if status.value != "done":
        return value("ok")
    finished, approved = date_of(row.finished_on), approved_on(inputs)
    if (lacking := blocked(finished, approved)) is not None:
        return lacking
    if inputs.year is None or not isinstance(finished.value, date) or not isinstance(approved.value, date):
        return MISSING
    if finished.value < approved.value:
        return value("before_approval")
    return value("after_period" if finished.value > date(inputs.year, 12, 31) else "ok")


def _carrier(inputs: Inputs, row: CarrierRow, name: str) -> Known:
    if name == "year_role":
        return _year_role(inputs, row)
    if name in ("carrier", "basis"):
        return of_entry(getattr(row, name))
    known = inputs.pack.catalogue.carriers.get(str(row.carrier.value)) if row.carrier.present else None
    if name == "basis_label":
        if known is None or not row.basis.present:
            return MISSING
        return value("matches" if row.basis.value == known.basis else "mismatch")
    if name == "factor_deviation":
        factor = number_of(row.factor)
        if known is None or not factor.present:
            return MISSING if factor.present else factor
        return value(abs(factor.number - Fraction(known.factor)) / Fraction(known.factor))
    return _energy_deviation(row)


def _energy_deviation(row: CarrierRow) -> Known:
    amount, factor, energy = (number_of(e) for e in (row.amount, row.factor, row.energy))
    if (lacking := blocked(amount, factor, energy)) is not None:
        return lacking
    computed = amount.number * factor.number / 1000
    if energy.number == 0:
        return value(0) if computed == 0 else MISSING
    return value(abs(computed - energy.number) / abs(energy.number))


def _year_role(inputs: Inputs, row: CarrierRow) -> Known:
    year = whole(row.year)
    if year is None:
        return MISSING
    if year == inputs.year:
        return value("evaluated")
    return value("base" if year == whole(inputs.submission.cover.base_year) else "other")


def _report(inputs: Inputs, row: ProgressRow, name: str) -> Known:
    if name == "year":
        return number_of(row.year)
    if name == "difficulties":
        return given_absent(row.difficulties.present)
    return of_entry(row.filed if name == "filed" else row.solved)
