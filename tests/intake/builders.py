"""A small pack, and workbooks of it as grids, read in this process."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from service.intake.files.child import read_workbook
from service.intake.files.grid import Grid, Kind, RawCell, Sheet
from service.intake.forms.books import form, forms
from service.intake.forms.layout import Book
from service.intake.reading.sheet_reader import SheetReader
from service.intake.reading.table import find_table
from service.intake.writing.fill import SheetContent, fill
from service.rulelang.catalogue import Attainment, Carrier, Catalogue, Indicator, Quantity
from service.rulelang.pack import Comparison, Manual, Pack, Provenance, Rule
from service.rulelang.tables import Position, Table
from service.vocabulary.finding import Effect, Theme
from service.vocabulary.problem import Problem

POSITION = Position("test.yaml", 1, 1)
COVER = {"园区名称": "青山经济开发区", "评估日期": "2026-03-31", "基期年": "2020", "评估年度": "2025"}


def indicator(code: str, name: str, unit: str, kind: str = "state", better: str = "lower") -> Indicator:
    return Indicator(code, name, kind, better, unit, "outcome", 2, "示例", "example", Attainment("progress"), POSITION)


def quantity(code: str, name: str, unit: str) -> Quantity:
    return Quantity(code, name, unit, 2, "示例", "example", POSITION)


def carrier(code: str, name: str, unit: str, factor: str, basis: str) -> Carrier:
    return Carrier(code, name, unit, Decimal(factor), basis, "示例", "example", POSITION)


def rule(
    rule_id: str,
    theme: Theme,
    subjects: tuple[str, ...],
    manual: Manual | None = None,
    not_applicable: tuple[str, ...] = (),
    task: str = "",
    effect: Effect | None = None,
) -> Rule:
    return Rule(
        rule_id,
        f"{rule_id}的标题",
        theme,
        "ndrc-2021-1004/三(三)",
        subjects,
        Table((), ()),
        (),
        "",
        Provenance("示例", "example"),
        (),
        POSITION,
        date(2024, 1, 1),
        task=task,
        effect=effect,
        manual=manual,
        not_applicable=not_applicable,
    )


def manual(by: str, *answers: str) -> Manual:
    verdicts = ("met", "nearly_met", "unmet") if len(answers) == 3 else ("met", "unmet")
    return Manual("是否符合物质流向", "须现场比对", by, dict(zip(answers, verdicts, strict=True)))


def catalogue() -> Catalogue:
    indicators = (
        indicator("energy_intensity", "单位生产总值能耗", "tce/万元"),
        indicator("solid_waste_utilisation", "固体废物综合利用率", "%", better="higher"),
        indicator("energy_saving", "节能量", "tce", "effect", "higher"),
    )
    quantities = (quantity("energy_total", "能源消费总量", "tce"), quantity("gdp", "生产总值（可比价）", "万元"))
    carriers = (
        carrier("raw_coal", "原煤", "kg", "0.7143", "当量值"),
        carrier("electricity", "电力", "kWh", "0.1229", "当量值"),
    )
    return Catalogue({i.code: i for i in indicators}, {q.code: q for q in quantities}, {c.code: c for c in carriers})


def pack() -> Pack:
    rules = (
        rule("CR-A1", Theme.CREDIBILITY, ("indicator:energy_intensity", "indicator:solid_waste_utilisation")),
        rule("CR-E1", Theme.CREDIBILITY, ("portfolio",)),
        rule("TG-07", Theme.TARGETS, ("indicator:energy_intensity",), not_applicable=("园区无统计口径",)),
        rule("LY-06", Theme.TASKS, ("item:LY-06",), manual("expert", "符合", "基本符合", "不符合"), task="layout"),
        rule("EC-09", Theme.TASKS, ("item:EC-09",), manual("expert", "是", "否"), ("无余热资源",), "energy-carbon"),
        rule("PR-04", Theme.PROCEDURE, ("item:PR-04",), manual("assessor", "一致", "不一致")),
        rule("GT-01", Theme.GATES, ("item:GT-01",), manual("assessor", "未发生", "发生"), effect=Effect.REJECT),
    )
    parts = {"situation": "基本情况", "tasks": "主要任务", "outcomes": "预期成效"}
    return Pack(
        "base-145", "示例规则包", "十四五", "1", 1, "example", date(2024, 1, 1), None, (2020, 2025), parts,
        Comparison(), {r.id: r for r in rules}, {}, catalogue(), {}, "digest",
    )  # fmt: skip


PACK = pack()


def grid_of(data: bytes) -> Grid:
    """The grid of a file, read as the child process does but without one."""
    sheets = {}
    for told in read_workbook(data):
        cells = {ref: RawCell(Kind(kind), text, form) for ref, (kind, text, form) in told["cells"].items()}
        sheets[told["name"]] = Sheet(cells, tuple(told["merged"]))
    return Grid(hashlib.sha256(data).hexdigest(), sheets)


def filled(content: Mapping[str, SheetContent], book: Book = Book.SUBMISSION, years: Iterable[int] = ()) -> Grid:
    """The grid of a workbook of PACK with this content; the cover of a 评估工作簿 is complete unless it is given."""
    cover: Mapping[str, SheetContent] = {"封面": COVER} if book is Book.SUBMISSION else {}
    return grid_of(fill(book, PACK, {**cover, **content}, years))


def edited(grid: Grid, sheet: str, cells: Mapping[str, str | None], merged: tuple[str, ...] = ()) -> Grid:
    """The same workbook with texts written over cells of one sheet (None empties a cell)."""
    old = grid.sheets[sheet]
    kept = {ref: raw for ref, raw in old.cells.items() if ref not in cells}
    new = {ref: RawCell(Kind.TEXT, text, "General") for ref, text in cells.items() if text is not None}
    return Grid(grid.digest, {**grid.sheets, sheet: Sheet({**kept, **new}, (*old.merged, *merged))})


def without(grid: Grid, *sheets: str) -> Grid:
    """The same workbook without some sheets."""
    return Grid(grid.digest, {name: sheet for name, sheet in grid.sheets.items() if name not in sheets})


def reader_of(grid: Grid, name: str, book: Book = Book.SUBMISSION) -> SheetReader:
    """A reader of one sheet of a workbook of PACK."""
    table, lacking = find_table(grid, form(name, forms(book, PACK)))
    assert table is not None
    assert not lacking
    return SheetReader(table)


def codes_of(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """(code, cell) of each problem."""
    return [(problem.code, problem.ref) for problem in problems]
