"""By which rules a case is judged, by name."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.settings import Settings
from service.workflow.cases.case_inputs import pack_of
from service.workflow.rules.rule_base import RuleProblems, UnknownPack


@dataclass(frozen=True, slots=True)
class RulesNamed:
    """A pack: id, title, version."""

    id: str
    title: str
    version: str


def judged_by(settings: Settings, case: Case) -> RulesNamed | None:
    """The pack that the last workbook names, as in force on its date. A case is shown also before there is one, and
    where the rules cannot be read at present: None."""
    if case.last(ImportSubmission) is None:
        return None
    try:
        pack = pack_of(settings, case)
    except (UnknownPack, RuleProblems):
        return None
    return RulesNamed(pack.id, pack.title, pack.version)
