"""Every statement of a 评估工作簿 with its place: sheet, what its row is about, header; whatever the row number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from service.intake.forms.layout import COVER
from service.vocabulary.entry import Entry
from service.vocabulary.exact import EXACT, shortest
from service.vocabulary.state import State
from service.vocabulary.submission import Method, Submission, Target

_COVER = {
    "park": "园区名称",
    "park_code": "园区代码",
    "jurisdiction": "主管地区",
    "programme": "规划期",
    "pack": "规则包",
    "evaluation_date": "评估日期",
    "base_year": "基期年",
    "evaluated_year": "评估年度",
    "note": "备注",
    "region": "所在区域",
}
_PART = {"present": "是否具备", "place": "所在页码"}
_VERSION = {
    "version": "版本",
    "drawn_up_on": "编制日期",
    "approval": "审核意见",
    "authority": "审核机关",
    "document": "文号",
    "approved_on": "审核日期",
}
_AMENDMENT = {
    "kind": "调整对象",
    "code": "指标编码",
    "old": "原值",
    "new": "新值",
    "approval": "审核意见",
    "document": "文号",
    "approved_on": "审核日期",
    "reason": "理由",
}
_INDICATOR = {
    "base_year": "基期年",
    "base": "基期值",
    "target_year": "目标年",
    "target": "目标值",
    "state": "状态",
    "reason": "原因",
    "evidence": "佐证编号",
    "explanation": "说明",
    "unit_label": "单位",
}
_QUANTITY = {"evidence": "佐证编号", "unit_label": "单位"}
_CARRIER = {
    "year": "年份",
    "carrier": "能源品种",
    "amount": "实物量",
    "factor": "折标系数",
    "basis": "系数基准",
    "energy": "折标量",
}
_PROJECT = {
    "name": "项目名称",
    "ledger": "台账编号",
    "owner": "业主单位",
    "task": "所属任务",
    "content": "建设内容",
    "planned_investment": "计划投资",
    "paid_investment": "实际投资",
    "funding": "资金来源",
    "started_on": "开工日期",
    "finished_on": "竣工日期",
    "status": "状态",
    "change_approval": "变更审核",
    "energy_saving": "年节能量",
    "elsewhere": "其他计划",
}
_MEASURE = {"statement": "园区自述", "evidence": "佐证编号"}
_PROGRESS = {
    "year": "年份",
    "filed": "是否报送",
    "filed_on": "报送日期",
    "progress": "主要进展",
    "difficulties": "困难",
    "solved": "是否解决",
}
_EVIDENCE = {"number": "编号", "name": "名称", "kind": "类型", "issuer": "出具单位", "issued_on": "日期"}

_PLAN_SHEETS = ("方案组成", "方案版本", "方案调整")
_PLANNED = frozenset(_INDICATOR[field] for field in ("base_year", "base", "target_year", "target"))
_SHEET_CODES = {
    "能源消费": "carriers",
    "重点项目": "projects",
    "年度进展": "progress",
    "佐证材料": "evidence",
} | dict.fromkeys(_PLAN_SHEETS, "plan")
_COVER_CODES = {"评估日期": "evaluation_date", "规则包": "pack", "备注": "note"}

ALWAYS_OPEN = frozenset({"evidence", "progress", "evaluation_date", "pack", "note"})
"""Codes that any later workbook may change: what is proved anew, reported on, or dated."""

Place = tuple[str, str, str]
"""(sheet, what the row is about, header)."""


def code_of(place: Place) -> str:
    """What a statement is about, as rules and acts name it.

    The code of an indicator, raw quantity or check; `target:` and the code for what the plan says of an indicator
    (base, target and their years); `projects`, `carriers`, `plan`, `progress`, `evidence`; on the cover
    `evaluation_date`, `pack`, `note`, else `cover`.
    """
    sheet, row, header = place
    if sheet == COVER:
        return _COVER_CODES.get(header, "cover")
    if sheet == "指标" and header in _PLANNED:
        return f"target:{row}"
    return _SHEET_CODES.get(sheet, row)


def sheets_of(code: str) -> tuple[str, ...]:
    """The sheets that a code of code_of() stands for as a whole, none for a single row or the cover."""
    return tuple(sheet for sheet, stands_for in _SHEET_CODES.items() if stands_for == code)


def statements(submission: Submission) -> Iterator[tuple[Place, Entry]]:
    """Every statement of a workbook with its place."""
    yield from _fields(COVER, "", submission.cover, _COVER)
    yield from _rows("方案组成", _PART, ((part.code, part) for part in submission.plan.parts))
    yield from _rows("方案版本", _VERSION, _keyed(submission.plan.versions, "version"))
    yield from _rows("方案调整", _AMENDMENT, _keyed(submission.plan.amendments, "kind", "code"))
    for code, row in submission.indicators.items():
        yield from _fields("指标", code, row, _INDICATOR)
        yield from _yearly("指标", code, row.actuals)
    for code, quantity in submission.quantities.items():
        yield from _yearly("原始数据", code, quantity.values)
        yield from _fields("原始数据", code, quantity, _QUANTITY)
    yield from _rows("能源消费", _CARRIER, _keyed(submission.carriers, "year", "carrier"))
    yield from _rows("重点项目", _PROJECT, _keyed(submission.projects, "name"))
    yield from _rows("任务措施", _MEASURE, submission.measures.items())
    yield from _rows("年度进展", _PROGRESS, _keyed(submission.progress, "year"))
    yield from _rows("佐证材料", _EVIDENCE, _keyed(submission.evidence, "number"))


def _rows(sheet: str, headers: Mapping[str, str], rows: Iterable[tuple[str, object]]) -> Iterator[tuple[Place, Entry]]:
    for key, row in rows:
        yield from _fields(sheet, key, row, headers)


def _keyed(rows: Iterable[object], *names: str) -> Iterator[tuple[str, object]]:
    """Each row with what tells it from the others; a second one of the same key is numbered."""
    met: dict[str, int] = {}
    for row in rows:
        key = " ".join(filter(None, (shown(getattr(row, name)) for name in names)))
        met[key] = met.get(key, 0) + 1
        yield (key if met[key] == 1 else f"{key}（第{met[key]}行）"), row


def _fields(sheet: str, key: str, row: object, headers: Mapping[str, str]) -> Iterator[tuple[Place, Entry]]:
    for field, header in headers.items():
        value = getattr(row, field)
        yield (sheet, key, header), _promised(value) if isinstance(value, Target) else value


def _promised(target: Target) -> Entry:
    """A target; of one against the base the unit says so."""
    relative = target.method is Method.RELATIVE_TO_BASE
    return replace(target.entry, unit="%（较基期）") if relative else target.entry


def _yearly(sheet: str, key: str, years: Mapping[int, Entry]) -> Iterator[tuple[Place, Entry]]:
    for year, entry in years.items():
        yield (sheet, key, str(year)), entry


def shown(entry: Entry | None) -> str:
    """A number in the unit in which it is compared, anything else as it was written."""
    if entry is None:
        return ""
    if not entry.present:
        return entry.cell.raw.strip() or ("" if entry.state is State.MISSING else entry.state.label)
    if isinstance(entry.value, Decimal):
        about = "约" if entry.reading is not None and entry.reading.approximate else ""
        return f"{about}{_figure(entry.value, entry.unit)}"
    return str(entry.value) if isinstance(entry.value, date) else entry.cell.raw or entry.value or ""


def _figure(value: Decimal, unit: str) -> str:
    """A fraction whose unit is percent as percent."""
    if unit.startswith("%"):
        return f"{shortest(EXACT.scaleb(value, 2))}{unit}"
    return f"{shortest(value)} {unit}".rstrip()
