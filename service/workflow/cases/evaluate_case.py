"""evaluate_case: the assessment of a case as it stands, with its waivers and without, kept with all it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from service.assessment import assess_case as assessing
from service.assessment.assess import NotJudgeable
from service.assessment.assess_case import CaseAssessment
from service.assessment.record import SCHEMA_VERSION, canonical, record
from service.assessment.summary import summary
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.basis import evaluation_basis
from service.casework.case import Case
from service.casework.merged_judgements import MergedJudgements, merge
from service.settings import Settings
from service.storage.outputs import StageOutput
from service.vocabulary.assessment import Assessment
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.cases.case_inputs import CaseInputs, case_inputs
from service.workflow.cases.kept_evaluation import keep_done
from service.workflow.cases.perform_act import Asked, Brought, Done, perform_act
from service.workflow.cases.prepare_act import prepared_act

STATEMENTS_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment with its record as it is kept, and the judgements it was made from."""

    assessment: Assessment
    output: StageOutput
    merged: MergedJudgements

    @property
    def summary(self) -> AssessmentSummary:
        """What later acts ask of it."""
        return summary(self.assessment, self.output.digest)


@dataclass(frozen=True, slots=True)
class CaseAssessed:
    """Everything that one assessing gives: with the waivers in force, and without any (None where there are none)."""

    made: CaseAssessment
    counting: Assessed
    without_waivers: Assessed | None

    @property
    def both(self) -> tuple[Assessed, ...]:
        """The one that counts, then the one without waivers, where there is one."""
        return (self.counting,) if self.without_waivers is None else (self.counting, self.without_waivers)


@dataclass(frozen=True, slots=True)
class CaseEvaluated:
    """What the case was assessed from, what came of it, and the case after the act."""

    inputs: CaseInputs
    assessed: CaseAssessed
    done: Done


def pre_assess(settings: Settings, case_id: str, asked: Asked) -> CaseEvaluated:
    """A first assessment before the site visit.

    Raises:
        As evaluate_case().
    """
    return _evaluate(settings, case_id, asked, first=True)


def evaluate_case(settings: Settings, case_id: str, asked: Asked) -> CaseEvaluated:
    """The assessment on which a decision can rest.

    Raises:
        Refused, Fault, StorageError: as perform_act(). RuleProblems, Disagreement: as evaluate().
    """
    return _evaluate(settings, case_id, asked, first=False)


def _evaluate(settings: Settings, case_id: str, asked: Asked, first: bool) -> CaseEvaluated:
    on = day_of(asked.at)
    with prepared_act(settings, case_id, PreAssess if first else Evaluate, asked) as case:
        inputs = case_inputs(settings, case)
        assessed = assess_case(case, inputs, on)
    act = assessing_act(assessed, evaluation_basis(case, on), inputs.rules.digest, first)
    brought = Brought(outputs=(inputs.rules, *_outputs(assessed)), also=keep_done)
    done = perform_act(settings, case_id, act, replace(asked, seen=case.version), brought)
    return CaseEvaluated(inputs, assessed, done)


def assessing_act(assessed: CaseAssessed, basis: str, rules: str, first: bool) -> PreAssess | Evaluate:
    """The act that carries what was assessed. `basis` and `rules` as in the act; `first`: before the site visit."""
    without = assessed.without_waivers
    told, less = assessed.counting.summary, without.summary if without is not None else None
    if first:
        return PreAssess(summary=told, basis=basis, rules=rules)
    return Evaluate(summary=told, basis=basis, without_waivers=less, rules=rules)


def assess_case(case: Case, inputs: CaseInputs, on: date) -> CaseAssessed:
    """The assessment of a case on a day; the same for the same record and rules.

    Raises:
        Fault: nothing can be judged by the workbook. Disagreement: see assess().
    """
    try:
        made = assessing.assess_case(case, inputs.submission, inputs.judgements, inputs.pack, inputs.rubric, on)
    except NotJudgeable as lacking:
        raise Fault("not-judgeable", Said(str(lacking), "the cover states no evaluation date or year")) from lacking
    counting, without = _kept(made.assessment, inputs, made.judgements), made.without_waivers
    if without is None:
        return CaseAssessed(made, counting, None)
    return CaseAssessed(made, counting, _kept(without, inputs, merge(case, inputs.judgements, on, waived=False)))


def _kept(assessment: Assessment, inputs: CaseInputs, merged: MergedJudgements) -> Assessed:
    text = canonical(record(assessment, inputs.problems))
    return Assessed(assessment, StageOutput("assessment", SCHEMA_VERSION, text), merged)


def _outputs(assessed: CaseAssessed) -> Iterator[StageOutput]:
    yield assessed.counting.output
    if assessed.without_waivers is not None:
        yield assessed.without_waivers.output
    if document := assessed.made.judgements.document:
        yield StageOutput("case_statements", STATEMENTS_SCHEMA, document)
