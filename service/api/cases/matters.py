"""The matters of a case one by one: plan, questions, scores, waivers, items to put right, difficulties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pydantic import Field

from service.api.persons import PersonShown
from service.api.values import Exact, Labelled, Shown, Words, fraction_text
from service.casework.acts.application import RecordPlan
from service.casework.case import Recorded
from service.casework.expert_scores import ItemScores
from service.casework.plan_record import PlanOnRecord
from service.casework.progress import Difficulty
from service.casework.question_ledger import status
from service.casework.questions import AskedQuestion
from service.casework.rectification import ItemRecord
from service.casework.waivers import WaiverRecord
from service.vocabulary.exact import shortest


class VersionShown(Shown):
    """An approved version of the plan."""

    act: int = Field(description="登记这一版的办理记录序号")
    version: str = Field(description="版本")
    authority: str = Field(description="审核同意的单位")
    document: str = Field(description="文号")
    decided_on: date = Field(description="审核同意的日期")


class PlanShown(Shown):
    """What the approved versions of the plan come to."""

    original: VersionShown | None = Field(description="原方案，没有的为 null")
    in_force: VersionShown | None = Field(description="现行方案，没有的为 null")
    amended: list[Words] = Field(description="调整过的目标和基期值：原来的与现行的")
    replaced: list[str] = Field(description="调整掉的项目")

    @classmethod
    def of(cls, record: PlanOnRecord) -> PlanShown:
        """The plan on record."""
        return cls(
            original=_version(record.original),
            in_force=_version(record.in_force),
            amended=[Words.of(target.said) for target in record.targets.values()],
            replaced=list(record.replaced),
        )


def _version(recorded: Recorded[RecordPlan] | None) -> VersionShown | None:
    if recorded is None:
        return None
    act = recorded.act
    return VersionShown(
        act=recorded.seq,
        version=act.version,
        authority=act.authority,
        document=act.document,
        decided_on=act.decided_on,
    )


class QuestionShown(Shown):
    """A question of the data check with how far it has come."""

    rule: str = Field(description="提出存疑的规则")
    subject: str = Field(description="存疑的对象", examples=["indicator:energy_intensity"])
    title: str = Field(description="存疑对象的名称")
    severity: str = Field(description="high：重大，未解决不能得出结论；medium；low")
    asks: str = Field(description="问什么")
    status: Labelled = Field(description="待答复、已答复、已采信或维持存疑")
    answer: str | None = Field(description="园区的答复，没有的为 null")
    ruling: str | None = Field(description="评估员认定的理由，没有的为 null")

    @classmethod
    def of(cls, asked: AskedQuestion, titles: Mapping[str, str]) -> QuestionShown:
        """The question. titles: subject → its name."""
        question = asked.question
        return cls(
            rule=question.rule,
            subject=question.subject,
            title=titles.get(question.subject, question.subject),
            severity=question.severity,
            asks=question.asks,
            status=Labelled.of(status(asked)),
            answer=asked.answer.act.answer if asked.answer is not None else None,
            ruling=asked.ruling.act.reason if asked.ruling is not None else None,
        )


class ScoreShown(Shown):
    """One expert's score."""

    act: int = Field(description="办理记录序号")
    expert: PersonShown = Field(description="评分的专家")
    score: Exact = Field(description="分数")
    reason: str = Field(description="理由")


class ScoresShown(Shown):
    """The scores of one item."""

    item: str = Field(description="规则编号")
    scores: list[ScoreShown] = Field(description="计入的评分")
    average: Exact | None = Field(description="精确的平均分，没有评分的为 null")
    spread: Exact | None = Field(description="最高减最低，没有评分的为 null")
    flagged: bool = Field(description="离差过大，请专家组复核")
    short: int = Field(description="尚缺几人评分")
    said: Words = Field(description="一句话说明")

    @classmethod
    def of(cls, item: ItemScores) -> ScoresShown:
        """The scores as they count now."""
        given = [
            ScoreShown(
                act=one.seq,
                expert=PersonShown.of(one.person),
                score=shortest(one.act.score),
                reason=one.act.reason,
            )
            for one in item.scores
        ]
        return cls(
            item=item.item,
            scores=given,
            average=fraction_text(item.average),
            spread=shortest(item.spread) if item.spread is not None else None,
            flagged=item.flagged,
            short=item.short,
            said=Words.of(item.said),
        )


class WaiverShown(Shown):
    """One waiver."""

    act: int = Field(description="提出认定的办理记录序号；同意、撤销时照写为 waiver")
    subject: str = Field(description="不适用的指标或规则")
    reason: str = Field(description="理由")
    until: date = Field(description="有效期的最后一天")
    granted_by: PersonShown | None = Field(description="同意的审批人，没有的为 null")
    revoked_by: PersonShown | None = Field(description="否定或撤销的人，没有的为 null")
    in_force: bool = Field(description="今天是否有效")

    @classmethod
    def of(cls, waiver: WaiverRecord, today: date) -> WaiverShown:
        """The waiver on a day."""
        act = waiver.proposed.act
        return cls(
            act=waiver.proposed.seq,
            subject=act.subject,
            reason=act.reason,
            until=act.until,
            granted_by=PersonShown.of(waiver.granted.person) if waiver.granted is not None else None,
            revoked_by=PersonShown.of(waiver.revoked.person) if waiver.revoked is not None else None,
            in_force=waiver.in_force(today),
        )


class ItemShown(Shown):
    """One item to put right."""

    rule: str = Field(description="规则编号")
    subject: str = Field(description="对象")
    demand: str = Field(description="整改要求")
    owner: str = Field(description="责任单位")
    deadline: date = Field(description="期限")
    reopens: list[str] = Field(description="复评时可以改动的编码")
    reported: int | None = Field(description="报告完成的办理记录序号，没有报告的为 null")

    @classmethod
    def of(cls, record: ItemRecord) -> ItemShown:
        """The item with the park's last report on it."""
        item = record.item
        return cls(
            rule=item.rule,
            subject=item.subject,
            demand=item.demand,
            owner=item.owner,
            deadline=item.deadline,
            reopens=list(item.reopens),
            reported=record.report.seq if record.report is not None else None,
        )


class DifficultyShown(Shown):
    """A difficulty of a yearly report."""

    report: int = Field(description="报告它的办理记录序号")
    difficulty: int = Field(description="在那份报告里的第几项，从 1 起")
    year: int = Field(description="哪一年的进展")
    text: str = Field(description="困难")
    support: list[str] = Field(description="各项支持措施")
    solved: str | None = Field(description="怎样解决的，未解决的为 null")

    @classmethod
    def of(cls, one: Difficulty) -> DifficultyShown:
        """The difficulty as far as it is known."""
        return cls(
            report=one.report.seq,
            difficulty=one.place,
            year=one.report.act.year,
            text=one.text,
            support=[f"{given.act.supporter}：{given.act.support}" for given in one.support],
            solved=one.solved.act.how if one.solved is not None else None,
        )
