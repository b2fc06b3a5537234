"""Several assessments of one park side by side: each line with value, verdict and points, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from service.assessment import outline
from service.documents.comparison import signed
from service.vocabulary.assessment import Assessment
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Finding, Theme, Verdict
from service.vocabulary.scorecard import ScoreLine, ScoreSection


class Kind(StrEnum):
    """What a row is about."""

    SCORE = "score"
    SECTION = "section"
    LINE = "line"
    FINDING = "finding"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Side:
    """One assessment's part of a row. actual: the value as it is told, empty where there is none; verdict, points: None
    where the row has none."""

    actual: str = ""
    verdict: Verdict | None = None
    points: Quotient | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. key: rule, and subject of a finding; sides: one an assessment, None where it has no such row."""

    kind: Kind
    key: tuple[str, str]
    title: str
    sides: tuple[Side | None, ...]

    @property
    def changes(self) -> tuple[bool, ...]:
        """Of each assessment, whether it is not as the one before; the first is compared with nothing."""
        pairs = zip(self.sides, self.sides[1:], strict=False)
        return (False, *(before != now for before, now in pairs))

    @property
    def gains(self) -> tuple[str | None, ...]:
        """Of each assessment, by how many points it is above the one before, with its sign; None where either has no
        points, and for the first."""
        pairs = zip(self.sides, self.sides[1:], strict=False)
        return (None, *(_gain(before, now) for before, now in pairs))

    @property
    def changed(self) -> bool:
        """Whether anything changed."""
        return any(self.changes)


_DIGITS = 2
"""Of points; a smaller change is shown with as many as it needs."""
_Named = tuple[tuple[Kind, tuple[str, str]], str, Side]


def side_by_side(assessments: Sequence[Assessment]) -> tuple[Row, ...]:
    """The rows of all assessments in the order of the last one; what only earlier ones have comes after it."""
    told = [list(_told(one)) for one in assessments]
    titles = {name: title for rows in (*told, *told[-1:]) for name, title, _ in rows}
    order = dict.fromkeys(name for rows in reversed(told) for name, _, _ in rows)
    sides = [{name: side for name, _, side in rows} for rows in told]
    return tuple(
        Row(kind, key, titles[kind, key], tuple(side.get((kind, key)) for side in sides)) for kind, key in order
    )


def _gain(before: Side | None, now: Side | None) -> str | None:
    if before is None or now is None or before.points is None or now.points is None:
        return None
    return signed(now.points - before.points, "", _DIGITS)


def _told(assessment: Assessment) -> Iterator[_Named]:
    card, found = assessment.scorecard, {one.key: one for one in assessment.findings}
    yield (Kind.SCORE, ("", "")), "总分和建议结论", Side(assessment.recommendation.value, points=card.score)
    for section in card.sections:
        yield from _section(section, found)
    for gate in (one for one in assessment.findings if one.theme is Theme.GATES):
        yield (Kind.GATE, gate.key), f"{gate.rule} {outline.named(gate)}", Side(gate.actual, gate.verdict)


def _section(section: ScoreSection, found: dict[tuple[str, str], Finding]) -> Iterator[_Named]:
    told = Side(points=section.points) if section.applicable else Side(Verdict.NOT_APPLICABLE.label)
    yield (Kind.SECTION, (section.code, "")), section.title, told
    for line in section.lines:
        findings = [found[key] for key in line.findings if key in found]
        yield from _line(line, findings)


def _line(line: ScoreLine, findings: Iterable[Finding]) -> Iterator[_Named]:
    """A line that rests on one finding is told with it in one row."""
    several = list(findings)
    points = line.points if line.applicable else None
    if len(several) == 1:
        (one,) = several
        yield (Kind.LINE, (line.rule, "")), f"{line.rule} {outline.named(one)}", Side(one.actual, one.verdict, points)
        return
    yield (Kind.LINE, (line.rule, "")), f"{line.rule} {line.title}", Side(points=points)
    for one in several:
        yield (Kind.FINDING, one.key), outline.named(one), Side(one.actual, one.verdict)
