"""lines_told: the content of a decision in words, with the names and provisions of the rules that it rests on."""

from __future__ import annotations

from service.authoring.problem import RuleProblems
from service.casework.basis import last_assessment
from service.casework.case import Case
from service.casework.decision_lines import Line, decision_lines
from service.casework.judged_under import UNTOLD, JudgedUnder, judged_under
from service.casework.signing import draft
from service.settings import Settings
from service.storage import parks
from service.vocabulary.fault import Fault
from service.workflow.cases.case_inputs import imported_before, rules_kept
from service.workflow.installation.open_database import opened


def lines_told(settings: Settings, case: Case, place: str) -> tuple[Line, ...]:
    """As decision_lines(), by the rules kept with the evaluation, whatever the rules folder says by now. Where this
    program cannot read them the decision is told all the same, with codes and digests.

    Raises:
        StorageError: they are gone or altered.
    """
    return decision_lines(case, place, _under(settings, case), _called(settings, case))


def _called(settings: Settings, case: Case) -> str:
    """As the registry had it when the decision was drafted: a paper keeps the name that it was signed under."""
    drafted = draft(case)
    if drafted is None:
        return ""
    with opened(settings) as database, database.reading() as session:
        return parks.name_at(session, case.opened.park, drafted.at, drafted.day)


def _under(settings: Settings, case: Case) -> JudgedUnder:
    assessed = last_assessment(case)
    if assessed is None or not assessed.act.rules:
        return UNTOLD
    imported = imported_before(case, assessed.seq)
    try:
        return judged_under(*rules_kept(settings, assessed.act.rules, imported.pack, imported.evaluation_date))
    except (Fault, RuleProblems):
        return UNTOLD
