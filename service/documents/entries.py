"""Findings as a document prints them: each with its place, its words and its mark; data checks many to a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from service.assessment.outline import cells_in_words, title
from service.assessment.question_code import code_of
from service.documents.fact_tree import FactTrees, Node
from service.rulelang.attributes import TASKS
from service.rulelang.words import RELIABILITIES, value_in_words
from service.vocabulary.assessment import Assessment
from service.vocabulary.finding import Finding, Theme, Verdict
from service.vocabulary.language import Language
from service.vocabulary.scorecard import ScoreLine

_ORDER = (Theme.DECISION, Theme.GATES, Theme.TARGETS, Theme.TASKS, Theme.PROJECTS, Theme.PROCEDURE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding: its place in the document, its title and cells in words, where its clause is explained.

    `judgements`: the digest of the 核查记录, whose cells are told apart.
    """

    finding: Finding
    anchor: str
    title: str
    cells: str
    clause: str
    clause_anchor: str
    judgements: str = ""
    language: Language = Language.ZH

    @property
    def all_cells(self) -> str:
        """Every cell, however many."""
        found = self.finding.cells()
        return cells_in_words(found, len(found), self.judgements, self.language)

    @property
    def question_code(self) -> str:
        """Of a question, what a ruling on it has to name; empty for any other finding."""
        return code_of(self.finding)

    @property
    def rule_file(self) -> str:
        """The file of the rule, without line and column."""
        return self.finding.rule_file.partition(":")[0]

    @property
    def reliability(self) -> str:
        """How far the rule's numbers can be relied on, in words."""
        return RELIABILITIES[self.finding.reliability]


@dataclass(frozen=True, slots=True)
class Detail:
    """An entry with all it rests on: the facts as trees, and the score line it counts for (None: for none)."""

    entry: Entry
    nodes: tuple[Node, ...]
    score: ScoreLine | None


@dataclass(frozen=True, slots=True)
class Scored:
    """A score line with the findings it rests on."""

    line: ScoreLine
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Findings of one theme or task, in the order of their rules."""

    title: str
    task: str
    details: tuple[Detail, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """Subjects of one data check of which the same is to be said."""

    text: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One data check with one verdict on many subjects; `entry` is the first of them."""

    entry: Entry
    count: int
    results: tuple[Result, ...]


def anchor(rule: str, subject: str) -> str:
    """The place of a finding: TG-07, indicator:energy_intensity → `f-TG-07-indicator-energy_intensity`."""
    return "-".join(("f", rule, *subject.split(":")))


def _task(finding: Finding) -> int:
    return TASKS.index(finding.task) if finding.task else len(TASKS)


class Entries:
    """Makes the entries of one document."""

    def __init__(
        self, assessment: Assessment, clauses: Mapping[str, tuple[str, str]], language: Language = Language.ZH
    ) -> None:
        """`clauses`: a rule's clause → (how it is printed, its place); `language`: the assessment is told in it."""
        self._clauses = clauses
        self._language = language
        self._judgements = assessment.digests.judgements
        self._lines = {key: line for s in assessment.scorecard.sections for line in s.lines for key in line.findings}

    def entry(self, finding: Finding) -> Entry:
        """One finding."""
        clause, clause_anchor = self._clauses[finding.clause]
        cells = cells_in_words(finding.cells(), judgements=self._judgements, language=self._language)
        named = title(finding)
        return Entry(
            finding, anchor(*finding.key), named, cells, clause, clause_anchor, self._judgements, self._language
        )

    def detail(self, finding: Finding, trees: FactTrees) -> Detail:
        """One finding with its trees."""
        return Detail(self.entry(finding), trees.tree(finding), self._lines.get(finding.key))

    def scored(self, assessment: Assessment) -> dict[str, tuple[Scored, ...]]:
        """Section code → its lines."""
        found = {finding.key: finding for finding in assessment.findings}
        return {
            section.code: tuple(
                Scored(line, tuple(self.entry(found[key]) for key in line.findings)) for line in section.lines
            )
            for section in assessment.scorecard.sections
        }

    def chapters(self, assessment: Assessment, trees: FactTrees) -> tuple[Chapter, ...]:
        """The decision, then every finding but the checks of data."""
        findings = (assessment.decision, *assessment.findings)
        made = []
        for theme in _ORDER:
            ofs = sorted((f for f in findings if f.theme is theme), key=_task)
            for task, group in groupby(ofs, key=lambda f: f.task):
                details = tuple(self.detail(f, trees) for f in group)
                made.append(Chapter(theme.label, value_in_words(task, self._language), details))
        return tuple(made)

    def checks(self, findings: Iterable[Finding], verdict: Verdict) -> tuple[Check, ...]:
        """The data checks that gave a verdict, without trees: what is said and the cells it rests on."""
        found = [f for f in findings if f.theme is Theme.CREDIBILITY and f.verdict is verdict]
        return tuple(self._check(list(group)) for _, group in groupby(found, key=lambda f: f.rule))

    def _check(self, findings: list[Finding]) -> Check:
        said: dict[str, list[Entry]] = {}
        for finding in findings:
            said.setdefault(finding.cause or finding.because, []).append(self.entry(finding))
        results = tuple(Result(text, tuple(entries)) for text, entries in said.items())
        return Check(results[0].entries[0], len(findings), results)
