"""One rule on one subject by both evaluators; a difference between them fails the criterion."""

from __future__ import annotations

from dataclasses import dataclass

from service.assessment.assess import warm
from service.assessment.derive import Situation
from service.assessment.findings import assemble, settled
from service.assessment.rule_examples import judge_twice
from service.engine.agree import Difference, Disagreement
from service.rulelang.pack import Rule
from service.vocabulary.finding import Finding


@dataclass(frozen=True, slots=True)
class Judged:
    """The word both evaluators came to (a verdict's code, or a recommendation), and the official finding."""

    word: str
    finding: Finding


def judge(rule: Rule, subject: str, situation: Situation) -> Judged:
    """Judge once officially and once by the reference.

    Raises:
        Disagreement: they differ.
        NotExactlyOneRow, LookupError: what the situation gives lies outside the table.
    """
    twice = judge_twice(rule, subject, situation)
    if twice.official != twice.reference:
        raise Disagreement((Difference(rule.id, subject, "判定", twice.official, twice.reference),))
    prepared = warm(situation.pack).prepared[rule.id, subject]
    follows = settled(prepared, twice.outcome)
    return Judged(twice.official, assemble(prepared, tuple(twice.facts.values()), follows, situation.judgements))
