"""The tables of codes below the guidance: what a user looks up, and what feeds the long drop-downs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.intake.forms.layout import Book
from service.rulelang.pack import Pack
from service.vocabulary.exact import plain
from service.vocabulary.finding import Theme

INDICATORS = "指标"
QUANTITIES = "原始数据"
VALUES = "指标和原始数据"
WAIVABLE = "核查事项和指标"
CARRIERS = "能源品种"
QUESTIONS = "存疑规则"


@dataclass(frozen=True, slots=True)
class CodeTable:
    """(code, meaning) rows in order; `ranges` are the drop-downs they feed: name → first and last index."""

    title: str
    rows: tuple[tuple[str, str], ...]
    ranges: dict[str, tuple[int, int]]


def code_tables(book: Book, pack: Pack) -> tuple[CodeTable, ...]:
    """The code tables of a workbook's guide."""
    if book is Book.SUBMISSION:
        return _joined("指标编码和原始数据编码", (), _indicators(pack), _quantities(pack)), _carriers(pack)
    joined = _joined("核查事项、指标和原始数据编码", _waivable_items(pack), _indicators(pack), _quantities(pack))
    return joined, _questions(pack)


def _joined(title: str, items: Rows, indicators: Rows, quantities: Rows) -> CodeTable:
    """One table in such an order that each drop-down is one stretch of it."""
    first, second = len(items), len(items) + len(indicators)
    end = second + len(quantities)
    ranges = {
        WAIVABLE: (0, second - 1),
        INDICATORS: (first, second - 1),
        VALUES: (first, end - 1),
        QUANTITIES: (second, end - 1),
    }
    return CodeTable(title, (*items, *indicators, *quantities), ranges)


Rows = tuple[tuple[str, str], ...]


def _waivable_items(pack: Pack) -> Rows:
    rules = (pack.rules[rule] for rule in sorted(pack.rules))
    return tuple((rule.id, rule.title) for rule in rules if rule.manual and rule.not_applicable)


def _indicators(pack: Pack) -> Rows:
    return tuple((i.code, _measured(i.name, i.unit)) for i in pack.catalogue.indicators.values())


def _quantities(pack: Pack) -> Rows:
    return tuple((q.code, _measured(q.name, q.unit)) for q in pack.catalogue.quantities.values())


def _measured(name: str, unit: str) -> str:
    return f"{name}（{unit}）" if unit else name


def _carriers(pack: Pack) -> CodeTable:
    rows = tuple(
        (
            carrier.name,
            f"计量单位 {carrier.unit}；参考折标系数 {plain(carrier.factor)} kgce/{carrier.unit}（{carrier.basis}）",
        )
        for carrier in pack.catalogue.carriers.values()
    )
    return _whole("能源品种", CARRIERS, dict(rows).items())


def _questions(pack: Pack) -> CodeTable:
    return _whole("存疑规则", QUESTIONS, ((rule.id, rule.title) for rule in pack.by_theme(Theme.CREDIBILITY)))


def _whole(title: str, name: str, rows: Iterable[tuple[str, str]]) -> CodeTable:
    known = tuple(rows)
    return CodeTable(title, known, {name: (0, len(known) - 1)})
