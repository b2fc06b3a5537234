"""The judged indicators of an assessment on record, read from the record itself, without rules and workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from service.assessment.indicator_figures import THEMES
from service.vocabulary.exact import Quotient, read_exact
from service.vocabulary.finding import Verdict
from service.vocabulary.state import State

_TARGET = "target"


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """One indicator by its code, in `unit` (percent as a fraction); None where the finding read no such number."""

    code: str
    unit: str
    base: Quotient | None
    target: Quotient | None
    actual: Quotient | None
    attainment: Quotient | None
    verdict: Verdict


def recorded_figures(text: str) -> tuple[RecordedFigure, ...]:
    """One for each indicator that a rule judged by its target, in the order of the findings. text: the record of an
    assessment as it was kept (assessment/record.py)."""
    return tuple(_figures(json.loads(text)["findings"]))


def _figures(findings: list[Mapping[str, Any]]) -> Iterator[RecordedFigure]:
    seen: set[str] = set()
    for finding in findings:
        kind, _, code = finding["subject"].partition(":")
        if kind != "indicator" or finding["theme"] not in THEMES or code in seen:
            continue
        facts = _facts(finding["facts"])
        if _TARGET in facts:
            seen.add(code)
            yield RecordedFigure(
                code,
                unit=facts[_TARGET]["unit"],
                base=_number(facts.get("base")),
                target=_number(facts[_TARGET]),
                actual=_number(facts.get("actual")),
                attainment=_number(facts.get("attainment")),
                verdict=Verdict(finding["verdict"]),
            )


def _facts(facts: list[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """By name; a base may stand only below the attainment that was worked out from it."""
    below = (operand for fact in facts for operand in fact["operands"])
    return {fact["name"]: fact for fact in (*below, *facts)}


def _number(fact: Mapping[str, Any] | None) -> Quotient | None:
    return read_exact(fact["value"]) if fact is not None and fact["state"] == State.VALUE.value else None
