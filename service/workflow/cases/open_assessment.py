"""open_assessment: an assessment on record with all it rests on, made again once in a process and then at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from service.assessment.english import english_of
from service.assessment.needed_inputs import by_supplier
from service.assessment.record import FINDINGS, WORKBOOK, InputProblem
from service.assessment.retold import needed_in_english, retold
from service.casework.acts.evaluation import PreAssess
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case, Recorded
from service.documents.reasoning import Reasoning
from service.documents.report import Paper
from service.documents.result import ResultTold, result_told
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.settings import Settings
from service.storage import cases
from service.storage.files import file_on_record
from service.storage.location import location
from service.storage.outputs import StageOutput, kept
from service.storage.readings import readings
from service.vocabulary.assessment import Assessment
from service.vocabulary.assessment_summary import AssessmentSummary
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.vocabulary.submission import Submission
from service.workflow.bundles.case_record import AssessingAct, assessing_acts, summaries
from service.workflow.bundles.prefixes import Prefixes
from service.workflow.cases.case_inputs import CaseInputs
from service.workflow.cases.evaluate_case import assess_case
from service.workflow.cases.kept_readings import Readings, RulesApplied, wanted
from service.workflow.cases.kept_rules import KIND, SCHEMA, KeptRules, UnknownLanguage, open_text
from service.workflow.installation.open_database import opened

_AT_HAND = 24
_PAPERS = ((WORKBOOK, "评估工作簿"), (FINDINGS, "核查记录"))


@dataclass(frozen=True, slots=True)
class Made:
    """An assessment with what it was made from and what is told of it; the same for the same digest, so that it can be
    kept at hand. papers: the workbooks it read, by their names."""

    assessment: Assessment
    pack: Pack
    rubric: Rubric
    submission: Submission
    problems: tuple[InputProblem, ...]
    papers: tuple[Paper, ...]
    reasons: Reasoning
    told: ResultTold


@dataclass(frozen=True, slots=True)
class AssessedThen:
    """One assessment of a case: the act that carries it, and whether it counts the waivers then in force."""

    recorded: Recorded[AssessingAct]
    summary: AssessmentSummary
    counting: bool

    @property
    def digest(self) -> str:
        """The SHA-256 of its record."""
        return self.summary.assessment

    @property
    def first(self) -> bool:
        """Whether it was made before the site visit."""
        return isinstance(self.recorded.act, PreAssess)


@dataclass(frozen=True, slots=True)
class OpenedAssessment:
    """An assessment on record. case: as it stands now."""

    then: AssessedThen
    made: Made
    case: Case


@dataclass(frozen=True, slots=True)
class _Making:
    """How an assessment comes about; told apart by its digest, which stands for all it rests on, the installation,
    where files have names of their own, and the language in which it is told."""

    installation: str
    digest: str
    language: Language
    make: Callable[[], Made] = field(compare=False)


def assessments_of(case: Case) -> tuple[AssessedThen, ...]:
    """Every assessment of a case, in order; of one act the one that counts waivers first."""
    return tuple(_of_each(case))


def open_assessment(
    settings: Settings, case_id: str, digest: str = "", language: Language = Language.ZH
) -> OpenedAssessment:
    """The assessment of that digest (or beginning of it), the latest that counts where none is named, told in a
    language; what is on record is Chinese.

    Raises:
        Fault: the case is not there, has no such assessment, or this program no longer makes the same of what is kept.
        StorageError: a kept file or the kept rules are gone or altered. RuleProblems: the kept rules cannot be used.
    """
    with opened(settings) as database, database.reading() as session:
        case = cases.load(session, case_id)
    return opened_of(settings, case_id, case, digest, language)


def opened_of(
    settings: Settings, case_id: str, case: Case, digest: str = "", language: Language = Language.ZH
) -> OpenedAssessment:
    """The same of a case as it was read.

    Raises:
        As open_assessment().
    """
    then = _named(case, case_id, digest)
    place = location(settings).render_as_string()
    made = _at_hand(_Making(place, then.digest, Language.ZH, partial(_again, settings, case_id, then)))
    if language is Language.EN:
        made = _at_hand(_Making(place, then.digest, language, partial(_in_english, made)))
    return OpenedAssessment(then, made, case)


def _of_each(case: Case) -> Iterator[AssessedThen]:
    for recorded in assessing_acts(case):
        for number, summary in enumerate(summaries(recorded.act)):
            yield AssessedThen(recorded, summary, number == 0)


def _named(case: Case, case_id: str, digest: str) -> AssessedThen:
    every = assessments_of(case)
    found = (
        [one for one in every if one.digest.startswith(digest)] if digest else [one for one in every if one.counting]
    )
    if found:
        return found[-1]
    if digest:
        raise unknown_assessment(case_id, digest)
    raise Fault(
        "no-result",
        Said(
            f"案卷 {case_id} 还没有评价，没有结果可看；完成数据核对后由评估员预评价或评价",
            f"case {case_id} has not been evaluated yet; assessors evaluate it once its data are checked",
        ),
    )


def unknown_assessment(case_id: str, digest: str) -> Fault:
    """The case has no assessment of that digest."""
    return Fault(
        "assessment-unknown",
        Said(
            f"案卷 {case_id} 里没有摘要为 {digest[:12]}… 的评价；请在案卷的办理记录里查看摘要",
            f"case {case_id} has no assessment {digest[:12]}…; see the digests in its acts",
        ),
    )


@lru_cache(maxsize=_AT_HAND)
def _at_hand(making: _Making) -> Made:
    return making.make()


def _again(settings: Settings, case_id: str, then: AssessedThen) -> Made:
    with opened(settings) as database, database.reading() as session:
        procedures = cases.procedures(session, case_id)
        before = Prefixes(cases.load(session, case_id).acts, procedures).before(then.recorded.seq)
        applied = _rules(kept(session, then.recorded.act.rules).json_text, before)
        texts = readings(session, tuple(wanted(before, applied)))
    inputs = Readings(settings, applied, texts, keeping=False).inputs(before)
    for made in assess_case(before, inputs, day_of(then.recorded.at)).both:
        if made.output.digest == then.digest:
            return _made(made.assessment, inputs, _papers(settings, made.assessment, inputs))
    raise _otherwise()


def _made(assessment: Assessment, inputs: CaseInputs, papers: tuple[Paper, ...]) -> Made:
    reasons = Reasoning(assessment, inputs.pack)
    told = result_told(assessment, inputs.pack, inputs.rubric, inputs.submission, reasons)
    return Made(assessment, inputs.pack, inputs.rubric, inputs.submission, inputs.problems, papers, reasons, told)


def _in_english(made: Made) -> Made:
    """The same, told in English."""
    assessment, pack, rubric = retold(made.assessment, made.pack, made.rubric), made.pack, made.rubric
    reasons = Reasoning(assessment, pack, english_of(pack))
    told = result_told(assessment, pack, rubric, made.submission, reasons)
    needed = by_supplier(needed_in_english(made.assessment, pack, assessment))
    return replace(made, assessment=assessment, reasons=reasons, told=replace(told, needed=needed))


def _rules(text: str, before: Case) -> RulesApplied:
    imported = before.last(ImportSubmission)
    assert imported is not None  # fold() lets no assessment through without
    pack, on = imported.act.pack, imported.act.evaluation_date
    try:
        return RulesApplied(KeptRules(StageOutput(KIND, SCHEMA, text), *open_text(text, pack, on)), pack, on)
    except UnknownLanguage as unknown:
        raise _otherwise() from unknown


def _otherwise() -> Fault:
    return Fault(
        "assessment-differs",
        Said(
            "本程序用当时的工作簿和规则得出的评价与记录不同，不能据以展示或打印；评价记录仍可下载，或用当时的程序版本打印",
            "this program makes another assessment of the same workbooks and rules, so there is nothing to show or "
            "print; the record can still be downloaded, or use the program of then",
        ),
    )


def _papers(settings: Settings, assessment: Assessment, inputs: CaseInputs) -> tuple[Paper, ...]:
    digests, found = assessment.digests, []
    with opened(settings) as database, database.reading() as session:
        for (file, kind), digest in zip(_PAPERS, (digests.workbook, digests.judgements), strict=True):
            if digest:
                problems = tuple(one.problem for one in inputs.problems if one.file == file)
                found.append(Paper(kind, file_on_record(session, digest).first_name, digest, problems))
    return tuple(found)
