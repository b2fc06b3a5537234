"""What must hold for reports on items to rectify, re-evaluations, difficulties and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from service.casework.acts.carrying_out import (
    GiveSupport,
    PrepareReply,
    ReportItem,
    ReportProgress,
    SolveDifficulty,
)
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case
from service.casework.progress import difficulties
from service.casework.rectification import ItemRecord, ItemStatus, items_to_rectify, rectification_deadline
from service.vocabulary.language import Said


@of_act("报告的是决定列明的整改事项", "the item is one of the decision")
def item_listed(attempt: Attempt[ReportItem | PrepareReply]) -> Iterator[Said]:
    act = attempt.act
    if (act.rule, act.subject) not in {(one.item.rule, one.item.subject) for one in items_to_rectify(attempt.case)}:
        yield Said(
            f"{act.rule}（{act.subject}）不是决定列明的整改事项；请核对规则编号和对象",
            f"{act.rule} ({act.subject}) is no item of the decision; check rule and subject",
        )


@of_act("标为已就绪的，写明整改情况", "a reply that is ready tells what was done")
def ready_told(attempt: Attempt[PrepareReply]) -> Iterator[Said]:
    if attempt.act.ready and not attempt.act.reply.strip():
        yield Said("没有写明整改情况，不能标为已就绪；请补上", "what was done is missing; add it before it is ready")


@of_case("整改情况逐项已就绪，有待报送的", "every item has a reply that is ready, and there is something to hand in")
def replies_ready(standing: Standing) -> Iterator[Said]:
    records = items_to_rectify(standing.case)
    if records and all(one.prepared is None for one in records):
        yield Said("没有填写好、尚未报送的整改情况；请先逐项填写", "no reply is prepared; prepare them item by item")
        return
    for status in (ItemStatus.OPEN, ItemStatus.PREPARED):
        if left := _rules(one for one in records if one.status is status):
            yield Said(
                f"整改事项 {left} {status.said.zh}；请填写整改情况并标为已就绪",
                f"items {left}: {status.said.en}; fill them in and mark them ready",
            )


def _rules(records: Iterable[ItemRecord]) -> str:
    """What the items are called: by their rules, each once."""
    return "、".join(dict.fromkeys(one.item.rule for one in records))


@of_case("整改事项都已报告完成，或整改期限已经届满", "every item is reported done, or the deadline has passed")
def rectification_over(standing: Standing) -> Iterator[Said]:
    deadline = rectification_deadline(standing.case)
    if deadline is not None and standing.today > deadline:
        return
    if left := _rules(one for one in items_to_rectify(standing.case) if one.report is None):
        yield Said(
            f"整改事项 {left} 尚未报告完成；请等园区报告，或等期限 {deadline} 届满",
            f"items {left} are not reported done; wait for the reports, or until {deadline} has passed",
        )


@of_act(
    "每年的进展只报告一次，报送日期不早于所报年度开始，不晚于当天",
    "one progress report a year, filed neither before the year has begun nor in the future",
)
def progress_in_order(attempt: Attempt[ReportProgress]) -> Iterator[Said]:
    act = attempt.act
    if any(one.act.year == act.year for one in attempt.case.of(ReportProgress)):
        yield Said(f"{act.year} 年的进展已经报告", f"progress of {act.year} is reported already")
    if act.filed_on > attempt.today:
        yield Said(
            f"报送日期 {act.filed_on} 晚于今天；请核对日期",
            f"the report was filed on {act.filed_on}, which is in the future; check the date",
        )
    if act.filed_on.year < act.year:
        yield Said(
            f"报送日期 {act.filed_on} 时 {act.year} 年还没有开始；请核对年度和日期",
            f"{act.year} had not begun on {act.filed_on}, when the report was filed; check year and date",
        )


@of_act("困难已在年度进展中报告，尚未解决", "the difficulty is reported and not solved")
def difficulty_open(attempt: Attempt[GiveSupport | SolveDifficulty]) -> Iterator[Said]:
    act = attempt.act
    known = {(one.report.seq, one.place): one for one in difficulties(attempt.case)}
    found = known.get((act.report, act.difficulty))
    if found is None:
        yield Said(
            f"第 {act.report} 号办理记录没有报告第 {act.difficulty} 项困难；请核对编号",
            f"act {act.report} reports no difficulty {act.difficulty}; check the numbers",
        )
    elif found.solved is not None:
        yield Said("这项困难已经解决", "this difficulty is solved already")


@of_act("写明文件及其所证明的对象", "file and what it is evidence for are given")
def evidence_told(attempt: Attempt[Any]) -> Iterator[Said]:
    if not (attempt.act.file.strip() and attempt.act.name.strip() and attempt.act.key.strip()):
        yield Said("没有写明文件或其所证明的对象；请补上", "file or what it is evidence for is missing; add it")
