"""What a case is assessed from, read by the very rules its present workbook was taken in by."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.storage.outputs import kept
from service.storage.readings import readings
from service.workflow.cases.case_inputs import CaseInputs
from service.workflow.cases.kept_readings import Readings, RulesApplied, wanted
from service.workflow.cases.kept_rules import KeptRules, open_text
from service.workflow.installation.open_database import opened

_WARM = 16


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read is the same for the same digests; `make` reads it."""

    basis: tuple[Hashable, ...]
    make: Callable[[], Any] = field(compare=False)


def inputs_as_imported(settings: Settings, case: Case, act: ImportSubmission) -> CaseInputs:
    """The inputs. act: the last import of the case.

    Raises:
        StorageError: rules or a file are gone or altered. UnknownLanguage, RuleProblems: the rules cannot be read.
    """
    sheets = tuple((one.seq, one.act.workbook) for one in case.of(ImportJudgements))
    read: CaseInputs = _warm(_Read((*_rules_of(act), act.workbook, sheets), partial(_inputs, settings, case, act)))
    return read


def rules_as_imported(settings: Settings, act: ImportSubmission) -> tuple[Pack, Rubric]:
    """The pack and its rubric.

    Raises:
        As inputs_as_imported().
    """
    rules: KeptRules = _warm(_Read(_rules_of(act), partial(_rules, settings, act)))
    return rules.pack, rules.rubric


@lru_cache(maxsize=_WARM)
def _warm(read: _Read) -> Any:
    return read.make()


def _rules_of(act: ImportSubmission) -> tuple[Hashable, ...]:
    return act.rules, act.pack, act.evaluation_date


def _rules(settings: Settings, act: ImportSubmission) -> KeptRules:
    with opened(settings) as database, database.reading() as session:
        output = kept(session, act.rules)
    return KeptRules(output, *open_text(output.json_text, act.pack, act.evaluation_date))


def _inputs(settings: Settings, case: Case, act: ImportSubmission) -> CaseInputs:
    applied = RulesApplied(_rules(settings, act), act.pack, act.evaluation_date)
    with opened(settings) as database, database.reading() as session:
        texts = readings(session, tuple(wanted(case, applied)))
    return Readings(settings, applied, texts).inputs(case)
