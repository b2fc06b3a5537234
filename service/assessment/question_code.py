"""存疑编号: what a question was asked about. A ruling holds for the figures it was made on, and for no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from service.vocabulary.canonical import canonical_digest
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding, Verdict
from service.vocabulary.judgements import Ruling
from service.vocabulary.writing import folded

CLOSING = "存疑处理"
"""The fact that tells how a question was ruled on."""
_GROUP, _GROUPS = 4, 3
_Stated = tuple[str, Quotient | str | date | None, str, str]
"""State, value, unit, what is written there."""


def question_code(rule: str, subject: str, facts: Iterable[Fact]) -> str:
    """Like `3F9A-1C07-B2D4`: another one as soon as any cell that the question rests on says something else, the same
    wherever these cells stand and in whatever unit. How it was ruled on is no part of it."""
    stated: dict[Cell, _Stated] = {}
    for fact in facts:
        if fact.name != CLOSING:
            for cell, told in _stated(fact):
                stated.setdefault(cell, told)
    digest = canonical_digest([rule, subject, list(stated.values())])[: _GROUP * _GROUPS].upper()
    return "-".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def code_of(finding: Finding) -> str:
    """The code of a question that is asked; empty for any other finding."""
    asked = finding.verdict is Verdict.QUESTION
    return question_code(*finding.key, finding.facts) if asked else ""


def is_about(ruling: Ruling, code: str) -> bool:
    """Whether a ruling is about the question of that code. One that names none is held to its question by its case."""
    return ruling.about is None or _bare(str(ruling.about.value or "")) == _bare(code)


def _bare(code: str) -> str:
    return folded(code).replace("-", "").upper()


def _stated(fact: Fact) -> Iterator[tuple[Cell, _Stated]]:
    """The cells of a fact with what was read there, or with what is written there where nothing could be."""
    if fact.cell is not None:
        yield fact.cell, (fact.state.value, fact.value, fact.unit, "" if fact.present else fact.cell.raw)
    for operand in fact.operands:
        yield from _stated(operand)
