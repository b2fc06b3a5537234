"""Names of derived attributes: free, titled where people read them, and used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from service.authoring.node import Node, Text
from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.derivations import Derived, operands
from service.rulelang.parse.scope import RESERVED, Scope
from service.rulelang.parse.sentences import slots
from service.rulelang.tables import Table

Pairs = tuple[tuple[Text, Node], ...]
"""The lines of a derive block as written."""


def require_titles(pairs: Pairs, table: Table, log: ProblemLog) -> None:
    """Note every derived column without a title: people read its name beside its value."""
    untitled = {column.name for column in table.attributes if not column.title}
    for name, _ in pairs:
        if name.value in untitled:
            mistake = Mistake(
                "untitled-column",
                f"求出的“{name.value}”是表的列，却没有中文名称",
                "作为列的名称写明 title，结论和理由里显示它",
                f"在这一项里补上 title，例如 {name.value}: {{…, title: 项目完成率}}",
                en=English(
                    f"the derived “{name.value}” is a column of the table and has no Chinese name",
                    "a title for every derived column: findings show it",
                    f"add a title, for example {name.value}: {{…, title: 项目完成率}}",
                ),
            )
            log.add(name.position, mistake)


def note_unused(
    derived: Sequence[Derived], table: Table, sentences: Iterable[str], places: Pairs, log: ProblemLog
) -> None:
    """Note every derived attribute that no column, sentence or other line reads: likely a column that was forgotten."""
    read = {column.name for column in table.attributes}
    read |= {slot for sentence in sentences for slot in slots(sentence)}
    read |= {name for line in derived for name in operands(line.expression)}
    for name, _ in places:
        if name.value not in read:
            mistake = Mistake(
                "unused-derived",
                f"求出而没有用到的“{name.value}”",
                "表的列、理由里的占位，或别的求出项用到的名称",
                "在表里加上这一列，或删去这一项",
                en=English(
                    f"“{name.value}”, which is derived and not used",
                    "names that the table, a sentence or another line reads",
                    "add it as a column, or delete it",
                ),
            )
            log.add(name.position, mistake)


def require_free(name: str, scope: Scope) -> None:
    """That a derived attribute may have this name.

    Raises:
        Mistake: the name already means something.
    """
    taken = (*RESERVED, *scope.own.attributes, *scope.own.mixed, *scope.own.unusable, *scope.parameters)
    if name in taken or name in scope.catalogue.indicators or name in scope.catalogue.quantities:
        raise Mistake(
            "name-taken",
            f"已有含义的名称“{name}”",
            "属性、参数、编码和保留字以外的名称",
            "换一个名称",
            en=English(
                f"the name “{name}”, which already has a meaning",
                "a name that is no attribute, parameter, code or reserved word",
                "use another name",
            ),
        )
