"""What the examples of a rule come to, by the reference evaluator, derivation included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from service.assessment.rule_examples import Stated, by_reference, situation_of
from service.engine.agree import Judged
from service.rulelang.pack import Example, Pack, Rule


@dataclass(frozen=True, slots=True)
class Shown:
    """One example on one subject."""

    example: Example
    subject: str
    judged: Judged


def shown(rule: Rule, pack: Pack) -> Iterator[Shown]:
    """Every example of a rule on every subject; one outside the table shows nothing (its trial tells)."""
    for example in rule.examples:
        situation = situation_of(Stated(example.given, example.rows), pack)
        for subject in rule.subjects:
            try:
                yield Shown(example, subject, by_reference(rule, subject, situation))
            except LookupError:
                continue
