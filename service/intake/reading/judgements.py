"""核查记录 → what assessors and experts found and attest, and all problems at once."""

from __future__ import annotations

from service.intake.files.grid import Grid
from service.intake.forms.books import forms
from service.intake.forms.judgement_forms import COVER_ITEMS, judgement_cover
from service.intake.forms.layout import Book
from service.intake.reading.read_cover import CoverReader
from service.intake.reading.read_opinions import read_checks, read_gates
from service.intake.reading.read_rulings import read_closed_questions, read_disputes, read_external, read_waivers
from service.intake.reading.sheet_reader import SheetReader, written
from service.intake.reading.table import find_table
from service.intake.reading.template_check import (
    NO_COVER,
    check_marker,
    in_order,
    marker_of,
    open_tables,
    wrong_template,
)
from service.rulelang.pack import Pack
from service.vocabulary.judgements import Judgements
from service.vocabulary.problem import Problem, Severity

PARK = "园区名称"


def park_of(grid: Grid) -> str:
    """The park that the cover of a 核查记录 names, without a pack; empty where it names none.

    Raises:
        Unreadable: wrong-template, when this is no 核查记录 or has no cover.
    """
    check_marker(marker_of(grid), Book.JUDGEMENTS)
    table, lacking = find_table(grid, judgement_cover())
    if table is None or lacking:
        raise wrong_template(NO_COVER, Book.JUDGEMENTS)
    return written(_cover(SheetReader(table)).text(PARK))


def read_judgements(grid: Grid, pack: Pack) -> tuple[Judgements, tuple[Problem, ...]]:
    """The judgements of a 核查记录, and every problem in sheet order.

    Every manual check and manual gate of the pack has its opinions, missing where nobody answered. What has an error
    is left out or missing; the caller decides whether to go on.

    Raises:
        Unreadable: wrong-template, when this is not a 核查记录 on the current template.
    """
    tables, beside = open_tables(grid, Book.JUDGEMENTS, forms(Book.JUDGEMENTS, pack))
    readers = {name: SheetReader(table) for name, table in tables.items()}
    judgements = _judgements(grid.digest, readers, pack)
    problems = (*beside, *(problem for reader in readers.values() for problem in reader.problems))
    return judgements, in_order(problems, grid)


def _judgements(digest: str, readers: dict[str, SheetReader], pack: Pack) -> Judgements:
    cover = _cover(readers["封面"])
    return Judgements(
        digest=digest,
        park=written(cover.text(PARK, Severity.ERROR)),
        opinions=read_checks(readers["人工核查"], pack) | read_gates(readers["否决事项"], pack),
        not_applicable=read_waivers(readers["不适用认定"], pack),
        disputes=read_disputes(readers["争议数据"], pack),
        external=read_external(readers["外部核对"], pack),
        closed_questions=read_closed_questions(readers["存疑处理"], pack),
        checked_on=cover.date("核查日期", Severity.WARNING),
        leader=cover.text("组长", Severity.WARNING),
    )


def _cover(reader: SheetReader) -> CoverReader:
    return CoverReader(reader, (item for item, _, _ in COVER_ITEMS))
