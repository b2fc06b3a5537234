"""What must hold for a workbook and for the questions about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from service.casework.acts.submission import AcceptAnswer, AnswerQuestion, ImportSubmission, RejectAnswer
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case
from service.casework.plan_comparison import plan_disagreements
from service.casework.questions import HIGH, asked, asked_questions, settled_before
from service.casework.rectification import opened_items
from service.casework.state import State
from service.vocabulary.language import Said

_WAITING = (State.IMPORT, State.SUPPLEMENT)
"""Here even the same workbook goes on: what was lacking or is put right may stand in the judgements alone."""


@of_act("差异是与最近一次申报比较得出的", "the difference is the one to the last submission")
def compared_with_last(attempt: Attempt[ImportSubmission]) -> Iterator[Said]:
    last = attempt.case.last(ImportSubmission)
    if attempt.act.previous != (last.act.submission if last is not None else ""):
        yield Said(
            "申报的差异不是与案卷里最近一次申报比较得出的；请重新导入",
            "the difference was not made with the last submission on record; import again",
        )


@of_act(
    "不是把同一份工作簿按同一套规则再导入一次，除非案卷正等着导入",
    "it is not the same workbook by the same rules again, unless the case waits for one",
)
def something_new(attempt: Attempt[ImportSubmission]) -> Iterator[Said]:
    last, act = attempt.case.last(ImportSubmission), attempt.act
    if last is None or attempt.case.state in _WAITING:
        return
    if (act.workbook, act.rules) == (last.act.workbook, last.act.rules):
        yield Said(
            f"工作簿与第 {last.seq} 号导入的是同一个文件，没有变化；请检查是否选错了文件，没有改动的不必再导入",
            f"the workbook is the file of act {last.seq}, nothing has changed; check whether it is the right file",
        )


@of_act("复评的申报只改动整改事项所涉的内容", "in a re-evaluation only what the items to rectify concern has changed")
def only_opened_changed(attempt: Attempt[ImportSubmission]) -> Iterator[Said]:
    opened = opened_items(attempt.case)
    if opened is not None and (closed := opened.closed(attempt.act.changed)):
        yield Said(
            f"复评只开放整改事项，本次申报还改动了 {'、'.join(closed)}；请恢复这些内容后重新导入",
            f"only the items to rectify are open, but {', '.join(closed)} changed too; restore them and import again",
        )


@of_act(
    "复评按原规则包评价，评估日期不早于上一次",
    "a re-evaluation keeps the pack and is dated no earlier than the last submission",
)
def same_yardstick(attempt: Attempt[ImportSubmission]) -> Iterator[Said]:
    act, last = attempt.act, attempt.case.last(ImportSubmission)
    if opened_items(attempt.case) is None or last is None:
        return
    if act.pack != last.act.pack:
        yield Said(
            f"复评须按原规则包 {last.act.pack} 评价，工作簿写的是 {act.pack}；请改正封面后重新导入",
            f"a re-evaluation keeps the pack {last.act.pack}, the workbook names {act.pack}; correct its cover",
        )
    if act.evaluation_date < last.act.evaluation_date:
        yield Said(
            f"评估日期 {act.evaluation_date} 早于上一次申报的 {last.act.evaluation_date}；请改正封面后重新导入",
            f"the evaluation date {act.evaluation_date} is before {last.act.evaluation_date} of the last submission; "
            "correct the cover",
        )


@of_act("复评只涉及整改事项", "in a re-evaluation only the items to rectify are touched")
def only_opened_touched(attempt: Attempt[Any]) -> Iterator[Said]:
    opened = opened_items(attempt.case)
    if opened is not None and (closed := opened.closed(_touched(attempt.act))):
        yield Said(
            f"复评只开放整改事项，{'、'.join(closed)} 不在其中；请删去",
            f"only the items to rectify are open; {', '.join(closed)} are not among them; leave them out",
        )


def _touched(act: Any) -> tuple[str, ...]:
    """The rules and codes that an act says something about."""
    for field in ("item", "code"):
        if (name := getattr(act, field, None)) is not None:
            return (name,)
    if (values := getattr(act, "values", None)) is not None:
        return tuple(value.code for value in values)
    items: tuple[str, ...] = act.items
    return items


@of_act(
    "复评只答复和认定整改事项的存疑，以及复评中新提出的",
    "a re-evaluation settles only questions about what is open, and new ones",
)
def only_opened_questioned(attempt: Attempt[AnswerQuestion | AcceptAnswer | RejectAnswer]) -> Iterator[Said]:
    act = attempt.act
    question = asked(attempt.case, act.rule, act.subject)
    if question is not None and settled_before(attempt.case, question):
        yield Said(
            f"{act.rule}（{act.subject}）的存疑在复评之前已经处理，不属整改事项；不再答复和认定",
            f"the question {act.rule} ({act.subject}) is older than the re-evaluation and about nothing to rectify; "
            "leave it as it was settled",
        )


@of_case(
    "工作簿所称的审核同意都登记在案，与现行方案一致",
    "every approval the workbook claims is on record, and it states the plan in force",
)
def plan_matches(standing: Standing) -> Iterator[Said]:
    submission = standing.case.last(ImportSubmission)
    if submission is not None:
        yield from plan_disagreements(standing.case, submission.act)


@of_act("存疑是对现有申报提出的", "the question was asked of the present submission")
def question_asked(attempt: Attempt[AnswerQuestion | AcceptAnswer | RejectAnswer]) -> Iterator[Said]:
    act = attempt.act
    if asked(attempt.case, act.rule, act.subject) is None:
        yield Said(
            f"没有对现有申报提出 {act.rule}（{act.subject}）的存疑；请核对规则编号和对象",
            f"no question {act.rule} ({act.subject}) was asked of the present submission; check rule and subject",
        )


@of_act("存疑是对现有申报提出的，园区已经答复", "the question was asked of the present submission and is answered")
def asked_and_answered(attempt: Attempt[AcceptAnswer | RejectAnswer]) -> Iterator[Said]:
    act = attempt.act
    yield from question_asked.reasons(attempt)
    question = asked(attempt.case, act.rule, act.subject)
    if question is not None and question.answer is None:
        yield Said(
            f"{act.rule}（{act.subject}）的存疑尚未答复；请等园区答复后再认定",
            f"the question {act.rule} ({act.subject}) is not answered yet; wait for the park's answer",
        )


@of_case("每个高风险存疑都已答复并认定", "every question of severity high is answered and ruled on")
def high_questions_ruled(standing: Standing) -> Iterator[Said]:
    for one in asked_questions(standing.case):
        if one.question.severity != HIGH or one.ruling is not None:
            continue
        place = f"{one.question.rule}（{one.question.subject}）"
        english = f"{one.question.rule} ({one.question.subject})"
        if one.answer is None:
            yield Said(
                f"高风险存疑 {place} 尚未答复；请园区答复，或发补正材料通知书",
                f"the question {english} of severity high is not answered; let the park answer or request a supplement",
            )
        else:
            yield Said(
                f"高风险存疑 {place} 的答复尚未认定；请评估员采信或不予采信",
                f"the answer to {english} is not ruled on; accept or reject it",
            )
