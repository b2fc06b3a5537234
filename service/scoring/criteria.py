"""One criterion: the part of its weight that its rule's findings earn, and the part that could be judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.rulelang.rubric import Criterion
from service.vocabulary.exact import ONE, ZERO, Quotient
from service.vocabulary.finding import Finding, Verdict

EXCLUDE = "exclude_and_redistribute"
COUNT_AS_ZERO = "count_as_zero"

_NOT_APPLICABLE = Verdict.NOT_APPLICABLE
_EVALUABLE = frozenset({Verdict.MET, Verdict.NEARLY_MET, Verdict.UNMET})


@dataclass(frozen=True, slots=True)
class Earned:
    """`share` and `evaluable` are means over `counted` findings, both between 0 and 1; not applicable when none."""

    criterion: Criterion
    findings: tuple[Finding, ...]
    counted: tuple[Finding, ...]
    parts: tuple[Quotient, ...]
    share: Quotient
    evaluable: Quotient

    @property
    def applicable(self) -> bool:
        """Whether anything is left to be judged."""
        return bool(self.counted)


def earn(criterion: Criterion, findings: Sequence[Finding], points: Mapping[str, Decimal]) -> Earned:
    """What a criterion earns from the findings of its rule.

    Raises:
        LookupError: no finding of the rule was handed over (a rule × subject got lost), or a verdict without points.
    """
    if not findings:
        raise LookupError(f"no finding of rule {criterion.rule} to score")
    counted = tuple([f for f in findings if not _excluded(criterion, f)])
    parts = tuple([_part(f.verdict, points) for f in counted])
    judged = tuple([ONE if _is_evaluable(criterion, f) else ZERO for f in counted])
    return Earned(criterion, tuple(findings), counted, parts, _mean(parts), _mean(judged))


def _excluded(criterion: Criterion, finding: Finding) -> bool:
    return finding.verdict is _NOT_APPLICABLE and criterion.not_applicable == EXCLUDE


def _is_evaluable(criterion: Criterion, finding: Finding) -> bool:
    if finding.verdict is _NOT_APPLICABLE:
        return criterion.not_applicable == COUNT_AS_ZERO
    return finding.verdict in _EVALUABLE


def _part(verdict: Verdict, points: Mapping[str, Decimal]) -> Quotient:
    if verdict is _NOT_APPLICABLE:
        return ZERO
    part = points.get(verdict)
    if part is None:
        raise LookupError(f"the rubric gives no points for verdict {verdict.value}")
    return Quotient.of(part)


def _mean(parts: Sequence[Quotient]) -> Quotient:
    if not parts:
        return ZERO
    if len(parts) == 1:
        return parts[0]
    return sum(parts, ZERO) / Quotient.of(len(parts))
