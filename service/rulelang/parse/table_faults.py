"""What is wrong with a table that reads well: gaps, overlaps and rows that never apply."""

from __future__ import annotations

from collections.abc import Mapping

from service.authoring.position import Position
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.example_command import example_command
from service.rulelang.table_check import TableFault, check_table
from service.rulelang.tables import Table
from service.rulelang.words import value_in_words


def note_table_faults(table: Table, position: Position, log: ProblemLog, rule: str = "") -> None:
    """Note every gap, overlap and unreachable row; in the table of a `rule`, with the command for an example."""
    places = {row.number: row.position for row in table.rows}
    titles = {column.name: column.title for column in table.attributes}
    for fault in check_table(table):
        place = places[fault.rows[-1]] if fault.rows else position
        log.add(place, _table_mistake(fault, titles, rule))


def note_one_outcome(table: Table, position: Position, log: ProblemLog) -> None:
    """Note it when all rows of a table come to the same outcome: then it decides nothing, as a gate that cannot act."""
    outcomes = {row.outcome for row in table.rows}
    if len(table.rows) > 1 and len(outcomes) == 1:
        log.add(position, _one_outcome(outcomes.pop()))


def _one_outcome(outcome: str) -> Mistake:
    word = value_in_words(outcome)
    return Mistake(
        "one-outcome",
        f"各行（各答案）都判为“{word}”（{outcome}），等于什么也不判",
        "至少两种不同的判定",
        "改正写错的判定；确实不需要判定的，删去这条规则",
        en=English(
            f"the same outcome, {outcome}, in all rows or answers: the rule decides nothing",
            "at least two outcomes",
            "correct the outcome that is wrong; delete the rule if nothing is to be decided",
        ),
    )


def _table_mistake(fault: TableFault, titles: Mapping[str, str], rule: str) -> Mistake:
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
    then, then_en = _example_of(fault, rule)
    if fault.kind == "gap":
        return Mistake(
            "gap",
            f"没有任何一行适用的情形：{where}（例如 {example}）",
            "每种情形恰好一行适用",
            f"补上一行，或改正相邻行的界限{then}",
            en=English(
                f"a case in which no row applies: {place} (for example {example})",
                "exactly one row in each case",
                f"add a row, or correct the limits of its neighbours{then_en}",
            ),
        )
    rows, hidden = ("、".join(map(str, numbers)) for numbers in (fault.rows, fault.shadowed))
    covered = f"；第 {hidden} 行完全被别的行遮住，从不单独适用" if hidden else ""
    covered_en = f"; row {', '.join(map(str, fault.shadowed))} is covered by others wholly" if hidden else ""
    return Mistake(
        "overlap",
        f"第 {rows} 行同时适用：{where}（例如 {example}）{covered}",
        "每种情形恰好一行适用",
        f"改正界限，使各行互不重叠{'；被遮住的行多余时删去' if hidden else ''}{then}",
        en=English(
            f"rows {', '.join(map(str, fault.rows))} apply together: {place} (for example {example}){covered_en}",
            "exactly one row in each case",
            f"correct the limits, so that rows do not overlap{then_en}",
        ),
    )


def _example_of(fault: TableFault, rule: str) -> tuple[str, str]:
    """What to run once the table is repaired, in both languages."""
    if not rule:
        return "", ""
    command = example_command(rule, dict(fault.witness))
    return f"；修好后运行 {command} 得到例子", f"; then {command} gives an example"
