"""What the 核查记录 of a park has to rule on, filled in beforehand: 不适用 with the reasons, and the open questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from service.assessment.summary import open_questions
from service.intake.forms.layout import COVER, Book
from service.intake.reading.judgements import PARK
from service.intake.writing.fill import SheetContent, fill
from service.rulelang.pack import Pack
from service.settings import Settings
from service.vocabulary.assessment_summary import OpenQuestion
from service.vocabulary.submission import Submission
from service.workflow.evaluation.evaluate import Choice, evaluate
from service.workflow.evaluation.templates import SUFFIX
from service.workflow.saving import check_output, save

_WAIVED = "not_applicable"


def judgements_wanted(
    park: str, pack: Pack, submission: Submission | None = None, questions: Iterable[OpenQuestion] = ()
) -> Mapping[str, SheetContent]:
    """Sheet → its content, as fill() types it in: the park, and what its submission asks. Who rules, how and why is
    left to them."""
    cover = {COVER: {PARK: park}}
    if submission is None:
        return cover
    names = {indicator.code: indicator.name for indicator in pack.catalogue.indicators.values()}
    waivers = [
        {"编码": code, "名称": names[code], "园区理由": str(row.reason.value)}
        for code, row in submission.indicators.items()
        if row.state.value == _WAIVED and row.reason.present and code in names
    ]
    asked = [
        {"规则": one.rule, "对象": one.subject.partition(":")[2], "存疑编号": one.code} for one in questions if one.code
    ]
    return {**cover, "不适用认定": waivers, "存疑处理": asked}


def write_judgements_for(workbook: Path, settings: Settings, choice: Choice, out: Path, force: bool = False) -> None:
    """Write the 核查记录 of the park whose 评估工作簿 that is. `force` replaces a file that is there.

    Raises:
        RefusedOutput: see check_output(). OSError: the file cannot be written. Others: see evaluate().
    """
    check_output(out, SUFFIX, (workbook,), force=force)
    made = evaluate(workbook, settings, replace(choice, alone=True))
    asked = open_questions(made.assessment)
    wanted = judgements_wanted(made.assessment.park, made.pack, made.submission, asked)
    save(out, fill(Book.JUDGEMENTS, made.pack, wanted))
