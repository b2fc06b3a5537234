"""What must hold for judgements, scores and the end of the site visit."""

from __future__ import annotations

from collections.abc import Iterator

from service.casework.acts.application import Apply
from service.casework.acts.carrying_out import OpenReevaluation
from service.casework.acts.site_visit import FinishSiteVisit, RecordJudgement, RecordVerification, Recuse, ScoreItem
from service.casework.conditions.condition import Attempt, Standing, of_act, of_case
from service.casework.rectification import opened_items
from service.casework.scores import experts_by_item, recused
from service.vocabulary.exact import plain
from service.vocabulary.language import Said
from service.vocabulary.person import Role


@of_act("已回避的专家不再判定和评分", "a recused expert judges and scores no more")
def not_recused(attempt: Attempt[RecordJudgement | ScoreItem]) -> Iterator[Said]:
    recusal = recused(attempt.case, attempt.person, attempt.act.item)
    if recusal is not None:
        yield Said(
            f"{attempt.person.name} 已对 {attempt.act.item} 回避（{recusal.act.reason}）；请由其他专家办理",
            f"{attempt.person.name} is recused from {attempt.act.item} ({recusal.act.reason}); let another do it",
        )


@of_act("评分在规定的分值范围内", "the score is on the scale")
def score_on_scale(attempt: Attempt[ScoreItem]) -> Iterator[Said]:
    low, high, score = attempt.procedure.score_lowest, attempt.procedure.score_highest, attempt.act.score
    if not low <= score <= high:
        yield Said(
            f"评分 {plain(score)} 不在 {plain(low)} 至 {plain(high)} 分之内；请改正",
            f"the score {plain(score)} is not between {plain(low)} and {plain(high)}; correct it",
        )


@of_act("专家只替自己回避", "an expert recuses nobody else")
def own_recusal(attempt: Attempt[Recuse]) -> Iterator[Said]:
    if attempt.person.role is Role.EXPERT and attempt.act.expert != attempt.person.id:
        yield Said(
            "专家只能申请本人回避；他人的回避请由评估员登记",
            "an expert can recuse only themself; let an assessor record another's recusal",
        )


@of_act("复评中的回避写明事项", "a recusal in a re-evaluation names its items")
def recused_from_named(attempt: Attempt[Recuse]) -> Iterator[Said]:
    if opened_items(attempt.case) is not None and not attempt.act.items:
        yield Said(
            "复评只开放整改事项，全部回避会使其他事项的评分和判定失效；请写明回避哪些整改事项",
            "only the items to rectify are open, and a recusal from all would void scores and judgements of others; "
            "name the items",
        )


@of_act("第三方核查至少列出一个数值或写明结论", "the verification attests at least one value or concludes")
def values_attested(attempt: Attempt[RecordVerification]) -> Iterator[Said]:
    if not attempt.act.values and not attempt.act.conclusion.strip():
        yield Said(
            "第三方核查既没有列出数值，也没有写明结论；请列出核查过的数值，或写明报告的结论",
            "neither a value nor a conclusion is given; list the verified values or say what the report concludes",
        )


@of_act("第三方报告的日期不晚于当天", "the report of the third party is not of the future")
def report_made(attempt: Attempt[RecordVerification]) -> Iterator[Said]:
    day = attempt.act.made_on
    if day is not None and day > attempt.today:
        yield Said(
            f"第三方报告的日期 {day} 晚于今天；请核对日期", f"the day of the report {day} is in the future; check it"
        )


@of_case("评分的专家人数足够，已回避的不计", "enough experts scored; recused ones do not count")
def experts_enough(standing: Standing) -> Iterator[Said]:
    needed, by_item = standing.procedure.experts_needed, experts_by_item(standing.case)
    if needed and not by_item:
        yield Said(
            f"还没有专家评分，每个评分事项须有 {needed} 名专家评分；请安排专家评分",
            f"no expert has scored; every item needs {needed} experts; arrange the scoring",
        )
    for item, experts in by_item.items():
        if (short := needed - len(experts)) > 0:
            yield Said(
                f"评分事项 {item} 须有 {needed} 名专家评分，尚缺 {short} 名；请安排专家评分",
                f"item {item} needs {needed} experts, {short} more to score; arrange the scoring",
            )


@of_act(
    "现场核查的日期在申请（复评开始）之后，不晚于当天",
    "the visit is not before the application or re-evaluation, nor in the future",
)
def visited(attempt: Attempt[FinishSiteVisit]) -> Iterator[Said]:
    day, case = attempt.act.visited_on, attempt.case
    if day > attempt.today:
        yield Said(f"现场核查日期 {day} 晚于今天；请核对日期", f"the day of the visit {day} is in the future; check it")
    began = [one.day for one in (case.last(Apply), case.last(OpenReevaluation)) if one is not None]
    if began and day < max(began):
        yield Said(
            f"现场核查日期 {day} 早于本次申请或复评开始的 {max(began)}；请核对日期",
            f"the day of the visit {day} is before {max(began)}, when this application or re-evaluation began; "
            "check it",
        )
