"""acceptance case show: a case with its history, for people."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape

from service.casework.case import Case
from service.casework.labels import LABELS
from service.casework.plan import original_plan, plan_in_force
from service.casework.progress import difficulties
from service.casework.questions import asked_questions
from service.casework.rectification import items_to_rectify, rectification_deadline
from service.casework.score_summary import score_summaries
from service.casework.waivers import waivers
from service.cli.case.acting import today
from service.cli.case.details import details
from service.cli.case.options import CaseId
from service.cli.case.steps import stand
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.day import OFFICE
from service.vocabulary.exact import plain
from service.vocabulary.language import Language, Said
from service.workflow.rule_base import RuleProblems
from service.workflow.show_case import CaseShown, show_case

Section = tuple[Said, list[Said]]


def show(case: CaseId, lang: Lang = Language.ZH) -> None:
    """显示一个案卷：现状、方案、存疑、评分、整改、困难和全部办理记录。"""
    with stopping_on(RuleProblems, language=lang):
        shown = show_case(load_settings(), case, today())
    for line in _head(shown):
        screen().print(escape(line.told(lang)), style="bold")
    screen().print(escape(stand(shown.outlook, lang)))
    for title, lines in _sections(shown.case):
        if lines:
            screen().print(f"\n{title.told(lang)}", style="bold")
            for line in lines:
                screen().print(f"  {escape(line.told(lang))}")


def _head(shown: CaseShown) -> Iterator[Said]:
    opened = shown.case.opened
    where = " ".join(filter(None, (opened.jurisdiction, opened.city)))
    yield Said(
        f"案卷 {shown.case_id}　{opened.park_name}（{opened.park}）　{opened.programme}　{where}",
        f"case {shown.case_id}  {opened.park_name} ({opened.park})  {opened.programme}  {where}",
    )


def _sections(case: Case) -> Iterator[Section]:
    yield Said("方案", "Plan"), list(_plans(case))
    yield Said("存疑", "Questions"), list(_questions(case))
    yield Said("专家评分", "Scores"), list(_scores(case))
    yield Said("不适用认定", "Waivers"), list(_waivers(case))
    yield Said("整改事项", "To be put right"), list(_items(case))
    yield Said("困难", "Difficulties"), list(_difficulties(case))
    yield Said("办理记录", "Acts"), list(_history(case))


def _plans(case: Case) -> Iterator[Said]:
    original, present = original_plan(case), plan_in_force(case)
    if original is not None and original is not present:
        act = original.act
        yield Said(f"原方案：{act.version}（{act.document}）", f"original: {act.version} ({act.document})")
    if present is not None:
        act = present.act
        told = f"{act.version}，{act.authority} {act.document}，{act.decided_on}"
        yield Said(f"现行方案：{told}", f"in force: {told}")
        for target in act.amended_targets:
            moved = f"{target.code} {target.old} → {target.new}"
            yield Said(f"目标调整：{moved}", f"target amended: {moved}")
        for project in act.replaced_projects:
            moved = f"{project.project} → {project.by or '—'}（{project.reason}）"
            yield Said(f"项目调整：{moved}", f"project replaced: {moved}")


def _questions(case: Case) -> Iterator[Said]:
    for one in asked_questions(case):
        question = one.question
        state = Said("未答复", "not answered")
        if one.ruling is not None:
            state = Said("已采信", "settled") if one.accepted else Said("不予采信", "not settled")
        elif one.answer is not None:
            state = Said("已答复，待认定", "answered, to be ruled on")
        told = f"{question.rule} {question.subject} [{question.severity}] {question.asks}"
        yield Said(f"{told}　{state.zh}", f"{told}  {state.en}")


def _scores(case: Case) -> Iterator[Said]:
    for one in score_summaries(case):
        each = "、".join(f"{name} {plain(points)}" for name, points in one.each)
        average, spread = one.average.rounded(2), plain(one.spread)
        yield Said(
            f"{one.item}：平均 {average}，相差 {spread}（{each}）",
            f"{one.item}: average {average}, spread {spread} ({each})",
        )


def _waivers(case: Case) -> Iterator[Said]:
    for one in waivers(case):
        act, state = one.proposed.act, Said("待同意", "proposed")
        if one.revoked is not None:
            state = Said("已否定或撤销", "revoked")
        elif one.granted is not None:
            name = one.granted.person.name
            state = Said(f"{name} 同意", f"granted by {name}")
        number = one.proposed.seq
        yield Said(
            f"第 {number} 号 {act.subject}（{act.reason}，至 {act.until}）：{state.zh}",
            f"act {number} {act.subject} ({act.reason}, until {act.until}): {state.en}",
        )


def _items(case: Case) -> Iterator[Said]:
    for one in items_to_rectify(case):
        item = one.item
        done = Said("已报告完成", "reported done") if one.report else Said("未报告", "not reported")
        yield Said(
            f"{item.rule} {item.subject}：{item.demand}（{item.owner}，至 {item.deadline}）　{done.zh}",
            f"{item.rule} {item.subject}: {item.demand} ({item.owner}, until {item.deadline})  {done.en}",
        )
    if items_to_rectify(case):
        deadline = rectification_deadline(case)
        yield Said(f"整改期限：{deadline}", f"deadline: {deadline}")


def _difficulties(case: Case) -> Iterator[Said]:
    for one in difficulties(case):
        state = Said("未解决", "open") if one.solved is None else Said("已解决", "solved")
        support = "；".join(f"{given.act.supporter}：{given.act.support}" for given in one.support)
        place = f"#{one.report.seq}.{one.place}"
        more = f"（{support}）" if support else ""
        yield Said(f"{place} {one.text}{more}　{state.zh}", f"{place} {one.text}{more}  {state.en}")


def _history(case: Case) -> Iterator[Said]:
    for one in case.acts:
        when = one.at.astimezone(OFFICE).strftime("%Y-%m-%d %H:%M:%S")
        label, role = LABELS[type(one.act)], one.person.role.said
        more = details(one.act)
        yield Said(
            f"{one.seq}　{when}　{one.person.name}（{role.zh}）　{label.zh}{_more(more.zh)}",
            f"{one.seq}  {when}  {one.person.name} ({role.en})  {label.en}{_more(more.en)}",
        )


def _more(text: str) -> str:
    return f"：{text}" if text else ""
