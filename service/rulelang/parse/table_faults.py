"""What is wrong with a table that reads well: gaps, overlaps and rows that never apply."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.table_check import TableFault, check_table
from service.rulelang.tables import Table


def note_table_faults(table: Table, position: Position, log: ProblemLog) -> None:
    """Note every gap, overlap and unreachable row."""
    places = {row.number: row.position for row in table.rows}
    titles = {column.name: column.title for column in table.attributes}
    for fault in check_table(table):
        place = places[fault.rows[-1]] if fault.rows else position
        log.add(place, _table_mistake(fault, titles))


def _table_mistake(fault: TableFault, titles: Mapping[str, str]) -> Mistake:
    if fault.kind == "unreachable":
        found = f"第 {fault.rows[0]} 行永远不会适用"
        return Mistake(
            "unreachable-row",
            found,
            "每一行都有适用的情形",
            "改正条件（超出取值范围，或已被别的行占满），或删去这一行",
            en=English(
                f"row {fault.rows[0]}, which never applies",
                "rows that can apply",
                "correct the condition (outside the domain, or taken by other rows), or delete the row",
            ),
        )
    place = ", ".join(f"{name} {text}" for name, text in fault.region)
    where = "，".join(
        f"{name}（{titles[name]}）{text}" if titles[name] else f"{name} {text}" for name, text in fault.region
    )
    example = "，".join(f"{name} = {value}" for name, value in fault.witness)
    if fault.kind == "gap":
        return Mistake(
            "gap",
            f"没有任何一行适用的情形：{where}（例如 {example}）",
            "每种情形恰好一行适用",
            "补上一行，或改正相邻行的界限",
            en=English(
                f"a case in which no row applies: {place} (for example {example})",
                "exactly one row in each case",
                "add a row, or correct the limits of its neighbours",
            ),
        )
    rows = "、".join(str(number) for number in fault.rows)
    return Mistake(
        "overlap",
        f"第 {rows} 行同时适用：{where}（例如 {example}）",
        "每种情形恰好一行适用",
        "改正界限，使各行互不重叠",
        en=English(
            f"rows {', '.join(map(str, fault.rows))} apply together: {place} (for example {example})",
            "exactly one row in each case",
            "correct the limits, so that rows do not overlap",
        ),
    )
