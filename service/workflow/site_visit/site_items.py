"""What has to be looked at on site, from rules and workbook: manual checks, and the values that tasks are judged by."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from service.assessment.showing import show
from service.casework.site_checklist import CONFIRMED, UNSETTLED, WRONG, Choice, Group, Reported, SiteItem
from service.rulelang.attributes import TASKS
from service.rulelang.pack import Pack, Rule, clause_in_full
from service.rulelang.words import value_in_words
from service.vocabulary.entry import Entry
from service.vocabulary.exact import Quotient
from service.vocabulary.finding import Theme
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Role
from service.vocabulary.submission import IndicatorRow, Method, Submission, Target

_THEMES = (Theme.PROJECTS, Theme.PROCEDURE, Theme.GATES, Theme.TARGETS)
_INDICATOR = "indicator:"
_TRUE = Choice(CONFIRMED, Said("属实", "true"))
_NOT_TRUE = Choice(WRONG, Said("不符（写明核实后的数值）", "not true (state the value found)"), explained=True)
_NOT_TOLD = Choice(
    UNSETTLED,
    Said("现场不能核实（查清之前不用于评价）", "cannot be told on site (not used until settled)"),
    explained=True,
)


def site_groups() -> tuple[Group, ...]:
    """The five tasks in the order of the governing document, then what belongs to none."""
    codes = (*TASKS, *(theme.value for theme in _THEMES))
    return tuple(Group(code, Said(value_in_words(code), value_in_words(code, Language.EN))) for code in codes)


def site_items(pack: Pack, submission: Submission) -> tuple[SiteItem, ...]:
    """Every item, group by group; within a task the reported values first."""
    found = [*_values(pack, submission), *(_manual(rule, pack) for rule in pack.rules.values() if rule.manual)]
    order = [group.code for group in site_groups()]
    return tuple(sorted((one for one in found if one.group in order), key=lambda one: order.index(one.group)))


def _group(rule: Rule) -> str:
    return rule.task or rule.theme.value


def _title(rule: Rule) -> Said:
    return Said(rule.title, rule.titled(Language.EN))


def _manual(rule: Rule, pack: Pack) -> SiteItem:
    manual = rule.manual
    assert manual is not None
    explained = rule.theme is Theme.GATES
    return SiteItem(
        key=rule.id,
        group=_group(rule),
        rule=rule.id,
        title=_title(rule),
        asks=manual.ask,
        why=manual.why_no_number,
        requirement=rule.title,
        clause=clause_in_full(rule.clause, pack.registers),
        evidence=manual.evidence,
        by=Role.EXPERT if manual.by == "expert" else Role.ASSESSOR,
        choices=tuple(Choice(answer, Said(answer, answer), explained) for answer in manual.answers),
    )


def _values(pack: Pack, submission: Submission) -> Iterator[SiteItem]:
    """Each indicator once, at the first task that judges it."""
    year, seen = submission.cover.evaluated_year.value, set[str]()
    if not isinstance(year, Decimal):
        return
    for rule in pack.by_theme(Theme.TASKS):
        for code in (subject.removeprefix(_INDICATOR) for subject in rule.subjects if subject.startswith(_INDICATOR)):
            row = submission.indicators.get(code)
            if row is not None and int(year) in row.actuals and code not in seen:
                seen.add(code)
                yield _value(pack, rule, row, int(year))


def _value(pack: Pack, rule: Rule, row: IndicatorRow, year: int) -> SiteItem:
    indicator, entry = pack.catalogue.indicators[row.code], row.actuals[year]
    return SiteItem(
        key=f"{row.code}:{year}",
        group=_group(rule),
        rule=rule.id,
        title=Said(indicator.name, indicator.name_en or indicator.name),
        asks=f"{rule.title}：填报的 {year} 年数值与现场台账、计量和统计报表是否一致",
        why="",
        requirement=_demanded(row.target, indicator.digits),
        clause=clause_in_full(rule.clause, pack.registers),
        evidence=rule.evidence,
        by=Role.ASSESSOR,
        choices=(_TRUE, _NOT_TRUE, _NOT_TOLD) if entry.present else (_NOT_TRUE, _NOT_TOLD),
        reported=_reported(row.code, year, entry, indicator.digits),
    )


def _demanded(target: Target, digits: int) -> str:
    """As a level where the plan has one, otherwise in its own words."""
    entry = target.entry
    if not entry.present:
        return "方案没有写明目标"
    level = target.method is Method.LEVEL and isinstance(entry.value, Decimal)
    shown = _shown(entry, digits) if level else entry.cell.raw
    return f"方案目标 {shown}（{entry.cell}）"


def _shown(entry: Entry, digits: int) -> str:
    return show(Quotient.of(entry.value), entry.unit, digits) if isinstance(entry.value, Decimal) else ""


def _reported(code: str, year: int, entry: Entry, digits: int) -> Reported:
    return Reported(code, year, _shown(entry, digits), str(entry.cell), entry.cell.raw, entry.unit)
