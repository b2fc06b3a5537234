"""acceptance case show: a case with its history, for people."""

from __future__ import annotations

from collections.abc import Iterator

from rich.markup import escape

from service.casework.case import Case
from service.casework.code_names import with_names
from service.casework.expert_scores import expert_scores
from service.casework.labels import LABELS
from service.casework.plan_record import approval, judged_on, plan_on_record
from service.casework.progress_ledger import progress_ledger
from service.casework.question_ledger import by_subject
from service.casework.question_ledger import told as question_told
from service.casework.rectification import items_to_rectify, rectification_deadline
from service.casework.waivers import waivers
from service.cli.case.acting import today
from service.cli.case.details import details
from service.cli.case.options import CaseId
from service.cli.case.steps import stand
from service.cli.console import screen, stopping_on
from service.cli.options import Lang
from service.settings import load_settings
from service.vocabulary.day import moment
from service.vocabulary.language import Language, Said
from service.workflow.cases.show_case import CaseShown, show_case
from service.workflow.rules.rule_base import RuleProblems

Section = tuple[Said, list[Said]]


def show(case: CaseId, lang: Lang = Language.ZH) -> None:
    """显示一个案卷：现状、方案、存疑、评分、整改、困难和全部办理记录。"""
    with stopping_on(RuleProblems, language=lang):
        shown = show_case(load_settings(), case, today())
    for line in _head(shown):
        screen().print(escape(line.told(lang)), style="bold")
    screen().print(escape(stand(shown.outlook, lang)))
    for title, lines in _sections(shown):
        if lines:
            screen().print(f"\n{title.told(lang)}", style="bold")
            for line in lines:
                screen().print(f"  {escape(line.told(lang))}")


def _head(shown: CaseShown) -> Iterator[Said]:
    opened = shown.case.opened
    park = " ".join(filter(None, (opened.park_name, opened.park_code)))
    zh, en = (" ".join(filter(None, (place, opened.city))) for place in (shown.place, opened.jurisdiction))
    yield Said(
        f"案卷 {shown.case_id}　{park}（{opened.park}）　{opened.programme_shown}　{zh}",
        f"case {shown.case_id}  {park} ({opened.park})  {opened.programme_shown}  {en}",
    )


def _sections(shown: CaseShown) -> Iterator[Section]:
    yield Said("方案", "Plan"), list(_plans(shown))
    yield Said("存疑", "Questions"), list(_questions(shown))
    yield Said("专家评分", "Scores"), list(_scores(shown))
    yield Said("不适用认定", "Waivers"), list(_waivers(shown))
    yield Said("整改事项", "To be put right"), list(_items(shown.case))
    yield Said("年度进展和困难", "Progress reports and difficulties"), list(_difficulties(shown))
    yield Said("办理记录", "Acts"), list(_history(shown))


def _plans(shown: CaseShown) -> Iterator[Said]:
    record = plan_on_record(shown.case, judged_on(shown.case, shown.on))
    if record.original is not None and record.original is not record.in_force:
        told = approval(record.original.act)
        yield Said(f"原方案：{told.zh}", f"original: {told.en}")
    if record.in_force is not None:
        told = approval(record.in_force.act)
        yield Said(f"现行方案：{told.zh}", f"in force: {told.en}")
    yield from (target.said for target in record.targets.values())
    for project, version in record.replaced.values():
        moved, by = f"{project.project} → {project.by or '—'}（{project.reason}）", approval(version.act)
        yield Said(f"项目调整：{moved}，{by.zh}", f"project replaced: {moved}, {by.en}")


def _questions(shown: CaseShown) -> Iterator[Said]:
    asked = by_subject(shown.case)
    yield from (question_told(one, shown.titles) for questions in asked.values() for one in questions)


def _scores(shown: CaseShown) -> Iterator[Said]:
    yield from (item.said for item in expert_scores(shown.case, shown.procedure))


def _waivers(shown: CaseShown) -> Iterator[Said]:
    for one in waivers(shown.case):
        act, state = one.proposed.act, Said("待同意", "proposed")
        if one.revoked is not None:
            state = Said("已否定或撤销", "revoked")
        elif one.granted is not None:
            name = one.granted.person.name
            state = Said(f"{name} 同意", f"granted by {name}")
        number = one.proposed.seq
        yield Said(
            f"第 {number} 号 {with_names(act.subject, shown.names)}（{act.reason}，至 {act.until}）：{state.zh}",
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


def _difficulties(shown: CaseShown) -> Iterator[Said]:
    ledger = progress_ledger(shown.case, shown.reports_due, shown.on)
    yield from ledger.sentences


def _history(shown: CaseShown) -> Iterator[Said]:
    opened = shown.case.opened
    names = {"jurisdiction": shown.place, "programme": opened.programme_shown}
    for one in shown.case.acts:
        when = moment(one.at)
        label, role = LABELS[type(one.act)], one.person.role.said
        more = details(one.act, names)
        yield Said(
            f"{one.seq}　{when.zh}　{one.person.name}（{role.zh}）　{label.zh}{f'：{more.zh}' if more.zh else ''}",
            f"{one.seq}  {when.en}  {one.person.name} ({role.en})  {label.en}{f': {more.en}' if more.en else ''}",
        )
