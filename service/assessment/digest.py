"""One digest of a whole assessment, at a twentieth of what wording and writing its record costs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from operator import attrgetter
from typing import Any

from service.assessment.record import InputProblem
from service.assessment.working import Working
from service.scoring.arithmetic import Worked
from service.vocabulary.assessment import Assessment
from service.vocabulary.canonical import canonical_json
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Texts

DIGEST_SCHEMA = 1
"""The version of what is digested; part of it."""

_LEFT_OUT = (*Texts._fields, "facts")
_finding = attrgetter(*(field.name for field in fields(Finding) if field.name not in _LEFT_OUT))
_REST = ("findings", "decision")
_rest = tuple(field.name for field in fields(Assessment) if field.name not in _REST)

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

Line = tuple[Any, ...]


def assessment_digest(assessment: Assessment, problems: Iterable[InputProblem] = ()) -> str:
    """SHA-256 over everything an assessment holds, and the problems of its input, in hexadecimal.

    A fact is digested once however many findings rest on it, a formula as its template and terms. Left out are only
    the texts that are worded from this when somebody reads them: by the same program and pack (whose digest is in
    it) the same texts follow, and with them the same record, byte for byte.
    """
    trace = _Trace()
    judged = [(_finding(one), tuple(map(trace.number, one.facts))) for one in _findings(assessment)]
    rest = [getattr(assessment, name) for name in _rest]
    whole = (DIGEST_SCHEMA, canonical_json([*rest, *problems], (Worked,)), judged, list(trace.lines))
    return hashlib.sha256(_written(whole).encode()).hexdigest()


def _findings(assessment: Assessment) -> tuple[Finding, ...]:
    return (*assessment.findings, assessment.decision)


class _Trace:
    """The facts in the order in which they are first met, each by its number; equal ones have one number, whether or
    not they are one object. `lines`: what each says → its number."""

    def __init__(self) -> None:
        self.lines: dict[Line, int] = {}
        self._met: dict[int, int] = {}

    def number(self, fact: Fact) -> int:
        """The number of a fact that lives as long as this."""
        known = self._met.get(id(fact))
        if known is None:
            lines = self.lines
            known = self._met[id(fact)] = lines.setdefault(self._line(fact), len(lines))
        return known

    def _line(self, fact: Fact) -> Line:
        name, state, value, unit, cell, working, operands, attested_by, note = fact
        number = value if value is None or type(value) is str else _value(value)
        if cell is not None:
            return name, state, number, unit, (cell.document, cell.sheet, cell.ref, cell.raw), attested_by, note
        told = self._working(working) if type(working) is Working else str(working)
        return name, state, number, unit, told, tuple(map(self.number, operands)), attested_by, note

    def _working(self, working: Working) -> Line:
        template, terms, value, unit, digits = working
        return template, tuple(map(self.number, terms)), _value(value), unit, digits


def _value(value: Quotient | str | date | None) -> str | Line | None:
    """As it stands, not reduced: a number is printed as it was typed."""
    if isinstance(value, Quotient):
        return (f"{value.numerator}/{value.denominator}",)
    return (value.isoformat(),) if isinstance(value, date) else value
