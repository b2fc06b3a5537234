"""The park that is assessed for a benchmark, and what the durable adapter alone is given of it."""

from __future__ import annotations

from collections.abc import Callable

from service.assessment.assess import assess
from service.engine.compile import compile_rule
from service.engine.durable import DurableEngine
from service.engine.program import Program
from service.vocabulary.assessment import Assessment
from tests.assessment.cases import case


def one_park() -> Callable[[], Assessment]:
    """The whole way of one complete park through the whole pack, everything read and loaded beforehand."""
    told = case("pass")
    submission, judgements = told.submission(), told.judgements()
    return lambda: assess(submission, judgements, told.pack, told.rubric)


def adapter_alone(assessment: Assessment) -> Callable[[], object]:
    """The durable adapter on the facts of an assessment, all in one call; what it finds was checked once."""
    rules = {rule_id: compile_rule(rule) for rule_id, rule in case("pass").pack.rules.items()}
    engine = DurableEngine(Program(tuple(p for rule in rules.values() for p in rule.productions)))
    findings = (*assessment.findings, assessment.decision)
    facts = [
        rules[finding.rule].encode(str(number), rules[finding.rule].question(finding.facts)[1])
        for number, finding in enumerate(findings)
    ]
    for number, codes in engine.match(facts).items():
        finding = findings[int(number)]
        (code,) = codes
        applied = rules[finding.rule].rows[code]
        if (applied.row if applied else None) != finding.row:
            raise AssertionError(f"{finding.key}: the adapter alone finds {code}, the assessment row {finding.row}")
    return lambda: engine.match(facts)
