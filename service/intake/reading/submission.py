"""评估工作簿 → what the park states, each statement with its cell, and all problems at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from service.intake.files.grid import Grid
from service.intake.forms.books import forms
from service.intake.forms.layout import Book
from service.intake.forms.submission_forms import CONTENT, ITEM, REGION, cover_form, region_words
from service.intake.reading.base_year import base_values_of_another_year
from service.intake.reading.read_cover import read_cover
from service.intake.reading.read_energy import read_carriers
from service.intake.reading.read_indicators import read_indicators, read_quantities
from service.intake.reading.read_plan import read_amendments, read_parts, read_versions
from service.intake.reading.read_projects import read_projects
from service.intake.reading.read_statements import read_evidence, read_measures, read_progress
from service.intake.reading.row_keys import known_code
from service.intake.reading.sheet_reader import SheetReader, written
from service.intake.reading.table import Table, find_table
from service.intake.reading.template_check import (
    NO_COVER,
    check_marker,
    in_order,
    marker_of,
    open_tables,
    wrong_template,
)
from service.intake.reading.unit_cells import at_unit_cells
from service.rulelang.pack import Pack
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.language import Said, as_written
from service.vocabulary.problem import Problem, Severity
from service.vocabulary.programme import names_programme
from service.vocabulary.submission import Cover, Plan, Submission


@dataclass(frozen=True, slots=True)
class CoverGist:
    """What must be known before a pack is chosen: its id (empty: not stated), the evaluation date (None: not stated or
    not a day) and its cell, the park and its code; and what is wrong with the cover."""

    pack: str
    evaluation_date: date | None
    date_cell: Cell
    park: str
    park_code: str = ""
    problems: tuple[Problem, ...] = ()


def cover_of(grid: Grid) -> CoverGist:
    """What the cover of a 评估工作簿 says, without a pack.

    Raises:
        Unreadable: wrong-template, when this is no 评估工作簿 or has no cover.
    """
    check_marker(marker_of(grid), Book.SUBMISSION)
    table, lacking = find_table(grid, cover_form(Book.SUBMISSION))
    if table is None or lacking:
        raise wrong_template(NO_COVER, Book.SUBMISSION)
    reader = SheetReader(table)
    cover = read_cover(reader, _any_region(table))
    day = cover.evaluation_date.value
    return CoverGist(
        pack=written(cover.pack),
        evaluation_date=day if isinstance(day, date) else None,
        date_cell=cover.evaluation_date.cell,
        park=written(cover.park),
        park_code=written(cover.park_code),
        problems=tuple(reader.problems),
    )


def _any_region(table: Table) -> dict[str, str]:
    """Whatever the cover states as its region: which words are allowed, the pack says."""
    rows = (row for row in table.rows if known_code(table.raw(row, ITEM).text, {REGION: REGION}))
    return {word: word for word in (table.raw(row, CONTENT).text for row in rows)}


def read_submission(grid: Grid, pack: Pack) -> tuple[Submission, tuple[Problem, ...]]:
    """The submission of a 评估工作簿, and every problem in sheet order.

    Every indicator, quantity, part and manual check of the pack has its row, missing where the sheet has none. A value
    with an error is missing in the submission: that never helps a park, and the caller decides whether to go on.

    Raises:
        Unreadable: wrong-template, when this is not a 评估工作簿 on the current template.
    """
    tables, beside = open_tables(grid, Book.SUBMISSION, forms(Book.SUBMISSION, pack))
    readers = {name: SheetReader(table) for name, table in tables.items()}
    submission = _submission(grid.digest, readers, pack)
    _check_cover(submission.cover, readers, pack)
    readers["封面"].problems += base_values_of_another_year(submission)
    readers["指标"].problems += _targets_of_other_years(submission)
    problems = (*beside, *(problem for reader in readers.values() for problem in at_unit_cells(reader)))
    return submission, in_order(problems, grid)


def _submission(digest: str, readers: dict[str, SheetReader], pack: Pack) -> Submission:
    cover = read_cover(readers["封面"], region_words(pack))
    indicators = read_indicators(readers["指标"], pack, cover.base_year)
    plan = Plan(
        parts=read_parts(readers["方案组成"], pack),
        versions=read_versions(readers["方案版本"]),
        amendments=read_amendments(readers["方案调整"], pack, indicators),
    )
    return Submission(
        digest=digest,
        cover=cover,
        plan=plan,
        indicators=indicators,
        quantities=read_quantities(readers["原始数据"], pack),
        carriers=read_carriers(readers["能源消费"], pack),
        projects=read_projects(readers["重点项目"]),
        measures=read_measures(readers["任务措施"], pack),
        progress=read_progress(readers["年度进展"]),
        evidence=read_evidence(readers["佐证材料"]),
    )


def _check_cover(cover: Cover, readers: dict[str, SheetReader], pack: Pack) -> None:
    """What the cover says must fit the pack and the sheets."""
    if cover.pack.present and str(cover.pack.value).partition("@")[0] != pack.id:
        repair = Said(
            f"本次按规则包“{pack.id}”读取；请核对封面", f"read by the rule pack “{pack.id}” this time; check the cover"
        )
        readers["封面"].problems.append(_at(cover.pack, "other-pack", as_written(pack.id), repair))
    if cover.programme.present and not _agrees(str(cover.programme.value), pack.programme):
        repair = Said(
            f"本次按规则包“{pack.id}”评价，它用于“{pack.programme}”；请核对封面的规划期和规则包",
            f"judged by the rule pack “{pack.id}” this time, which is for “{pack.programme}”; check programme and rule "
            "pack on the cover",
        )
        allowed = Said(pack.programme, f"“{pack.programme}”")
        readers["封面"].problems.append(_at(cover.programme, "other-programme", allowed, repair))
    readers["封面"].problems += (*_misplaced(cover), *_without_column(cover, readers))


def _agrees(stated: str, programme: str) -> bool:
    """Whether a cover may be of the pack's programme. A number is what the registry calls one, unknown to the pack."""
    return stated.isdigit() or names_programme(stated, (programme,)) or names_programme(programme, (stated,))


