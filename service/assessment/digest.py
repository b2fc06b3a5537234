"""One digest of a whole assessment, at a tenth of what wording and writing its record costs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import lru_cache
from operator import attrgetter

from service.assessment.record import InputProblem
from service.assessment.working import Working
from service.scoring.arithmetic import Worked
from service.vocabulary.assessment import Assessment
from service.vocabulary.canonical import canonical_json
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Texts
from service.vocabulary.state import Attestor, State

DIGEST_SCHEMA = 2
"""The version of what is digested; part of it."""

_LEFT_OUT = (*Texts._fields, "facts")
_finding = attrgetter(*(field.name for field in fields(Finding) if field.name not in _LEFT_OUT))
_REST = ("findings", "decision")
_rest = tuple(field.name for field in fields(Assessment) if field.name not in _REST)

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

_STATES = {state: str(number) for number, state in enumerate(State)}
_ATTESTORS = {attestor: str(number) for number, attestor in enumerate(Attestor)}
_ONE = ONE.denominator


def assessment_digest(assessment: Assessment, problems: Iterable[InputProblem] = ()) -> str:
    """SHA-256 over everything an assessment holds, and the problems of its input, in hexadecimal.

    A fact is digested once however many findings rest on it, a formula as its template and terms. Left out are only
    the texts that are worded from this when somebody reads them: by the same program and pack (whose digest is in
    it) the same texts follow, and with them the same record, byte for byte.
    """
    trace = _Trace()
    judged = [f"{_judged(_finding(one))}({trace.numbers(one.facts)})" for one in _findings(assessment)]
    rest = canonical_json([*(getattr(assessment, name) for name in _rest), *problems], (Worked,))
    head = _written((DIGEST_SCHEMA, len(rest), judged, list(trace.documents)))
    return hashlib.sha256("".join((head, rest, *trace.lines)).encode()).hexdigest()


@lru_cache(maxsize=8192)
def _judged(fields: tuple[object, ...]) -> str:
    """The digest of what a finding says: most findings of a pack say the same of every park, but for their facts."""
    return hashlib.sha256(_written(fields).encode()).hexdigest()


def _findings(assessment: Assessment) -> tuple[Finding, ...]:
    return (*assessment.findings, assessment.decision)


class _Trace:
    """The facts in the order in which they are first met, each by its number; equal ones have one number, whether or
    not they are one object. `lines`: what each says → its number; `documents`: those of the cells, likewise."""

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}
        self.documents: dict[str, int] = {}
        self._met: dict[int, str] = {}

    def numbers(self, facts: tuple[Fact, ...]) -> str:
        """The numbers of several facts, which live as long as this."""
        met, told = self._met, []
        for fact in facts:
            number = met.get(id(fact))
            if number is None:
                line, lines = self._line(fact), self.lines
                number = met[id(fact)] = lines.setdefault(line, str(len(lines)))
            told.append(number)
        return ",".join(told)

    def _line(self, fact: Fact) -> str:
        """Every text with its length before it, so that no text can be taken for another part of the line, and no line
        for two."""
        name, state, value, unit, cell, working, operands, attested_by, note = fact
        shown = _value(value)
        head = f"{_STATES[state]}{_ATTESTORS[attested_by]}{len(name)}:{name}{len(unit)}:{unit}{len(note)}:{note}{shown}"
        if cell is not None:
            sheet, ref, raw, documents = cell.sheet, cell.ref, cell.raw, self.documents
            document = documents.setdefault(cell.document, len(documents))
            return f"{head}@{document},{len(sheet)}:{sheet}{len(ref)}:{ref}{len(raw)}:{raw}"
        resting_on = self.numbers(operands) if operands else ""
        if type(working) is Working:
            template, terms, result, of, digits = working
            told = f"{len(template)}:{template}{_value(result)}{len(of)}:{of}{digits}({self.numbers(terms)})"
        else:
            text = str(working)
            told = f"={len(text)}:{text}"
        return f"{head}({resting_on}){told}"


def _value(value: Quotient | str | date | None) -> str:
    """As it stands, not reduced: a number is printed as it was typed."""
    if type(value) is Quotient:
        top, bottom = value.numerator, value.denominator
        return f"#{top!s};" if bottom is _ONE or str(bottom) == "1" else f"#{top!s}/{bottom!s};"
    if value is None:
        return "-"
    return f"{len(value)}:{value}" if isinstance(value, str) else f"d{value}"
