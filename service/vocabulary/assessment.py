"""成效评估: findings, scorecard and recommendation of one park, with the digests of all they rest on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from service.vocabulary.finding import Finding
from service.vocabulary.scorecard import Scorecard


class Recommendation(StrEnum):
    """建议结论."""

    PASS = "通过"
    RECTIFY = "限期整改"
    REJECT = "不予通过"
    UNDETERMINED = "无法判定"


@dataclass(frozen=True, slots=True)
class Digests:
    """SHA-256 of what was judged and by what; `judgements` empty when there was no 核查记录, `case` when nothing was
    recorded item by item in a case."""

    workbook: str
    judgements: str
    pack: str
    rubric: str
    case: str = ""


@dataclass(frozen=True, slots=True)
class RectificationItem:
    """One thing to put right: the finding it answers, what is required and what is short."""

    rule: str
    subject: str
    demand: str


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that is missing for a judgement: the finding that waits for it, and what would supply it."""

    rule: str
    subject: str
    need: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole result of assess(). `decision` is the decision rule's finding; `deadline` belongs to 限期整改 (items)
    or 无法判定 (supplement). `extends`: the packs its pack extends, `id version`, nearest first; `switched_off`: rules
    of theirs that did not judge → why."""

    park: str
    pack: str
    pack_version: str
    evaluation_date: date
    evaluated_year: int
    note: str
    findings: tuple[Finding, ...]
    scorecard: Scorecard
    decision: Finding
    recommendation: Recommendation
    grade: str
    rectification: tuple[RectificationItem, ...]
    needs: tuple[Need, ...]
    deadline: date | None
    digests: Digests
    extends: tuple[str, ...] = ()
    switched_off: Mapping[str, str] = field(default_factory=dict)

    @property
    def questions(self) -> tuple[Finding, ...]:
        """The credibility findings that ask something."""
        return tuple(f for f in self.findings if f.verdict == "question")

    @property
    def gates(self) -> tuple[Finding, ...]:
        """All gate findings, triggered or clear."""
        return tuple(f for f in self.findings if f.theme == "gates")
