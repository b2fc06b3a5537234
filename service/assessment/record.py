"""An assessment as plain JSON values: the immutable record other programs read (schema beside this file)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib import resources
from typing import Any

from service.assessment.question_code import code_of
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient, shown_digits
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.problem import Problem
from service.vocabulary.scorecard import Scorecard, ScoreLine, ScoreSection

SCHEMA_VERSION = 1
_SCHEMA = "assessment-1.schema.json"
_WHOLE = (Decimal(0), Decimal(1))
WORKBOOK, FINDINGS, CASE = "workbook", "findings", "case"
"""What the record calls the input documents; `digests` holds their SHA-256 under the same names. CASE, what is recorded
item by item in a case, is named only where there is such a document."""

_Documents = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class InputProblem:
    """A problem met while reading an input file: `file` is WORKBOOK or FINDINGS, `name` the file's name."""

    file: str
    name: str
    problem: Problem


def schema() -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of record()."""
    text = resources.files("service.assessment").joinpath(_SCHEMA).read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def record(assessment: Assessment, problems: Iterable[InputProblem] = ()) -> dict[str, Any]:
    """Everything of an assessment and the problems of its input. Every number of the scorecard stands twice: rounded
    for reading, and exact as `n/d`. A cell names its document WORKBOOK, FINDINGS or CASE."""
    card, digests = assessment.scorecard, assessment.digests
    documents = {digests.case: CASE, digests.judgements: FINDINGS, digests.workbook: WORKBOOK}
    return {
        "schema_version": SCHEMA_VERSION,
        "park": assessment.park,
        "note": assessment.note,
        "pack": {
            "id": assessment.pack,
            "version": assessment.pack_version,
            "extends": list(assessment.extends),
            "switched_off": dict(assessment.switched_off),
        },
        "evaluation_date": assessment.evaluation_date.isoformat(),
        "evaluated_year": assessment.evaluated_year,
        "recommendation": assessment.recommendation.value,
        "grade": assessment.grade,
        "deadline": assessment.deadline.isoformat() if assessment.deadline else None,
        "score": _rounded(card.score),
        "score_exact": _exact(card.score),
        "completeness": _rounded(card.completeness, 4),
        "completeness_exact": _exact(card.completeness),
        "decision": _finding(assessment.decision, documents),
        "findings": [_finding(f, documents) for f in assessment.findings],
        "questions": [_finding(f, documents) for f in assessment.questions],
        "gates": [_finding(f, documents) for f in assessment.gates],
        "scorecard": _scorecard(card),
        "rectification": [{"rule": i.rule, "subject": i.subject, "demand": i.demand} for i in assessment.rectification],
        "needs": [{"rule": n.rule, "subject": n.subject, "need": n.need} for n in assessment.needs],
        "problems": [_problem(problem) for problem in problems],
        "digests": {
            WORKBOOK: digests.workbook,
            FINDINGS: digests.judgements,
            "pack": digests.pack,
            "rubric": digests.rubric,
            **({CASE: digests.case} if digests.case else {}),
        },
    }


def _problem(met: InputProblem) -> dict[str, Any]:
    problem = met.problem
    return {
        "file": met.file,
        "name": met.name,
        "severity": problem.severity.value,
        "code": problem.code,
        "sheet": problem.sheet,
        "ref": problem.ref,
        "found": problem.found.zh,
        "allowed": problem.allowed.zh,
        "repair": problem.repair.zh,
        "readings": [reading.zh for reading in problem.readings],
    }


def _finding(finding: Finding, documents: _Documents) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "title": finding.title,
        "theme": finding.theme.value,
        "task": finding.task,
        "clause": finding.clause,
        "subject": finding.subject,
        "subject_title": finding.subject_title,
        "verdict": finding.verdict.value,
        "row": finding.row,
        "cause": finding.cause,
        "required": finding.required,
        "actual": finding.actual,
        "gap": finding.gap,
        "unit": finding.unit,
        "because": finding.because,
        "severity": finding.severity,
        "effect": finding.effect.value if finding.effect else None,
        "open": finding.open,
        "question_code": code_of(finding),
        "closing": finding.closing,
        "source": finding.source,
        "reliability": finding.reliability,
        "rule_file": finding.rule_file,
        "replaces": finding.replaces,
        "cells": [_cell(cell, documents) for cell in finding.cells()],
        "facts": [_fact(fact, documents) for fact in finding.facts],
    }


def _fact(fact: Fact, documents: _Documents) -> dict[str, Any]:
    return {
        "name": fact.name,
        "state": fact.state.value,
        "value": _value(fact.value),
        "unit": fact.unit,
        "formula": fact.formula,
        "note": fact.note,
        "attested_by": fact.attested_by.value,
        "cell": _cell(fact.cell, documents) if fact.cell else None,
        "operands": [_fact(operand, documents) for operand in fact.operands],
    }


def _value(value: Quotient | str | date | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return _exact(value) if isinstance(value, Quotient) else value.isoformat()


def _cell(cell: Cell, documents: _Documents) -> dict[str, str]:
    return {"document": documents[cell.document], "sheet": cell.sheet, "ref": cell.ref, "raw": cell.raw}


def _scorecard(card: Scorecard) -> dict[str, Any]:
    return {
        "rubric": card.rubric,
        "full": _rounded(card.full),
        "score": _rounded(card.score),
        "grade": card.grade,
        "grade_reason": card.grade_reason,
        "arithmetic": card.arithmetic,
        "sections": [_section(section) for section in card.sections],
    }


def _section(section: ScoreSection) -> dict[str, Any]:
    return {
        "code": section.code,
        "title": section.title,
        "weight": _rounded(section.weight),
        "points": _rounded(section.points),
        "points_exact": _exact(section.points),
        "minimum": None if section.minimum is None else _rounded(section.minimum, 4),
        "under_minimum": section.under_minimum,
        "applicable": section.applicable,
        "arithmetic": section.arithmetic,
        "lines": [_line(line) for line in section.lines],
    }


def _line(line: ScoreLine) -> dict[str, Any]:
    return {
        "rule": line.rule,
        "title": line.title,
        "weight": _rounded(line.weight),
        "applicable": line.applicable,
        "points": _rounded(line.points),
        "points_exact": _exact(line.points),
        "arithmetic": line.arithmetic,
        "findings": [{"rule": rule, "subject": subject} for rule, subject in line.findings],
    }


def _rounded(value: Quotient, digits: int = 2) -> float:
    """For reading; never a whole 0 or 1 where the number is not."""
    return float(value.rounded(shown_digits(value, digits, _WHOLE)))


def _exact(value: Quotient) -> str:
    return str(value.fraction())


def canonical(values: Mapping[str, Any]) -> str:
    """The record as text: a value a line (indents would be two fifths of the file), keys in order, Chinese as Chinese,
    the same bytes for the same assessment. Lines by the separator: with `indent`, writing takes six times as long."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",\n", ": ")) + "\n"
