"""A value typed for an indicator or raw quantity, read as the cell of a workbook is read."""

from __future__ import annotations

from decimal import Decimal

from service.authoring.nearest import listing, nearest
from service.intake.cells.numbers import read_number
from service.intake.files.grid import Kind, RawCell
from service.intake.reading.read_rulings import measures
from service.rulelang.pack import Pack
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


def stated_value(pack: Pack, code: str, text: str) -> Entry:
    """The value of a text for an indicator or raw quantity, in the catalogue's unit (percent as a fraction).

    Raises:
        Fault: there is no such code, or the text is no number of its unit.
    """
    require_code(pack, code)
    name, wanted = measures(pack)[code]
    cell = Cell("", "命令行", code, text)
    entry, problems = read_number(RawCell(Kind.TEXT, text, "General"), cell, wanted.unit, wanted)
    if not isinstance(entry.value, Decimal):
        zh = "；".join(problem.repair.zh for problem in problems) or "请写一个数，可带单位"
        en = "; ".join(problem.repair.en for problem in problems) or "write a number, with or without its unit"
        raise Fault(
            "no-value", Said(f"“{name}”（{code}）的“{text}”不能用：{zh}", f"“{text}” is no value of {code}: {en}")
        )
    return entry


def require_code(pack: Pack, code: str) -> None:
    """Return only if the code is one of an indicator or raw quantity.

    Raises:
        Fault: it is not; the nearest is named.
    """
    known = measures(pack)
    if code not in known:
        near = nearest(code, known)
        hint = f"，您是否想写“{near}”" if near else ""
        raise Fault(
            "no-such-code",
            Said(
                f"没有编码为“{code}”的指标或原始数据{hint}；例如：{listing(sorted(known), most=5)}",
                f"no indicator or raw quantity has the code “{code}”; for example: {listing(sorted(known), most=5)}",
            ),
        )
