"""A workbook given back with its faults: what was found, what is allowed and how to repair it, at each cell."""

from __future__ import annotations

import json
from collections.abc import Iterable

from service.intake.files.confined import Limits, confined
from service.vocabulary.problem import Problem

_CHILD = "service.documents.commented.child"


def with_comments(content: bytes, problems: Iterable[Problem], limits: Limits | None = None) -> bytes:
    """The same workbook with a comment at each faulty cell; what concerns a whole sheet stands at its first cell, what
    concerns the file at the first of all. Formulas, formats and drop-downs stay; pictures and computed values do not,
    so it has to be opened and saved before it can be handed in again. content: of a file that could be read.

    Raises:
        Unreadable: it is too large to be worked on.
    """
    notes = [(one.sheet, one.ref, comment_on(one)) for one in problems]
    head = json.dumps(notes, ensure_ascii=False).encode()
    return confined(_CHILD, head + b"\n" + content, limits or Limits())


def comment_on(problem: Problem) -> str:
    """The words of one fault."""
    readings = f"\n可能的含义：{' / '.join(problem.readings)}" if problem.readings else ""
    return (
        f"【{problem.severity.label}】发现 {problem.found}\n允许：{problem.allowed}{readings}\n修复：{problem.repair}"
    )
