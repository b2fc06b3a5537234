"""The workbook of a case, the questions about it, and the end of the data check."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.markup import escape

from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, FinishDataCheck, RejectAnswer
from service.cli.case.acting import asked, record, record_with, refusing, tell, tell_dry_run
from service.cli.case.options import By, CaseId, DryRun, Evidence, Note, Reason, Rule, Seen, Subject, Workbook
from service.cli.console import print_problems, screen
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.language import Language, Said
from service.workflow.cases.dispute_value import dispute_value
from service.workflow.cases.import_submission import Imported, PlanCompared, import_submission

_SHOWN_CHANGES = 40


def import_(
    case: CaseId, workbook: Workbook, by: By, dry_run: DryRun = False, seen: Seen = None, lang: Lang = Language.ZH
) -> None:
    """导入评估工作簿：列出问题、与上一次的差异和数据核对提出的存疑；不能用的不保存。"""
    with refusing(lang):
        imported = import_submission(load_settings(), case, workbook, asked(by, seen), dry_run)
    _show(imported, lang)
    if imported.done is not None:
        tell(imported.done, lang)


def _show(imported: Imported, lang: Language) -> None:
    if imported.problems:
        screen().print(Said("工作簿中的问题", "faults in the workbook").told(lang), style="bold")
        print_problems(imported.problems, lang)
    if imported.difference is not None:
        changes = imported.difference.changes
        head = Said(f"与上一次申报不同（{len(changes)} 处）", f"differences to the last submission ({len(changes)})")
        screen().print(head.told(lang), style="bold")
        for change in changes[:_SHOWN_CHANGES]:
            screen().print(f"  {escape(change.said.told(lang))}")
        if (more := len(changes) - _SHOWN_CHANGES) > 0:
            screen().print(Said(f"  … 另有 {more} 处", f"  … and {more} more").told(lang))
    _show_plan(imported.plan, lang)
    for question in imported.act.questions:
        asks = question.told(imported.titles)
        screen().print(escape(Said(f"存疑：{asks.zh}", f"question: {asks.en}").told(lang)))
    if imported.done is None:
        tell_dry_run(imported.refused, lang)


def _show_plan(compared: PlanCompared, lang: Language) -> None:
    parts = (
        (Said("方案：工作簿与案卷登记不一致", "plan: the workbook disagrees with the record"), compared.disagreements),
        (Said("方案：目标调整", "plan: amended targets"), compared.targets),
        (Said("方案：项目变更", "plan: changed projects"), compared.projects),
    )
    for head, sentences in parts:
        if sentences:
            screen().print(head.told(lang), style="bold")
        for sentence in sentences:
            screen().print(f"  {escape(sentence.told(lang))}")


def answer(
    case: CaseId,
    rule: Rule,
    subject: Subject,
    text: Annotated[str, typer.Option("--answer", metavar="答复", help="园区的答复")],
    by: By,
    evidence: Evidence = None,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """园区答复一条存疑。"""

    def make(files: tuple[str, ...]) -> AnswerQuestion:
        return AnswerQuestion(rule=rule, subject=subject, answer=text, evidence=files)

    record_with(case, make, evidence, by, seen, lang)


def settle_question(
    case: CaseId,
    rule: Rule,
    subject: Subject,
    reason: Reason,
    by: By,
    rejected: Annotated[bool, typer.Option("--rejected", help="不予采信，存疑维持")] = False,
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """评估员认定答复：采信，或不予采信（--rejected）。"""
    kind = RejectAnswer if rejected else AcceptAnswer
    record(case, kind(rule=rule, subject=subject, reason=reason), by, seen, lang)


def dispute(
    case: CaseId,
    code: Annotated[str, typer.Option(metavar="编码", help="指标或原始数据的编码")],
    year: Annotated[int, typer.Option(metavar="年份", help="哪一年的数值")],
    reason: Reason,
    by: By,
    established: Annotated[str, typer.Option(metavar="数值", help="核查认定的数值，可带单位，如 1.05 或 12%")] = "",
    seen: Seen = None,
    lang: Lang = Language.ZH,
) -> None:
    """登记有争议的数值；已查明的写 --established。"""
    with refusing(lang):
        done = dispute_value(load_settings(), case, code, year, reason, established, asked(by, seen))
    tell(done, lang)


def check_done(case: CaseId, by: By, note: Note = "", seen: Seen = None, lang: Lang = Language.ZH) -> None:
    """数据核对完成：重大存疑均已答复并认定，现行方案与案卷一致。"""
    record(case, FinishDataCheck(note=note), by, seen, lang)
