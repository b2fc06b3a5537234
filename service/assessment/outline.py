"""What a reader is told of an assessment, in which order and in which words: on the terminal and in documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from service.assessment.grade_reason import grade_reason
from service.assessment.labels import say
from service.assessment.showing import show, thresholds
from service.intake.forms.layout import COVER
from service.rulelang.attributes import SEVERITIES
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.scoring.arithmetic import figure as figure
from service.scoring.arithmetic import percent as percent
from service.scoring.scorecard import band_edges
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Theme, Verdict
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.scorecard import ScoreLine
from service.vocabulary.state import State

MOST_CELLS = 12
_HAN = re.compile("[\u3400-\u9fff]")
_LISTED = {Language.ZH: ("、", "；", " 等 {} 处"), Language.EN: (", ", "; ", " … ({} in all)")}
_WHOLE = (Decimal(0), Decimal(1))
_NOT_JUDGED = (Theme.GATES, Theme.CREDIBILITY)
_SHORT = (Verdict.UNMET, Verdict.NEARLY_MET)
_SEVERITY = dict(zip(SEVERITIES, "高中低", strict=True))
_DEADLINE = {Recommendation.RECTIFY: "整改期限", Recommendation.UNDETERMINED: "补正期限"}


@dataclass(frozen=True, slots=True)
class Headline:
    """The numbers beside a conclusion, in digits that never contradict it; `example`: the pack is no official one;
    `grade_reason`: why it is this grade; `documents`: the documents that rules cite, id → title."""

    score: str
    full: str
    completeness: str
    example: bool
    grade_reason: Said
    documents: Mapping[str, str] = field(default_factory=dict)


def headline(assessment: Assessment, pack: Pack, rubric: Rubric) -> Headline:
    """Score, full score and completeness as they are printed."""
    card = assessment.scorecard
    floors = {mark for rule in pack.rules.values() for mark in thresholds(rule.table, "completeness")}
    marks = (*floors, *_WHOLE)
    return Headline(
        score=figure(card.score, band_edges(rubric)),
        full=figure(card.full),
        completeness=show(Fact("completeness", State.VALUE, card.completeness, "%"), thresholds=marks),
        example=pack.status != "official",
        grade_reason=grade_reason(card, rubric),
        documents=_documents(pack),
    )


def _documents(pack: Pack) -> dict[str, str]:
    cited = dict.fromkeys(rule.clause.partition("/")[0] for rule in pack.rules.values())
    return {document: pack.registers[document].title for document in cited if document in pack.registers}


def cited(clause: str, documents: Mapping[str, str]) -> str:
    """`三(三).4`; where several documents are cited, with the number (or whole title) of its own in front."""
    document, _, number = clause.rpartition("/")
    if len(documents) < 2:
        return number
    name = documents.get(document, document)
    return f"{name.partition('《')[0] or name} {number}"


def deadline_word(assessment: Assessment) -> str:
    """What the deadline is for; empty where there is none."""
    return _DEADLINE[assessment.recommendation] if assessment.deadline else ""


def triggered(assessment: Assessment) -> tuple[Finding, ...]:
    """The gates that do something, those that reject first."""
    return tuple(sorted((g for g in assessment.gates if g.effect), key=lambda g: g.effect is not Effect.REJECT))


def short(assessment: Assessment) -> tuple[Finding, ...]:
    """What is not reached, then what is nearly reached; gates and credibility have lists of their own."""
    judged = [f for f in assessment.findings if f.theme not in _NOT_JUDGED]
    return tuple(f for verdict in _SHORT for f in judged if f.verdict is verdict)


def questions(assessment: Assessment) -> tuple[Finding, ...]:
    """Open questions first, grave ones first."""
    return tuple(sorted(assessment.questions, key=lambda f: (not f.open, SEVERITIES.index(f.severity))))


def unmade_checks(assessment: Assessment) -> Mapping[str, int]:
    """Rule → on how many subjects its check of data was not made: nothing is there to check, or to check it with."""
    return Counter(
        f.rule for f in assessment.findings if f.theme is Theme.CREDIBILITY and f.verdict is Verdict.NOT_EVALUABLE
    )


def severity_word(finding: Finding) -> str:
    """高, 中 or 低: how grave a question is."""
    return _SEVERITY[finding.severity]


def named(finding: Finding) -> str:
    """`单位生产总值能耗达到预期成效`, with the subject where the rule's title does not name it."""
    kind, title, subject = finding.subject.partition(":")[0], finding.title, finding.subject_title
    if kind not in ("indicator", "quantity") or subject in title:
        return title
    return f"{title} ({subject})" if _HAN.search(title) is None else f"{title}（{subject}）"


def title(finding: Finding) -> str:
    """`TG-07 单位生产总值能耗达到预期成效`."""
    return f"{finding.rule} {named(finding)}"


def cells_in_words(
    cells: Iterable[Cell], most: int = MOST_CELLS, judgements: str = "", language: Language = Language.ZH
) -> str:
    """`指标!E5、F5；核查记录·封面!B3`, with the number of all when there are many; sheets keep their names.

    `judgements` is the digest of the 核查记录; cells of that file say so, because sheets of both have one name.
    """
    cells = tuple(cells)

    def place(cell: Cell) -> tuple[bool, str]:
        return bool(judgements) and cell.document == judgements, cell.sheet

    book = f"{say('核查记录', language)}·"
    comma, stop, rest = _LISTED[language]
    shown = [
        f"{book if theirs else ''}{sheet}!{comma.join(cell.ref for cell in group)}"
        for (theirs, sheet), group in groupby(sorted(cells[:most], key=place), key=place)
    ]
    return (stop.join(shown) or "—") + (rest.format(len(cells)) if len(cells) > most else "")


def faults_in_words(problems: Iterable[Problem], language: Language) -> str:
    """`工作簿中有 1 处错误、1 处提醒（见文末）：错误处的数值没有采用`; empty where nothing is wrong."""
    times = Counter(problem.severity for problem in problems)
    words = {Severity.ERROR: "处错误", Severity.WARNING: "处提醒"}
    counts = "、".join(f"{times[one]} {say(word, language)}" for one, word in words.items() if times[one])
    if not counts:
        return ""
    unused = f"：{say('错误处的数值没有采用', language)}" if times[Severity.ERROR] else ""
    return f"{say('工作簿中有', language)} {counts}（{say('见文末', language)}）{unused}"


def on_cover(problem: Problem) -> bool:
    """Whether it is about the cover, on which all else hangs."""
    return problem.sheet == COVER


def verdicts(line: ScoreLine, assessment: Assessment) -> tuple[tuple[Verdict, int], ...]:
    """The verdicts a score line rests on and how often each occurs, in order of first occurrence."""
    wanted = set(line.findings)
    return tuple(Counter(f.verdict for f in assessment.findings if f.key in wanted).items())
