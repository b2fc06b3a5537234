"""list_figure: what a figure of the overview counts or sums, row by row, with the sum of these very rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from service.access.scope import Scope
from service.assessment.labels import say
from service.casework.coverage import Standing
from service.casework.overview import CaseStanding, concerned, covered, exact_text, overdue_cases
from service.casework.state import State
from service.rulelang.words import value_in_words
from service.settings import Settings
from service.storage.case_progress import difficulties_open
from service.storage.case_projects import supportable
from service.storage.database import Database, Session
from service.storage.overview_figures import cases_judged
from service.vocabulary.exact import plain
from service.vocabulary.fault import Fault
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Language, Said
from service.vocabulary.listing import Answer
from service.vocabulary.programme import Party
from service.workflow.installation.open_database import opened
from service.workflow.overview.figure_list import (
    CONCLUSION,
    STATE,
    Cell,
    Column,
    FigureList,
    Row,
    conclusion_of,
    of_cases,
)
from service.workflow.overview.province import Province, overdue_duties, read_province, sums
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.overview.show_overview import name_of
from service.workflow.parks.registry_rules import programme_of

Make = Callable[[Database, Session, Province, tuple[str, ...]], FigureList]
_REACHES: Mapping[str, tuple[Said, Callable[[Standing], bool]]] = {
    "all": (Said("在册园区", "parks on record"), lambda one: True),
    "listed": (Said("列入清单的园区", "parks listed"), lambda one: one.listed),
    "carried_out": (Said("实施改造的园区", "parks carrying out the retrofit"), lambda one: one.carried_out),
    "accepted": (Said("通过验收的园区", "parks accepted"), lambda one: one.accepted),
}
_ANSWERS = {
    Answer.YES: Said("符合条件", "eligible"),
    Answer.UNKNOWN: Said("尚未认定", "eligibility not determined"),
    Answer.NO: Said("不符合条件", "not eligible"),
}
_LACKS = Said("缺", "missing")


def list_figure(settings: Settings, programme: str, figure: str, on: date, scope: Scope) -> FigureList:
    """figure: its kind and what it is about, with colons between (`saving:energy_saving`).

    Raises:
        Fault: there is no such figure or programme. RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    rules = rules_at_hand(settings)
    asked = programme_of(programme, rules.registry)
    kind, *about = figure.split(":")
    make = _KINDS.get(kind)
    with opened(settings) as database, database.reading() as session:
        province = read_province(database, session, rules, asked, on, scope)
        try:
            if make is not None:
                return make(database, session, province, tuple(about))
        except (KeyError, ValueError):
            pass
    raise no_figure(figure)


def no_figure(figure: str) -> Fault:
    """The refusal of what the overview does not show."""
    return Fault(
        "figure-unknown",
        Said(
            f"总览里没有“{figure}”这个数字；请回到总览重新点选",
            f"the overview has no figure “{figure}”; choose it again",
        ),
    )


