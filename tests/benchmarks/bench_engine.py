"""One table of 90 rows × 30 facts, every result with its trace: durable adapter, zen-engine, CLIPS."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import clips
import zen

from service.engine.durable import DurableEngine
from service.engine.program import Comparison, Condition, EngineFact, Production, Program
from tests.benchmarks.rows import Row, at_least, rates

SUBJECTS = tuple(f"indicator_{number:02}" for number in range(30))
BANDS = {"met": (1000, None), "nearly_met": (900, 1000), "unmet": (None, 900)}
"""Three rows for each subject, by attainment in tenths of a percent: from, below."""

Match = tuple[str, str]
"""(subject, row)."""


def run() -> list[Row]:
    """Rates of the three engines and their ratios, after checking that they find the same."""
    facts = [
        EngineFact(f"f{number:02}", "indicator", _attributes(number, subject))
        for number, subject in enumerate(SUBJECTS)
    ]
    with DurableEngine(_program()) as engine:
        contenders = {
            "durable": _durable(engine, facts),
            "zen-engine": _zen(facts),
            "CLIPS": _clips(facts),
        }
        found = {name: sorted(call()) for name, call in contenders.items()}
        if not found["durable"] == found["zen-engine"] == found["CLIPS"] or len(facts) != 30:
            raise AssertionError(f"the engines do not find the same: {found}")
        rate = rates(contenders)
    return [
        *(Row(f"{name}，带追溯", value, "次/秒") for name, value in rate.items()),
        at_least("durable ÷ zen-engine", rate["durable"] / rate["zen-engine"], "倍", 2),
        at_least("durable ÷ CLIPS", rate["durable"] / rate["CLIPS"], "倍", 1.5),
    ]


def _attributes(number: int, subject: str) -> dict[str, int | str]:
    return {"subject": subject, "state": "value", "attainment": 800 + 37 * number % 300}


def _program() -> Program:
    return Program(
        tuple(
            Production(f"{subject}#{band}", "indicator", _conditions(subject, *limits))
            for subject in SUBJECTS
            for band, limits in BANDS.items()
        )
    )


def _conditions(subject: str, low: int | None, high: int | None) -> tuple[Condition, ...]:
    fixed = (
        Condition("subject", Comparison.EQ, subject),
        Condition("state", Comparison.EQ, "value"),
    )
    above = () if low is None else (Condition("attainment", Comparison.GE, low),)
    below = () if high is None else (Condition("attainment", Comparison.LT, high),)
    return (*fixed, *above, *below)


def _durable(engine: DurableEngine, facts: list[EngineFact]) -> Callable[[], list[Match]]:
    """The trace: each production that matched, with the values it compared."""
    reads = {p.code: [c.attribute for c in p.conditions] for p in _program().productions}

    def call() -> list[Match]:
        matched = engine.match(facts)
        trace = [
            (code, {name: fact.attributes[name] for name in reads[code]}) for fact in facts for code in matched[fact.id]
        ]
        return [(str(values["subject"]), code) for code, values in trace]

    return call


def _zen(facts: list[EngineFact]) -> Callable[[], list[Match]]:
    """One call for all facts (`loop`), the fastest way that zen offers for one table."""
    decision = zen.ZenEngine().create_decision(json.dumps(_zen_model()))
    context = {"facts": [dict(fact.attributes) for fact in facts]}

    def call() -> list[Match]:
        trace = decision.evaluate(context, {"trace": True})["trace"]["table"]["traceData"]
        return [(hit["reference_map"]["subject"], hit["rule"]["_id"]) for hits in trace for hit in hits]

    return call


def _zen_model() -> dict[str, Any]:
    tests = {"met": ">= 1000", "nearly_met": "[900..1000)", "unmet": "< 900"}
    rules = [
        {
            "_id": f"{subject}#{band}",
            "subject": f'"{subject}"',
            "state": '"value"',
            "attainment": test,
            "row": f'"{subject}#{band}"',
        }
        for subject in SUBJECTS
        for band, test in tests.items()
    ]
    columns = ("subject", "state", "attainment")
    table = {
        "hitPolicy": "collect",
        "executionMode": "loop",
        "inputField": "facts",
        "outputPath": "result",
        "passThrough": False,
        "inputs": [{"id": name, "name": name, "field": name} for name in columns],
        "outputs": [{"id": "row", "name": "row", "field": "row"}],
        "rules": rules,
    }
    nodes: list[dict[str, Any]] = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": table},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "to-table", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "to-out", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [{**node, "position": {"x": 0, "y": 0}} for node in nodes],
        "edges": edges,
    }


def _clips(facts: list[EngineFact]) -> Callable[[], list[Match]]:
    """The trace: each rule asserts what it found and for which fact."""
    environment = clips.Environment()
    environment.build("(deftemplate indicator (slot subject) (slot state) (slot attainment))")
    environment.build("(deftemplate finding (slot subject) (slot row))")
    for subject in SUBJECTS:
        for band, limits in BANDS.items():
            environment.build(_clips_rule(subject, band, *limits))
    indicator = environment.find_template("indicator")
    finding = environment.find_template("finding")
    slots = [
        {name: clips.Symbol(v) if isinstance(v, str) else v for name, v in fact.attributes.items()} for fact in facts
    ]

    def call() -> list[Match]:
        environment.reset()
        for values in slots:
            indicator.assert_fact(**values)
        environment.run()
        return [(str(found["subject"]), str(found["row"])) for found in finding.facts()]

    return call


def _clips_rule(subject: str, band: str, low: int | None, high: int | None) -> str:
    above = [] if low is None else [f"(>= ?x {low})"]
    below = [] if high is None else [f"(< ?x {high})"]
    tests = "&:".join(["?x", *above, *below])
    return (
        f"(defrule {subject}#{band} (indicator (subject {subject}) (state value) (attainment {tests})) "
        f"=> (assert (finding (subject {subject}) (row {subject}#{band}))))"
    )
