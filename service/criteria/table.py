"""The table under a step: a head of Chinese titles, and rows of texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from service.authoring.nearest import unknown
from service.authoring.problem import Mistake


@dataclass(frozen=True, slots=True)
class Table:
    """`head` and `rows` as written; every row is as long as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @staticmethod
    def of(lines: Sequence[Sequence[str]]) -> Table:
        """A table from its lines, the head first."""
        head, *rows = (tuple(line) for line in lines)
        return Table(head, tuple(rows))

    @staticmethod
    def under(step: str, table: Table | None) -> Table:
        """The table that a step needs.

        Raises:
            Mistake: there is none, or it has no rows.
        """
        if table is None or not table.rows:
            raise Mistake("no-table", f"“{step}”下面没有表格", "表头和至少一行", "在步骤下面写出表格")
        return table

    @staticmethod
    def refuse(step: str, table: Table | None) -> None:
        """Let no table pass unread.

        Raises:
            Mistake: there is a table under a step that reads none.
        """
        if table is not None:
            raise Mistake("needless-table", f"“{step}”下面有表格", "这一步不带表格", "删去表格，或改用带表格的步骤")

    def records(self, titles: Sequence[str]) -> Iterator[Mapping[str, str]]:
        """Each row by title; an empty cell is left out.

        Raises:
            Mistake: a title there is none of, or twice the same.
        """
        for title in self.head:
            if title not in titles:
                raise unknown("表头", title, titles, "改成允许的表头")
        if len(set(self.head)) < len(self.head):
            raise Mistake("duplicate-head", f"重复的表头“{'、'.join(self.head)}”", "每个表头写一次", "合并重复的列")
        for row in self.rows:
            yield {title: text for title, text in zip(self.head, row, strict=True) if text}
