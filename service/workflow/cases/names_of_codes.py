"""names_of_codes: what the codes on record in a case are called in the pack that judges it."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.problem import RuleProblems
from service.casework.case import Case
from service.rulelang.attributes import TASKS
from service.rulelang.words import value_in_words
from service.settings import Settings
from service.vocabulary.fault import Fault
from service.workflow.cases.case_inputs import pack_of
from service.workflow.rules.rule_base import UnknownPack


def names_of_codes(settings: Settings, case: Case) -> Mapping[str, str]:
    """Code of a task, indicator, raw quantity or rule → name. Only the tasks where no workbook is on record, or the
    rules cannot be read at present: the rest is told by code then."""
    tasks = {task: value_in_words(task) for task in TASKS}
    try:
        pack = pack_of(settings, case)
    except (Fault, UnknownPack, RuleProblems):
        return tasks
    quantities = {code: one.name for code, one in pack.catalogue.quantities.items()}
    indicators = {code: one.name for code, one in pack.catalogue.indicators.items()}
    return tasks | quantities | indicators | {rule.id: rule.title for rule in pack.rules.values()}
