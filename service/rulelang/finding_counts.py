"""Which rules count a finding of an earlier rule, by what the collection of findings offers of it."""

from __future__ import annotations

from collections.abc import Mapping

from service.rulelang.derivations import Count
from service.rulelang.pack import Rule
from service.rulelang.tables import TextTest
from service.vocabulary.finding import Effect, Theme, Verdict

_ORDER = list(Theme)
_NONE = "none"


def effect_of(rule: Rule, verdict: str) -> Effect | None:
    """What a gate does with a verdict; missing, disputed and unanswered only withhold, whatever the gate."""
    if rule.theme is not Theme.GATES:
        return None
    if verdict == Verdict.UNMET:
        return rule.effect
    return Effect.WITHHOLD if verdict in (Verdict.NOT_EVALUABLE, Verdict.MANUAL) else None


def finding_fields(rule: Rule, verdict: str, asked: bool) -> Mapping[str, str]:
    """What the collection offers of a finding, field → word; `asked`: whether it is a question nobody has closed."""
    return {
        "rule": rule.id,
        "theme": rule.theme,
        "verdict": verdict,
        "severity": rule.severity or _NONE,
        "open": "yes" if asked else "no",
        "task": rule.task or _NONE,
        "effect": effect_of(rule, verdict) or _NONE,
    }


def counting_lines(rule: Rule, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The names of a rule's derived attributes that count a finding with these fields; only what earlier stages found
    is counted."""
    if _ORDER.index(Theme(fields["theme"])) >= _ORDER.index(rule.theme):
        return ()
    return tuple(line.attribute.name for line in rule.derived if _passes(line.expression, fields))


def _passes(made: object, fields: Mapping[str, str]) -> bool:
    return (
        isinstance(made, Count)
        and made.collection == "finding"
        and all(isinstance(test, TextTest) and fields[name] in test.values for name, test in made.where.items())
    )
