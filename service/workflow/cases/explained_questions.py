"""Why each question of a data check is asked: rule, clause and figures, by the very rules it was asked by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial

from service.assessment.assess import assess
from service.assessment.assess_case import assess_case
from service.assessment.english import english_of
from service.assessment.fact_names import FactNames
from service.assessment.question_figures import QuestionFigures, projects_by_row, question_figures
from service.assessment.retold import retold_findings
from service.casework.acts.submission import ImportSubmission
from service.casework.basis import evaluation_basis
from service.casework.case import Case
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack, clause_in_full
from service.rulelang.parse.clauses import covered_clauses
from service.rulelang.words import relied_on
from service.settings import Settings
from service.vocabulary.assessment import Assessment
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.finding import Finding
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.vocabulary.language import Language, Said
from service.workflow.cases.case_inputs import CaseInputs
from service.workflow.cases.inputs_as_imported import inputs_as_imported

Key = tuple[str, str]
"""Rule and subject of a question."""
_WARM = 64


@dataclass(frozen=True, slots=True)
class Correctable:
    """A value that may be established in place of a stated one: its code, name and unit."""

    code: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A question as its rule means it. asks: what is asked, as on record or in English; clause: with its document;
    gists: what the clause demands; numbers: how far the rule's numbers can be relied on; values: what may be corrected,
    the subject first; year: evaluated."""

    title: str
    asks: str
    rule_title: Said
    clause: str
    gists: tuple[str, ...]
    numbers: tuple[str, ...]
    rule_file: str
    figures: QuestionFigures
    values: tuple[Correctable, ...]
    year: int


@dataclass(frozen=True, slots=True)
class _Asking:
    """What an assessment is made from, by digests, and in which language it is told; `make` makes it."""

    basis: tuple[str, ...]
    language: Language
    make: Callable[[], Mapping[Key, Explained]] = field(compare=False)


def explained_questions(
    settings: Settings, case: Case, questions: Iterable[OpenQuestion], on: date, language: Language = Language.ZH
) -> Mapping[Key, Explained]:
    """Each question that can be explained: as it was asked of the workbook, or by all that is on record on the day.
    language: of its words.

    Raises:
        Fault, StorageError, RuleProblems, Unreadable, Disagreement: file or rules can no longer be used.
    """
    asked = {(one.rule, one.subject) for one in questions}
    imported = case.last(ImportSubmission)
    if imported is None or not asked:
        return {}
    act = imported.act
    of_import = (act.submission, act.rules)
    told = dict(_explained(_Asking(of_import, language, partial(_as_imported, settings, case, act, language))))
    if asked - told.keys():
        now = (*of_import, evaluation_basis(case, on))
        told = {**_explained(_Asking(now, language, partial(_as_judged, settings, case, act, on, language))), **told}
    return {key: told[key] for key in asked if key in told}


@lru_cache(maxsize=_WARM)
def _explained(asking: _Asking) -> Mapping[Key, Explained]:
    """An assessment takes its time, and is the same for the same digests."""
    return asking.make()


def _as_imported(settings: Settings, case: Case, act: ImportSubmission, language: Language) -> Mapping[Key, Explained]:
    inputs = inputs_as_imported(settings, case, act)
    made = assess(inputs.submission, NO_JUDGEMENTS, inputs.pack, inputs.rubric)
    return _told(made, inputs, language)


def _as_judged(
    settings: Settings, case: Case, act: ImportSubmission, on: date, language: Language
) -> Mapping[Key, Explained]:
    inputs = inputs_as_imported(settings, case, act)
    made = assess_case(case, inputs.submission, inputs.judgements, inputs.pack, inputs.rubric, on).assessment
    return _told(made, inputs, language)


def _told(made: Assessment, inputs: CaseInputs, language: Language) -> Mapping[Key, Explained]:
    pack, year = inputs.pack, made.evaluated_year
    findings: Iterable[Finding] = made.questions
    names, projects, english = FactNames(pack), projects_by_row(inputs.submission.projects), None
    if language is Language.EN:
        findings, english = retold_findings(findings, pack), english_of(pack)
    told = {}
    for finding in findings:
        figures = question_figures(finding, pack, {} if english else names.of(finding), projects, english)
        told[finding.key] = _one(finding, pack, figures, tuple(_values(finding.subject, pack, language)), year)
    return told


def _one(
    finding: Finding, pack: Pack, figures: QuestionFigures, values: tuple[Correctable, ...], year: int
) -> Explained:
    rule = pack.rules[finding.rule]
    document, _, number = finding.clause.partition("/")
    register = pack.registers[document]
    return Explained(
        title=finding.subject_title,
        asks=finding.because,
        rule_title=Said(rule.title, rule.titled(Language.EN)),
        clause=clause_in_full(finding.clause, pack.registers),
        gists=tuple(register.clauses[one].gist for one in covered_clauses(number, register)),
        numbers=relied_on(finding.source, finding.reliability),
        rule_file=finding.rule_file.partition(":")[0],
        figures=figures,
        values=values,
        year=year,
    )


def _values(subject: str, pack: Pack, language: Language) -> Iterator[Correctable]:
    """The subject's own value, then those it is computed from."""
    kind, _, code = subject.partition(":")
    indicators, quantities = pack.catalogue.indicators, pack.catalogue.quantities
    if kind == "quantity":
        yield _correctable(quantities[code], language)
    elif kind == "indicator":
        own = indicators[code]
        yield _correctable(own, language)
        yield from (_correctable(quantities[one], language) for one in dict.fromkeys(own.raw.values()))


def _correctable(value: Indicator | Quantity, language: Language) -> Correctable:
    name = Said(value.name, value.name_en or value.name)
    return Correctable(value.code, name.told(language), value.unit)
