"""show_case: a case as it stands, with the procedure of the day and what can happen next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.casework.acts.evaluation import ProposeWaiver
from service.casework.acts.submission import DisputeValue
from service.casework.case import Case
from service.casework.code_names import NO_NAMES
from service.casework.next_steps import Outlook, next_steps
from service.casework.procedure import Procedure
from service.casework.progress_ledger import reports_due
from service.casework.questions import asked_questions
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.storage import parks
from service.workflow.cases.case_inputs import pack_of
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.procedures import procedure_of
from service.workflow.cases.question_titles import question_titles
from service.workflow.cases.read_case import read_case
from service.workflow.installation.open_database import opened
from service.workflow.parks.programme_duties import owed_by
from service.workflow.parks.registry_rules import opened_rules
from service.workflow.rules.rule_base import RuleProblems, UnknownPack


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case on a day. `reports_due`: the years whose progress reports were due by then, none where the rules folder
    has no calendar of the case's programme or the park was not on the list. titles: what is
    asked about, by its name; place: name of the jurisdiction; names: of the codes that its acts tell of."""

    case_id: str
    case: Case
    procedure: Procedure
    outlook: Outlook
    on: date
    reports_due: tuple[int, ...]
    titles: Mapping[str, str]
    place: str
    names: Mapping[str, str]


def show_case(settings: Settings, case_id: str, today: date) -> CaseShown:
    """The case of that id.

    Raises:
        Fault: there is no such case. StorageError: see open_database.opened(). RuleProblems: see procedure_of().
    """
    case = read_case(settings, case_id)
    procedure = procedure_of(settings, case.opened.jurisdiction, today)
    due = _reports_due(settings, case, today)
    outlook = next_steps(case, procedure, today)
    told = _titles(settings, case), _place(settings, case), _names(settings, case)
    return CaseShown(case_id, case, procedure, outlook, today, due, *told)


def _reports_due(settings: Settings, case: Case, today: date) -> tuple[int, ...]:
    if not has_registry_rules(settings.rules_dir):
        return ()
    programme = opened_rules(settings).programmes.get(case.opened.programme)
    if programme is None:
        return ()
    with opened(settings) as database, database.reading() as session:
        kept = parks.these_parks(session, [case.opened.park]).get(case.opened.park)
        return reports_due(owed_by(session, programme, kept.park), today) if kept is not None else ()


def _titles(settings: Settings, case: Case) -> Mapping[str, str]:
    """What is asked about, by name. A case is shown also where the rules cannot be read at present: then by code."""
    questions = [one.question for one in asked_questions(case)]
    if not questions:
        return {}
    try:
        return question_titles(questions, pack_of(settings, case))
    except (UnknownPack, RuleProblems):
        return {}


def _names(settings: Settings, case: Case) -> Mapping[str, str]:
    """Only a disputed value and what is proposed not to apply are told by their codes."""
    told = bool(case.of(DisputeValue)) or bool(case.of(ProposeWaiver))
    return names_of_codes(settings, case) if told else NO_NAMES


def _place(settings: Settings, case: Case) -> str:
    code = case.opened.jurisdiction
    return opened_rules(settings).jurisdictions.titled(code) if has_registry_rules(settings.rules_dir) else code
