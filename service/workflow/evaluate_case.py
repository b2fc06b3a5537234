"""evaluate_case: the assessment of a case as it stands, with its waivers and without, kept with all it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.assessment.assess import NotJudgeable, assess
from service.assessment.record import SCHEMA_VERSION, canonical, record
from service.assessment.summary import summary
from service.casework.acts.evaluation import Evaluate, PreAssess
from service.casework.basis import evaluation_basis
from service.casework.case import Case
from service.casework.merged_judgements import MergedJudgements
from service.casework.waivers import waivers
from service.settings import Settings
from service.storage.outputs import StageOutput
from service.vocabulary.assessment import Assessment
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.case_inputs import CaseInputs, case_inputs
from service.workflow.perform_act import Asked, Brought, Done, perform_act
from service.workflow.read_case import read_case

JUDGED_SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Assessed:
    """One assessment with its record as it is kept, and what was merged into the judgements."""

    assessment: Assessment
    output: StageOutput
    merged: MergedJudgements


@dataclass(frozen=True, slots=True)
class CaseEvaluated:
    """The assessment with the waivers in force, the same without them (None where there are none), and the case after
    the act."""

    inputs: CaseInputs
    assessed: Assessed
    without_waivers: Assessed | None
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
    case, on = read_case(settings, case_id, asked.seen), day_of(asked.at)
    inputs = case_inputs(settings, case)
    waived = any(one.in_force(on) for one in waivers(case))
    assessed = assess_case(case_id, case, inputs, asked)
    without = assess_case(case_id, case, inputs, asked, with_waivers=False) if waived and not first else None
    told, basis = summary(assessed.assessment, assessed.output.digest), evaluation_basis(case, on)
    rules = inputs.rules.digest
    act: PreAssess | Evaluate = PreAssess(summary=told, basis=basis, rules=rules)
    if not first:
        less = summary(without.assessment, without.output.digest) if without else None
        act = Evaluate(summary=told, basis=basis, without_waivers=less, rules=rules)
    brought = Brought(outputs=(inputs.rules, *_outputs(assessed, without)))
    done = perform_act(settings, case_id, act, replace(asked, seen=case.version), brought)
    return CaseEvaluated(inputs, assessed, without, done)


def assess_case(case_id: str, case: Case, inputs: CaseInputs, asked: Asked, with_waivers: bool = True) -> Assessed:
    """The assessment of a case on the day of asking; the same for the same record and rules.

    Raises:
        Fault: nothing can be judged by the workbook. Disagreement: see assess().
    """
    merged = inputs.merged(case_id, case, day_of(asked.at), with_waivers)
    try:
        assessment = assess(inputs.submission, merged.judgements, inputs.pack, inputs.rubric)
    except NotJudgeable as lacking:
        raise Fault("not-judgeable", Said(str(lacking), "the cover states no evaluation date or year")) from lacking
    text = canonical(record(assessment, inputs.problems))
    return Assessed(assessment, StageOutput("assessment", SCHEMA_VERSION, text), merged)


def _outputs(*assessed: Assessed | None) -> Iterator[StageOutput]:
    for one in assessed:
        if one is not None:
            yield one.output
            if one.merged.document:
                yield StageOutput("case_statements", JUDGED_SCHEMA, one.merged.document)
