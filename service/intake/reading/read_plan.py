"""方案组成, 方案版本, 方案调整: the plan, its approvals and its amendments."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from service.intake.reading.row_keys import known_code, unknown_code
from service.intake.reading.sheet_reader import SheetReader, measured, written
from service.rulelang.catalogue import Indicator
from service.rulelang.pack import Pack
from service.vocabulary.language import Said
from service.vocabulary.submission import Amendment, IndicatorRow, PartRow, PlanVersion

_OF_WHAT = Said(
    "没有写明调整什么，这一行不采用；请补填，或删除这一行",
    "what is amended is not stated and the row is not used; fill it in, or delete the row",
)


def read_parts(reader: SheetReader, pack: Pack) -> tuple[PartRow, ...]:
    """One row for each part the pack names, in its order; a part without a row is missing."""
    rows = reader.lines(pack.parts)
    return tuple(_part(reader, code, rows.get(code)) for code in pack.parts)


def _part(reader: SheetReader, code: str, row: int | None) -> PartRow:
    if row is None:
        return PartRow(code, reader.nowhere(code, "是否具备"), reader.nowhere(code, "所在页码"))
    return PartRow(code, reader.choice(row, "是否具备"), reader.text(row, "所在页码"))


def read_versions(reader: SheetReader) -> tuple[PlanVersion, ...]:
    """The versions of the plan in sheet order."""
    return tuple(
        PlanVersion(
            version=reader.text(row, "版本"),
            drawn_up_on=reader.date(row, "编制日期"),
            approval=reader.choice(row, "审核意见"),
            authority=reader.text(row, "审核机关"),
            document=reader.text(row, "文号"),
            approved_on=reader.date(row, "审核日期"),
        )
        for row in reader.rows()
    )


def read_amendments(reader: SheetReader, pack: Pack, indicators: Mapping[str, IndicatorRow]) -> tuple[Amendment, ...]:
    """The amendments in sheet order; values in the unit the indicator's own row states. A row whose code is blank or
    unknown is left out, with a problem."""
    names = {indicator.code: indicator.name for indicator in pack.catalogue.indicators.values()}
    amendments = []
    for row in reader.rows():
        text = reader.table.raw(row, "指标编码").text
        code = known_code(text, names)
        if code is None:
            reader.complain(row, "指标编码", unknown_code(text, names))
        else:
            amendments.append(_amendment(reader, row, pack.catalogue.indicators[code], indicators[code]))
    return tuple(amendments)


def _amendment(reader: SheetReader, row: int, indicator: Indicator, stated: IndicatorRow) -> Amendment:
    wanted = measured(indicator)
    label = written(stated.unit_label) or indicator.unit
    base_year = stated.base_year.value
    since = int(base_year) if isinstance(base_year, Decimal) else None
    kind = reader.choice(row, "调整对象")
    return Amendment(
        kind=reader.insist(row, "调整对象", kind, _OF_WHAT),
        code=reader.text(row, "指标编码"),
        old=reader.number(row, "原值", label, wanted),
        new=reader.target(row, "新值", label, wanted, indicator.better, since),
        approval=reader.choice(row, "审核意见"),
        document=reader.text(row, "文号"),
        approved_on=reader.date(row, "审核日期"),
        reason=reader.text(row, "理由"),
    )
