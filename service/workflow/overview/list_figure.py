"""list_figure: what a figure of the overview counts or sums, row by row, with the sum of these very rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from service.access.scope import Scope
from service.assessment.labels import say
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
from service.vocabulary.programme import Party
from service.workflow.installation.open_database import opened
from service.workflow.overview.evaluations import evaluations
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
from service.workflow.overview.parks_reached import parks_reached
from service.workflow.overview.province import Cases, Province, overdue_duties, read_cases, read_province
from service.workflow.overview.rules_at_hand import rules_at_hand
from service.workflow.overview.show_overview import name_of
from service.workflow.parks.registry_rules import programme_of


@dataclass(frozen=True, slots=True)
class Source:
    """What a list is read from: the database as it is now, the province and its cases."""

    database: Database
    session: Session
    of: Province
    cases: Cases


Make = Callable[[Source, tuple[str, ...]], FigureList]
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
                source = Source(database, session, province, read_cases(session, province))
                return make(source, tuple(about))
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


def _parks(source: Source, about: tuple[str, ...]) -> FigureList:
    title, parks = parks_reached(source.of, source.cases, about)
    cases = {case.park: case for case in source.cases.every}
    rows = (_row_of_park(source.of, id_, cases.get(id_)) for id_ in parks)
    return FigureList(title, (STATE, CONCLUSION), tuple(rows))


def _row_of_park(of: Province, id_: str, case: CaseStanding | None) -> Row:
    name = of.seen[id_].name
    if case is None:
        return Row(name, id_, "", (Said("没有案卷", "no case"), None))
    return Row(name, id_, case.id, (case.state.said, conclusion_of(case)))


def _state(source: Source, about: tuple[str, ...]) -> FigureList:
    (state,) = map(State, about)
    title = Said(f"环节为“{state.said.zh}”的案卷", f"cases at “{state.said.en}”")
    return of_cases(title, (case for case in source.cases.every if case.state is state))


def _overdue(source: Source, about: tuple[str, ...]) -> FigureList:
    return of_cases(Said("超过期限的案卷", "cases beyond their day"), overdue_cases(source.cases.every, source.of.on))


def _concluded(source: Source, about: tuple[str, ...]) -> FigureList:
    conclusion, grade = about
    english = " ".join(say(word, Language.EN) for word in about if word)
    title = Said(f"建议结论为“{conclusion}{grade}”的案卷", f"cases that came to “{english}”")
    counted = source.cases.counted
    return of_cases(title, (one for one in counted if (one.recommendation, one.grade) == (conclusion, grade)))


def _evaluated(source: Source, about: tuple[str, ...]) -> FigureList:
    return of_cases(Said("计入汇总的案卷", "cases whose evaluation counts"), source.cases.counted)


def _preliminary(source: Source, about: tuple[str, ...]) -> FigureList:
    cases = (case for case in source.cases.every if case.recommendation and not case.visited)
    return of_cases(
        Said("最近一次是预评价、不计入汇总的案卷", "cases not counted: evaluated before the site visit"), cases
    )


def _gap(source: Source, about: tuple[str, ...]) -> FigureList:
    (code,) = about
    of = source.of
    missed = cases_judged(source.session, of.programme.id, of.scope, code, Verdict.UNMET)
    name = name_of(of, code)
    title = Said(f"“{name.zh}”未达到的案卷", f"cases that miss “{name.en}”")
    return of_cases(title, (case for case in source.cases.counted if case.id in missed))


def _saving(source: Source, about: tuple[str, ...]) -> FigureList:
    (code,) = about
    of = source.of
    found, indicator = evaluations(source.database, source.session, of).sums.values[code], of.effects[code]
    rows = [
        Row(case.park_name, case.park, case.id, (exact_text(found[case.id]), conclusion_of(case)), found[case.id])
        for case in source.cases.counted
        if case.id in found
    ]
    lacking = tuple(_lacking(source, {row.park for row in rows}))
    name = name_of(of, code)
    columns = (Column(name, indicator.unit, number=True), CONCLUSION)
    return FigureList(name, columns, (*rows, *lacking), indicator.unit, len(lacking))


def _lacking(source: Source, having: set[str]) -> Iterator[Row]:
    """The parks of which the sum needs a number and has none, and why."""
    of, cases = source.of, {case.park: case for case in source.cases.every}
    for id_ in sorted(concerned(of.in_scope.listed, source.cases.counted) & of.seen.keys()):
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


def _duty(source: Source, about: tuple[str, ...]) -> FigureList:
    (duty,) = about
    of = source.of
    late = overdue_duties(source.database, source.session, of)
    found = [one for one in late if one.obligation.occasion.duty.id == duty]
    named = of.programme.duty(duty)
    if named is None:
        raise KeyError(duty)
    cases = {case.park: case.id for case in source.cases.every}
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


def _difficulties(source: Source, about: tuple[str, ...]) -> FigureList:
    only = about == ("unsupported",)
    found = difficulties_open(source.session, source.of.programme.id, source.of.scope)
    parks = {case.id: case.park for case in source.cases.every}
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


def _projects(source: Source, about: tuple[str, ...]) -> FigureList:
    parks = {case.id: case.park for case in source.cases.every}
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
        for one in supportable(source.session, source.of.programme.id, source.of.scope)
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