def _misplaced(cover: Cover) -> Iterator[Problem]:
    """A base year that is none for the evaluated year, and a day on which that year was not over."""
    base, year, day = cover.base_year.value, cover.evaluated_year.value, cover.evaluation_date.value
    if not isinstance(year, Decimal):
        return
    if isinstance(base, Decimal) and base >= year:
        repair = Said(
            f"评估年度是{year}年，基期年不早于它，与基期相比的判定无法作出；请核对封面的基期年和评估年度",
            f"the evaluated year is {year} and the base year not before it, so that nothing can be judged against the "
            "base; check base year and evaluated year on the cover",
        )
        allowed = Said(f"{year}年以前的年份", f"a year before {year}")
        yield _at(cover.base_year, "base-year-not-before", allowed, repair)
    if isinstance(day, date) and day < date(int(year), 12, 31):
        repair = Said(
            f"这一天{year}年尚未结束，不会有全年数据；请核对封面的评估日期和评估年度",
            f"on that day {year} was not over, so there can be no data of the whole year; check evaluation date and "
            "evaluated year on the cover",
        )
        allowed = Said(f"{year}年结束以后的日期", f"a day after the end of {year}")
        yield _at(cover.evaluation_date, "evaluated-before-year-end", allowed, repair)


def _targets_of_other_years(submission: Submission) -> Iterator[Problem]:
    """A target that the plan promises for another year than is evaluated: it is judged by all the same."""
    evaluated = submission.cover.evaluated_year.value
    for row in submission.indicators.values():
        year = row.target_year.value
        if not (isinstance(year, Decimal) and isinstance(evaluated, Decimal) and row.target.entry.present):
            continue
        if year != evaluated:
            when = (
                Said(f"到{evaluated}年尚未到期", f"was not due yet in {evaluated}")
                if year > evaluated
                else Said(f"已于{year}年到期", f"was due in {year}")
            )
            repair = Said(
                f"这一目标值{when.zh}，评估{evaluated}年仍按它判定；请核对，方案有{evaluated}年目标的，改填那一年的目标",
                f"this target {when.en}, and {evaluated} is judged by it all the same; check it, and write the target "
                f"of {evaluated} if the plan has one",
            )
            allowed = Said(f"评估年度{evaluated}年", f"the evaluated year, {evaluated}")
            yield _at(row.target_year, "target-of-other-year", allowed, repair)


def _without_column(cover: Cover, readers: dict[str, SheetReader]) -> Iterator[Problem]:
    """A year of the cover of which a sheet has no column. The base values of 指标 have one of their own."""
    base, year = cover.base_year, cover.evaluated_year
    actual = Said("实际值", "the actual values")
    lacking = [(year, "指标", actual), (year, "原始数据", actual)]
    if isinstance(base.value, Decimal) and isinstance(year.value, Decimal) and base.value < year.value:
        computed = Said("由原始数据核算的基期值", "the bases computed from raw data")
        lacking.append((base, "原始数据", computed))
    for entry, name, lost in lacking:
        if isinstance(entry.value, Decimal) and int(entry.value) not in readers[name].table.years:
            item = Said("评估年度", "the evaluated year") if entry is year else Said("基期年", "the base year")
            repair = Said(
                f"{item.zh}是{entry.value}年，工作表“{name}”却没有这一年的列，{lost.zh}将按缺失处理；"
                f"请补上表头为“{entry.value}”的列",
                f"{item.en} is {entry.value}, but the sheet “{name}” has no column of it, so that {lost.en} are taken "
                f"as missing; add a column with the header “{entry.value}”",
            )
            yield _at(entry, "year-without-column", Said("有数据列的年份", "a year with a column of data"), repair)


def _at(entry: Entry, code: str, allowed: Said, repair: Said) -> Problem:
    cell = entry.cell
    return Problem(Severity.WARNING, code, cell.sheet, cell.ref, as_written(f"“{cell.raw}”"), allowed, repair)
