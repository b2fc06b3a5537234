"""Some cases of a jurisdiction evaluated as they stand, without an act on any of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial

import structlog

from service.assessment.assess_case import assess_case
from service.authoring.problem import RuleProblems
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.settings import Settings
from service.storage.database import Database
from service.storage.errors import StorageError, of_one_case
from service.storage.many_cases import load_cases
from service.storage.outputs import keep
from service.storage.readings import readings
from service.vocabulary.case_result import CaseResult
from service.vocabulary.job import Item, ItemState, JobError
from service.vocabulary.language import Said
from service.workflow.batch.in_words import in_words
from service.workflow.batch.result_of import result_of
from service.workflow.cases.kept_readings import Readings, RulesApplied, wanted
from service.workflow.cases.kept_rules import keep_rules
from service.workflow.installation.open_database import opened
from service.workflow.rules.rule_base import UnknownPack

_LOG = structlog.get_logger("batch")
Texts = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class CaseEvaluator:
    """Evaluates cases on a day. The rules of a pack and evaluation date are read once, and kept on record then."""

    settings: Settings
    on: date
    _rules: dict[tuple[str, date], RulesApplied | UnknownPack | RuleProblems] = field(default_factory=dict)

    def items(self, ids: Sequence[str]) -> list[Item]:
        """What became of each of the cases: its CaseResult, or in words why it cannot be evaluated.

        Raises:
            StorageError: the database cannot be used.
        """
        with opened(self.settings) as database:
            with database.reading() as session:
                cases = load_cases(session, ids)
            self._read_rules(database, cases)
            with database.reading() as session:
                texts = readings(session, [one for case in cases.values() for one in self._wanted(case)])
            return [self._item(case_id, cases[case_id], texts) for case_id in ids]

    def _item(self, case_id: str, case: Case | StorageError, texts: Texts) -> Item:
        try:
            return Item(case_id, ItemState.DONE, self._result(case, texts).written())
        except Exception as error:
            return Item(case_id, ItemState.FAILED, error=_told(error, case_id))

    def _result(self, case: Case | StorageError, texts: Texts) -> CaseResult:
        if isinstance(case, StorageError):
            raise case
        imported = case.last(ImportSubmission)
        if imported is None:
            return CaseResult(version=case.version, on=self.on.isoformat(), park=case.opened.park_name)
        rules = self._rules[_named(imported.act)]
        if not isinstance(rules, RulesApplied):
            raise rules
        inputs = Readings(self.settings, rules, texts).inputs(case)
        made = assess_case(case, inputs.submission, inputs.judgements, inputs.pack, inputs.rubric, self.on)
        return result_of(case, made, inputs, self.on)

    def _read_rules(self, database: Database, cases: Mapping[str, Case | StorageError]) -> None:
        imported = [case.last(ImportSubmission) for case in cases.values() if isinstance(case, Case)]
        for named in {_named(one.act) for one in imported if one is not None} - self._rules.keys():
            try:
                rules = keep_rules(self.settings, *named)
            except (UnknownPack, RuleProblems) as error:
                self._rules[named] = error
                continue
            database.write(partial(keep, output=rules.output, at=datetime.now(UTC)))
            self._rules[named] = RulesApplied(rules, *named)

    def _wanted(self, case: Case | StorageError) -> tuple[tuple[str, str], ...]:
        imported = case.last(ImportSubmission) if isinstance(case, Case) else None
        rules = self._rules[_named(imported.act)] if imported is not None else None
        return tuple(wanted(case, rules)) if isinstance(case, Case) and isinstance(rules, RulesApplied) else ()


def _named(imported: ImportSubmission) -> tuple[str, date]:
    return imported.pack, imported.evaluation_date


def _told(error: Exception, case_id: str) -> JobError:
    """Why one case cannot be evaluated, in words; what is wrong with the database itself is raised again."""
    if isinstance(error, StorageError) and not of_one_case(error):
        raise error
    if (told := in_words(error)) is not None:
        return told
    _LOG.exception("case-broke-down", case=case_id, exc_info=error)
    return JobError(
        "unexpected",
        Said(
            f"评估时程序出错（{type(error).__name__}：{error}）；请把案卷编号 {case_id} 告诉运维人员，日志中有详情",
            f"the program broke down ({type(error).__name__}: {error}); tell the operators the case {case_id}, their "
            "log has the details",
        ),
    )
