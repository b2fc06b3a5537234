"""Whether a workbook belongs to the case it is imported into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from service.casework.acts.application import OpenCase
from service.vocabulary.entry import Entry
from service.vocabulary.problem import Problem
from service.vocabulary.submission import Submission
from service.workflow.evaluate import UnusableWorkbook


def require_same_park(file: Path, opened: OpenCase, submission: Submission, problems: tuple[Problem, ...]) -> None:
    """Return only if the cover names the case's park and programme; its code may be left out.

    Raises:
        UnusableWorkbook: it names another.
    """
    if faults := tuple(_faults(opened, submission)):
        sentence = f"{'；'.join(faults)}；请核对工作簿是否属于本案，或改正封面后重新导入"
        raise UnusableWorkbook(file, sentence, problems)


def _faults(opened: OpenCase, submission: Submission) -> Iterator[str]:
    cover = submission.cover
    stated = {"园区名称": (cover.park, opened.park_name), "规划期": (cover.programme, opened.programme)}
    for item, (entry, own) in stated.items():
        if _word(entry) != _folded(own):
            yield f"封面的{item}为“{entry.value or '（未填写）'}”，案卷为“{own}”"
    if cover.park_code.present and _word(cover.park_code) != _folded(opened.park):
        yield f"封面的园区代码为“{cover.park_code.value}”，案卷为“{opened.park}”"


def _word(entry: Entry) -> str:
    return _folded(str(entry.value or ""))


def _folded(text: str) -> str:
    return "".join(text.split())
