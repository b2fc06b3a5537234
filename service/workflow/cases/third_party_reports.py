"""third_party_reports: what third parties attested in a case, and which values they can be asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from service.casework.acts.site_visit import RecordVerification
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case, Recorded
from service.casework.perform import refusals
from service.casework.transitions import TRANSITIONS
from service.casework.verified_values import attest
from service.settings import Settings
from service.vocabulary.day import day_of
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.cases.inputs_as_imported import inputs_as_imported
from service.workflow.cases.procedures import procedure_of
from service.workflow.cases.read_case import read_case


@dataclass(frozen=True, slots=True)
class Measurable:
    """A raw quantity that a third party can attest: code, name with unit."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report on record. values: each attested value with what follows, in a sentence."""

    recorded: Recorded[RecordVerification]
    values: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """The reports of a case, in order; quantities and years that values can be of, none before there is a workbook;
    refused: why whoever looks cannot record one now, mine: whether it is for their role at all."""

    case: Case
    reports: tuple[Report, ...]
    quantities: tuple[Measurable, ...]
    years: tuple[int, ...]
    refused: tuple[Said, ...]
    mine: bool


def third_party_reports(settings: Settings, case_id: str, person: Person, at: datetime) -> Reports:
    """As they stand for whoever looks.

    Raises:
        Fault: there is no such case. StorageError: see opened; a kept file is gone. RuleProblems: see procedure_of().
    """
    case = read_case(settings, case_id)
    procedure = procedure_of(settings, case.opened.jurisdiction, day_of(at))
    trying = RecordVerification(organisation="…", report="…", values=(), conclusion="…")
    refused, mine = refusals(case, trying, person, at, procedure), person.role in TRANSITIONS[RecordVerification].roles
    imported = case.last(ImportSubmission)
    if imported is None:
        return Reports(case, _reports(case, {}), (), (), refused, mine)
    inputs = inputs_as_imported(settings, case, imported.act)
    told: dict[int, tuple[Said, ...]] = {}
    for one in attest(case, inputs.submission, NO_JUDGEMENTS, inputs.pack).values:
        told[one.recorded.seq] = (*told.get(one.recorded.seq, ()), one.said)
    quantities = tuple(
        Measurable(one.code, f"{one.name}（{one.unit}）" if one.unit else one.name)
        for one in inputs.pack.catalogue.quantities.values()
    )
    return Reports(case, _reports(case, told), quantities, inputs.pack.years, refused, mine)


def _reports(case: Case, told: Mapping[int, tuple[Said, ...]]) -> tuple[Report, ...]:
    return tuple(Report(one, told.get(one.seq, ())) for one in case.of(RecordVerification))
