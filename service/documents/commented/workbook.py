"""A workbook given back with its faults: what was found, what is allowed and how to repair it, at each cell."""

from __future__ import annotations

import json
from collections.abc import Iterable

from service.intake.files.confined import Limits, confined
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Problem

_CHILD = "service.documents.commented.child"


def with_comments(
    content: bytes, problems: Iterable[Problem], language: Language = Language.ZH, limits: Limits | None = None
) -> bytes:
    """The same workbook with a comment at each faulty cell; what concerns a whole sheet stands at its first cell, what
    concerns the file at the first of all. Formulas, formats and drop-downs stay; pictures and computed values do not,
    so it has to be opened and saved before it can be handed in again. content: of a file that could be read.

    Raises:
        Unreadable: it is too large to be worked on.
    """
    notes = [(one.sheet, one.ref, comment_on(one, language)) for one in problems]
    head = json.dumps(notes, ensure_ascii=False).encode()
    return confined(_CHILD, head + b"\n" + content, limits or Limits())


def comment_on(problem: Problem, language: Language) -> str:
    """The words of one fault; by the marks around its severity a comment of ours is known again."""
    severity, found, allowed, repair = (
        said.told(language) for said in (problem.severity.said, problem.found, problem.allowed, problem.repair)
    )
    told = [Said(f"【{severity}】发现 {found}", f"【{severity}】found {found}")]
    told.append(Said(f"允许：{allowed}", f"allowed: {allowed}"))
    if problem.readings:
        meant = " / ".join(reading.told(language) for reading in problem.readings)
        told.append(Said(f"可能的含义：{meant}", f"could mean: {meant}"))
    told.append(Said(f"修复：{repair}", f"repair: {repair}"))
    return "\n".join(line.told(language) for line in told)