def _parks(_: Database, __: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    title, parks = parks_reached(of, about)
    cases = {case.park: case for case in of.cases}
    return FigureList(title, (STATE, CONCLUSION), tuple(_row_of_park(of, id_, cases.get(id_)) for id_ in parks))


def parks_reached(of: Province, about: tuple[str, ...]) -> tuple[Said, tuple[str, ...]]:
    """about: how far they have come, and whether they are eligible. What they are called, and their ids.

    Raises:
        KeyError, ValueError: there is no such figure.
    """
    reach, answer = about
    (said, reached), wanted = _REACHES[reach], Answer(answer)
    kind = _ANSWERS[wanted]
    found = (id_ for id_, one in of.standings().items() if one.eligible is wanted and reached(one))
    return Said(f"{said.zh}（{kind.zh}）", f"{said.en} ({kind.en})"), tuple(found)


def _row_of_park(of: Province, id_: str, case: CaseStanding | None) -> Row:
    name = of.seen[id_].name
    if case is None:
        return Row(name, id_, "", (Said("没有案卷", "no case"), None))
    return Row(name, id_, case.id, (case.state.said, conclusion_of(case)))


def _state(_: Database, __: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    (state,) = map(State, about)
    title = Said(f"环节为“{state.said.zh}”的案卷", f"cases at “{state.said.en}”")
    return of_cases(title, (case for case in of.cases if case.state is state))


def _overdue(_: Database, __: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    return of_cases(Said("超过期限的案卷", "cases beyond their day"), overdue_cases(of.cases, of.on))


def _concluded(_: Database, __: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    conclusion, grade = about
    english = " ".join(say(word, Language.EN) for word in about if word)
    title = Said(f"建议结论为“{conclusion}{grade}”的案卷", f"cases that came to “{english}”")
    return of_cases(title, (one for one in of.counted if (one.recommendation, one.grade) == (conclusion, grade)))


def _evaluated(_: Database, __: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    return of_cases(Said("计入汇总的案卷", "cases whose evaluation counts"), of.counted)


def _preliminary(_: Database, __: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    cases = (case for case in of.cases if case.recommendation and not case.visited)
    return of_cases(
        Said("最近一次是预评价、不计入汇总的案卷", "cases not counted: evaluated before the site visit"), cases
    )


def _gap(_: Database, session: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    (code,) = about
    missed = cases_judged(session, of.programme.id, of.scope, code, Verdict.UNMET)
    name = name_of(of, code)
    title = Said(f"“{name.zh}”未达到的案卷", f"cases that miss “{name.en}”")
    return of_cases(title, (case for case in of.counted if case.id in missed))


def _saving(database: Database, session: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    (code,) = about
    found, indicator = sums(database, session, of).values[code], of.effects[code]
    rows = [
        Row(case.park_name, case.park, case.id, (exact_text(found[case.id]), conclusion_of(case)), found[case.id])
        for case in of.counted
        if case.id in found
    ]
    lacking = tuple(_lacking(of, {row.park for row in rows}))
    name = name_of(of, code)
    columns = (Column(name, indicator.unit, number=True), CONCLUSION)
    return FigureList(name, columns, (*rows, *lacking), indicator.unit, len(lacking))


def _lacking(of: Province, having: set[str]) -> Iterator[Row]:
    """The parks of which the sum needs a number and has none, and why."""
    cases = {case.park: case for case in of.cases}
    for id_ in sorted(concerned(of.listed, of.counted) & of.seen.keys()):
        if not covered(id_, having, of.known.before):
            case = cases.get(id_)
            cells = (_LACKS, _why_lacking(case))
            yield Row(of.seen[id_].name, id_, case.id if case is not None else "", cells, Fraction(0))


def _why_lacking(case: CaseStanding | None) -> Said:
    if case is None:
        return Said("没有案卷", "no case")
    if not case.recommendation:
        return Said("还没有评价", "not evaluated yet")
    if not case.visited:
        return Said("只有预评价，未经现场核查，不计入", "only evaluated before the site visit, which does not count")
    return Said("评价里没有这个数", "the evaluation has no such number")


def _duty(database: Database, session: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    (duty,) = about
    found = [one for one in overdue_duties(database, session, of) if one.obligation.occasion.duty.id == duty]
    named = of.programme.duty(duty)
    if named is None:
        raise KeyError(duty)
    cases = {case.park: case.id for case in of.cases}
    rows = (
        Row(
            of.seen[one.obligation.park].name
            if one.obligation.park
            else of.rules.registry.jurisdictions.titled(one.obligation.jurisdiction),
            one.obligation.park,
            cases.get(one.obligation.park, ""),
            (one.obligation.occasion.period, one.obligation.occasion.due, one.days),
        )
        for one in found
    )
    columns = (
        Column(Said("哪一年（期）", "period")),
        Column(Said("应于", "due")),
        Column(Said("逾期", "late"), "天", number=True),
    )
    who = Said("园区", "parks") if named.who is Party.PARK else Said("主管地区", "the jurisdiction")
    return FigureList(
        Said(f"逾期的报送责任：{named.title}（{who.zh}）", f"overdue reports: {named.id} ({who.en})"),
        columns,
        tuple(rows),
    )


def _difficulties(_: Database, session: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    only = about == ("unsupported",)
    found = difficulties_open(session, of.programme.id, of.scope)
    parks = {case.id: case.park for case in of.cases}
    yes, no = Said("有", "given"), Said("还没有", "none yet")
    rows = (
        Row(
            one.park_name,
            parks.get(one.case_id, ""),
            one.case_id,
            (one.text, one.raised_on, yes if one.supported else no),
        )
        for one in found
        if not (only and one.supported)
    )
    columns = (Column(Said("困难", "difficulty")), Column(Said("提出", "raised on")), Column(Said("支持", "support")))
    title = (
        Said("未解决、还没有支持的困难", "open difficulties without support")
        if only
        else Said("未解决的困难", "open difficulties")
    )
    return FigureList(title, columns, tuple(rows))


def _projects(_: Database, session: Session, of: Province, about: tuple[str, ...]) -> FigureList:
    parks = {case.id: case.park for case in of.cases}
    rows = (
        Row(
            one.park_name,
            parks.get(one.case_id, ""),
            one.case_id,
            (
                one.name,
                Said(value_in_words(one.task), value_in_words(one.task, Language.EN)) if one.task else None,
                Said(value_in_words(one.status), value_in_words(one.status, Language.EN)),
                *(None if amount is None else plain(amount) for amount in (one.saving, one.planned, one.paid)),
            ),
        )
        for one in supportable(session, of.programme.id, of.scope)
    )
    return FigureList(
        Said("可供推荐国家支持的重点项目", "major projects worth national support"), _OF_PROJECTS, tuple(rows)
    )


_OF_PROJECTS = (
    Column(Said("项目", "project")),
    Column(Said("任务", "task")),
    Column(Said("状态", "status")),
    Column(Said("年节能量", "energy saved a year"), "tce", number=True),
    Column(Said("计划投资", "planned investment"), "万元", number=True),
    Column(Said("已完成投资", "paid investment"), "万元", number=True),
)
_KINDS: Mapping[str, Make] = {
    "parks": _parks,
    "state": _state,
    "overdue": _overdue,
    "conclusion": _concluded,
    "evaluated": _evaluated,
    "preliminary": _preliminary,
    "gap": _gap,
    "saving": _saving,
    "duty": _duty,
    "difficulties": _difficulties,
    "projects": _projects,
}

__all__ = ["Cell", "Column", "FigureList", "Row", "list_figure"]
