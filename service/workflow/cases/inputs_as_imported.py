"""What a case is assessed from, read by the very rules its present workbook was taken in by."""

from __future__ import annotations

from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.settings import Settings
from service.storage.outputs import kept
from service.storage.readings import readings
from service.workflow.cases.case_inputs import CaseInputs
from service.workflow.cases.kept_readings import Readings, RulesApplied, wanted
from service.workflow.cases.kept_rules import KeptRules, open_text
from service.workflow.installation.open_database import opened


def inputs_as_imported(settings: Settings, case: Case, act: ImportSubmission) -> CaseInputs:
    """The inputs. act: the last import of the case.

    Raises:
        StorageError: rules or a file are gone or altered. UnknownLanguage, RuleProblems: the rules cannot be read.
    """
    with opened(settings) as database, database.reading() as session:
        output = kept(session, act.rules)
        rules = KeptRules(output, *open_text(output.json_text, act.pack, act.evaluation_date))
        applied = RulesApplied(rules, act.pack, act.evaluation_date)
        texts = readings(session, tuple(wanted(case, applied)))
    return Readings(settings, applied, texts).inputs(case)
