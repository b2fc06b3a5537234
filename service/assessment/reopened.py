"""Which statements of the workbook an item to put right opens again: those its finding rests on, not the plan's."""

from __future__ import annotations

from collections.abc import Iterable

from service.intake.places import ALWAYS_OPEN, code_of, statements
from service.vocabulary.assessment import Assessment
from service.vocabulary.finding import Finding
from service.vocabulary.submission import Submission

_PLAN = "plan"
_ITEM = "item"


def reopens(assessment: Assessment, submission: Submission, items: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The codes (see places.code_of) that may change in the workbook of the re-evaluation, in the order of the sheets,
    then what any later workbook may change.

    `items`: rule and subject of each item to put right. What the plan promised stays closed, and so does the plan
    itself but where the item is about it: a target is not put right by moving it. KeyError for an item that is no
    finding of the assessment.
    """
    findings = {finding.key: finding for finding in assessment.findings}
    opened = {code for item in items for code in _opened(findings[item], submission)}
    every = dict.fromkeys(code_of(place) for place, _ in statements(submission))
    return (*(code for code in every if code in opened - ALWAYS_OPEN), *sorted(ALWAYS_OPEN))


def _opened(finding: Finding, submission: Submission) -> Iterable[str]:
    read = set(finding.cells())
    kind, _, code = finding.subject.partition(":")
    if kind == _ITEM:
        yield code
    for place, entry in statements(submission):
        about = code_of(place)
        if entry.cell in read and entry.cell.ref and not _closed(about, finding):
            yield about


def _closed(code: str, finding: Finding) -> bool:
    return code.startswith("target:") or code == "cover" or (code == _PLAN and finding.subject != _PLAN)
