"""Where two JSON records of the same thing differ, told by the cell of the workbook where one stands near."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from service.vocabulary.language import Said

_ABSENT = object()
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """`path` leads to the value (`indicators/water_reuse/actuals/2025/value`); `cell` is the cell around it, or
    empty; `stored` and `again` are the two values in short."""

    path: str
    cell: str
    stored: str
    again: str

    @property
    def said(self) -> Said:
        """Where, and which two values."""
        place = f"{self.cell}（{self.path}）" if self.cell else self.path
        english = f"{self.cell} ({self.path})" if self.cell else self.path
        return Said(
            f"{place}：包内为 {self.stored}，重新得出 {self.again}",
            f"{english}: {self.stored} in the bundle, {self.again} now",
        )


def differences(stored: Any, again: Any) -> Iterator[Difference]:
    """Every place where two JSON values differ, in order; a number differs from a text of the same digits."""
    return _differ(stored, again, (), "")


def _differ(stored: Any, again: Any, path: tuple[str, ...], cell: str) -> Iterator[Difference]:
    if isinstance(stored, dict) and isinstance(again, dict):
        near = _cell_of(again) or _cell_of(stored) or cell
        for key in sorted({*stored, *again}):
            yield from _differ(stored.get(key, _ABSENT), again.get(key, _ABSENT), (*path, key), near)
    elif isinstance(stored, list) and isinstance(again, list):
        for at in range(max(len(stored), len(again))):
            yield from _differ(_at(stored, at), _at(again, at), (*path, str(at + 1)), cell)
    elif type(stored) is not type(again) or stored != again:
        yield Difference("/".join(path), cell, _short(stored), _short(again))


def _at(values: list[Any], at: int) -> Any:
    return values[at] if at < len(values) else _ABSENT


def _cell_of(value: dict[str, Any]) -> str:
    cell = value.get("cell")
    if isinstance(cell, dict) and {"sheet", "ref"} <= cell.keys():
        return f"{cell['sheet']}!{cell['ref']}"
    return ""


def _short(value: Any) -> str:
    if value is _ABSENT:
        return "—"
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
