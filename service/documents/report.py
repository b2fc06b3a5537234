"""The assessment report: one self-contained HTML file that is printed, filed and defended line by line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from service.assessment import outline
from service.assessment.english import English, english_of
from service.assessment.needed_inputs import NeededInput, by_supplier
from service.assessment.retold import told_in
from service.documents.cited_clauses import Cited, cited_clauses
from service.documents.entries import Chapter, Check, Detail, Entries, Entry, Scored, anchor
from service.documents.fact_tree import GATES, SCORECARD, FactTrees
from service.documents.rendering import render
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.scoring import arithmetic
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Language
from service.vocabulary.problem import Problem, Severity

TEMPLATE = "assessment/report.html"
_FIRST_ERRORS = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """A workbook that was judged: its name, digest, and what is wrong in it. `kind`: 评估工作簿 or 核查记录."""

    kind: str
    name: str
    digest: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of the report; `count` None where nothing is counted."""

    anchor: str
    title: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Pointed:
    """A sentence and the finding it is about."""

    rule: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """An input to be supplied. `rules`: those that wait for it, each with the place of the first finding it leaves
    open."""

    input: NeededInput
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything templates/assessment/report.html reads."""

    assessment: Assessment
    pack: Pack
    papers: tuple[Paper, ...]
    headline: outline.Headline
    deadline_word: str
    parts: Mapping[str, Part]
    decision: Entry
    triggered: tuple[Entry, ...]
    clear: tuple[Entry, ...]
    short: tuple[Entry, ...]
    needs: Mapping[str, tuple[Wanted, ...]]
    questions: tuple[Entry, ...]
    rectification: tuple[Pointed, ...]
    scored: Mapping[str, tuple[Scored, ...]]
    chapters: tuple[Chapter, ...]
    asked: tuple[Detail, ...]
    checks: Mapping[Verdict, tuple[Check, ...]]
    clauses: tuple[Cited, ...]

    @property
    def undetermined(self) -> bool:
        """Whether the score is no conclusion."""
        return self.assessment.recommendation is Recommendation.UNDETERMINED

    @property
    def errors(self) -> tuple[tuple[Paper, Problem], ...]:
        """Every error with the workbook it is in: its value was not used."""
        return tuple((paper, one) for paper in self.papers for one in paper.problems if one.severity is Severity.ERROR)

    @property
    def first_errors(self) -> tuple[tuple[Paper, Problem], ...]:
        """The errors that are told beside the conclusion."""
        return self.errors[:_FIRST_ERRORS]

    @property
    def warnings(self) -> int:
        """How many cells should be looked at though their value was used."""
        return sum(len(paper.problems) for paper in self.papers) - len(self.errors)

    @staticmethod
    def figure(value: Quotient) -> str:
        """A number of points."""
        return arithmetic.figure(value)

    @staticmethod
    def percent(value: Quotient) -> str:
        """A share of points."""
        return arithmetic.percent(value)

    @staticmethod
    def severity(entry: Entry) -> str:
        """高, 中 or 低."""
        return outline.severity_word(entry.finding)


def report(
    assessment: Assessment,
    pack: Pack,
    rubric: Rubric,
    papers: Iterable[Paper],
    templates: Path,
    language: Language = Language.ZH,
) -> str:
    """The whole report as HTML; the same text for the same assessment. `papers`: the workbooks, the park's first."""
    english = english_of(pack) if language is Language.EN else None
    assessment, needed = told_in(language, assessment, pack, rubric)
    told = context(assessment, pack, rubric, tuple(papers), needed, english)
    return render(templates, TEMPLATE, language, report=told)


def context(
    assessment: Assessment,
    pack: Pack,
    rubric: Rubric,
    papers: tuple[Paper, ...],
    needed: tuple[NeededInput, ...],
    english: English | None = None,
) -> Context:
    """What the report says, before any layout; `english` where the assessment was retold, and `needed` with it."""
    findings = (assessment.decision, *assessment.findings)
    clauses = cited_clauses(findings, pack)
    entries = Entries(
        assessment, {clause: (cited.shown, cited.anchor) for clause, cited in clauses.items()}, _language(english)
    )
    anchors = {f.key: anchor(*f.key) for f in findings}
    trees = FactTrees(pack, assessment.digests.judgements, anchors, english)
    questions = outline.questions(assessment)
    return Context(
        assessment=assessment,
        pack=pack,
        papers=papers,
        headline=outline.headline(assessment, pack, rubric),
        deadline_word=outline.deadline_word(assessment),
        parts={part.anchor: part for part in _parts(assessment, papers, len(needed))},
        decision=entries.entry(assessment.decision),
        triggered=tuple(map(entries.entry, outline.triggered(assessment))),
        clear=tuple(entries.entry(gate) for gate in assessment.gates if not gate.effect),
        short=tuple(map(entries.entry, outline.short(assessment))),
        needs=_wanted(needed, assessment, anchors),
        questions=tuple(map(entries.entry, questions)),
        rectification=tuple(Pointed(i.rule, i.demand, anchors[i.rule, i.subject]) for i in assessment.rectification),
        scored=entries.scored(assessment),
        chapters=entries.chapters(assessment, trees),
        asked=tuple(entries.detail(question, trees) for question in questions),
        checks={v: entries.checks(findings, v) for v in (Verdict.NOT_EVALUABLE, Verdict.NOT_APPLICABLE, Verdict.OK)},
        clauses=tuple(clauses.values()),
    )


def _language(english: English | None) -> Language:
    return Language.ZH if english is None else Language.EN


def _wanted(
    needed: tuple[NeededInput, ...], assessment: Assessment, anchors: Mapping[tuple[str, str], str]
) -> Mapping[str, tuple[Wanted, ...]]:
    """By who is to supply it, as on the screen and the terminal."""
    places: dict[str, str] = {}
    for need in assessment.needs:
        places.setdefault(need.rule, anchors[need.rule, need.subject])
    return {
        by: tuple(Wanted(one, tuple((rule, places[rule]) for rule in one.rules)) for one in inputs)
        for by, inputs in by_supplier(needed).items()
    }


def _parts(assessment: Assessment, papers: tuple[Paper, ...], needed: int) -> list[Part]:
    """The numbered parts, in the order in which they are printed."""
    problems = sum(len(paper.problems) for paper in papers)
    counted = [
        Part(GATES, "否决项", len(outline.triggered(assessment))),
        Part("short", "未达到和基本达到", len(outline.short(assessment))),
        Part("needs", "尚需补充", needed),
        Part("questions", "数据存疑", len(assessment.questions)),
        Part("rectification", "整改事项", len(assessment.rectification)),
        Part(SCORECARD, "评分表"),
        Part("reasoning", "判定依据", len(assessment.findings) + 1),
        Part("clauses", "引用条款"),
        Part("problems", "工作簿中的问题", problems),
    ]
    needless = {"rectification"} if not assessment.rectification else set()
    return [part for part in counted if part.anchor not in needless]
