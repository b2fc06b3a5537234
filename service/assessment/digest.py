"""One digest of a whole assessment, at a tenth of what wording and writing its record costs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
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
    lines: dict[str, str] = {}
    documents: dict[str, int] = {}
    numbers = _numbering(lines, documents)
    judged = [f"{_judged(_finding(one))}({numbers(one.facts)})" for one in _findings(assessment)]
    rest = canonical_json([*(getattr(assessment, name) for name in _rest), *map(problem_digested, problems)], (Worked,))
    head = _written((DIGEST_SCHEMA, len(rest), judged, list(documents)))
    return hashlib.sha256("".join((head, rest, *lines)).encode()).hexdigest()


def problem_digested(met: InputProblem) -> Mapping[str, object]:
    """A problem without its English, which is left out like other texts: the Chinese says what was met."""
    told = met.problem
    chinese = {name: getattr(told, name).zh for name in ("found", "allowed", "repair")}
    own = {name: getattr(told, name) for name in ("severity", "code", "sheet", "ref")}
    readings = [reading.zh for reading in told.readings]
    return {"file": met.file, "name": met.name, "problem": {**own, **chinese, "readings": readings}}


@lru_cache(maxsize=8192)
def _judged(fields: tuple[object, ...]) -> str:
    """The digest of what a finding says: most findings of a pack say the same of every park, but for their facts."""
    return hashlib.sha256(_written(fields).encode()).hexdigest()


def _findings(assessment: Assessment) -> tuple[Finding, ...]:
    return (*assessment.findings, assessment.decision)


def _numbering(lines: dict[str, str], documents: dict[str, int]) -> Callable[[tuple[Fact, ...]], str]:
    """What gives the numbers of several facts, which live as long as this: each numbered after what it rests on, equal
    ones alike, whether or not they are one object. `lines`: what each says → its number; `documents`: those of the
    cells, likewise. Closed over its tables, because a case has thousands of facts.
    """
    met: dict[int, str] = {}
    known = met.get

    def numbers(facts: tuple[Fact, ...]) -> str:
        return ",".join([known(id(fact)) or number(fact) for fact in facts])

    def number(fact: Fact) -> str:
        """By a line with every text's length before it, so that no text can be taken for another part of the line, and
        no line for two."""
        name, state, value, unit, cell, working, operands, attested_by, note, _ = fact  # the last: as `note` says
        head = (
            f"{_STATES[state]}{_ATTESTORS[attested_by]}{len(name)}:{name}{len(unit)}:{unit}{len(note)}:{note}"
            f"{'-' if value is None else _value(value)}"
        )
        if cell is not None:
            sheet, ref, raw = cell.sheet, cell.ref, cell.raw
            document = documents.setdefault(cell.document, len(documents))
            line = f"{head}@{document},{len(sheet)}:{sheet}{len(ref)}:{ref}{len(raw)}:{raw}"
        else:
            resting_on = numbers(operands) if operands else ""
            if type(working) is Working:
                template, terms, result, of, digits = working
                worked = "-" if result is None else _value(result)
                told = f"{len(template)}:{template}{worked}{len(of)}:{of}{digits}({numbers(terms)})"
            else:
                text = str(working)
                told = f"={len(text)}:{text}"
            line = f"{head}({resting_on}){told}"
        made = met[id(fact)] = lines.setdefault(line, str(len(lines)))
        return made

    return numbers


def _value(value: Quotient | str | date) -> str:
    """As it stands, not reduced: a number is printed as it was typed."""
    if type(value) is Quotient:
        bottom = value.denominator
        return f"#{value.numerator!s};" if bottom is _ONE or str(bottom) == "1" else f"#{value.numerator!s}/{bottom!s};"
    return f"{len(value)}:{value}" if isinstance(value, str) else f"d{value}"
