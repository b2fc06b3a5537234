"""What one 评估工作簿 states differently from an earlier one of the same park, statement by statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.intake.forms.layout import COVER
from service.vocabulary.entry import Entry
from service.vocabulary.exact import plain
from service.vocabulary.state import State
from service.vocabulary.submission import Submission, Target

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
    "drawn_up_on": "编制日期",
    "approval": "审核意见",
    "authority": "审核机关",
    "document": "文号",
    "approved_on": "审核日期",
}
_AMENDMENT = {"old": "原值", "new": "新值", "approval": "审核意见", "document": "文号", "reason": "理由"}
_INDICATOR = {
    "base_year": "基期年",
    "base": "基期值",
    "target_year": "目标年",
    "target": "目标值",
    "state": "状态",
    "reason": "原因",
    "evidence": "佐证编号",
    "explanation": "说明",
}
_QUANTITY = {"evidence": "佐证编号"}
_CARRIER = {"amount": "实物量", "factor": "折标系数", "basis": "系数基准", "energy": "折标量"}
_PROJECT = {
    "name": "项目名称",
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
    "filed": "是否报送",
    "filed_on": "报送日期",
    "progress": "主要进展",
    "difficulties": "困难",
    "solved": "是否解决",
}
_EVIDENCE = {"name": "名称", "kind": "类型", "issuer": "出具单位", "issued_on": "日期"}

Place = tuple[str, str, str]
"""(sheet, what the row is about, header): where a statement stands, whatever its row number."""


@dataclass(frozen=True, slots=True)
class Change:
    """One statement that is new, gone or other than before; empty text stands for no value. `sheet`, `row` (code,
    name or number of what the row is about) and `header` say where; `cell` is the later one, where there is one."""

    sheet: str
    row: str
    header: str
    before: str
    after: str
    cell: str = ""

    def __str__(self) -> str:
        place = "·".join(part for part in (self.sheet, self.row, self.header) if part)
        return f"{place}：{self.before or '（无）'} → {self.after or '（无）'}"


def changes(before: Submission, after: Submission) -> tuple[Change, ...]:
    """Every statement of which the two differ, in the order of the later one, what is gone last."""
    old, new = dict(_statements(before)), dict(_statements(after))
    found = (_change(place, old.get(place), new.get(place)) for place in {**new, **old})
    return tuple(change for change in found if change is not None)


def _change(place: Place, old: Entry | None, new: Entry | None) -> Change | None:
    if _meant(old) == _meant(new):
        return None
    return Change(*place, _shown(old), _shown(new), str(new.cell) if new is not None else "")


def _meant(entry: Entry | None) -> tuple[State, object]:
    """What counts: equal values are alike however they were written, and a blank is like a row that is not there."""
    if entry is None or not entry.present:
        return (State.MISSING if entry is None else entry.state), None
    return entry.state, entry.value


def _shown(entry: Entry | None) -> str:
    """A number in the unit in which it is compared, anything else as it was written."""
    if entry is None or not entry.present:
        return "" if entry is None or entry.state is State.MISSING else entry.state.label
    if isinstance(entry.value, Decimal):
        return f"{_digits(entry.value)} {entry.unit}".rstrip()
    return entry.cell.raw or str(entry.value)


def _digits(value: Decimal) -> str:
    digits = plain(value)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def _statements(submission: Submission) -> Iterator[tuple[Place, Entry]]:
    yield from _fields(COVER, "", submission.cover, _COVER)
    yield from _rows("方案组成", _PART, ((part.code, part) for part in submission.plan.parts))
    yield from _rows("方案版本", _VERSION, _keyed(submission.plan.versions, "version"))
    yield from _rows("方案调整", _AMENDMENT, _keyed(submission.plan.amendments, "kind", "code", "approved_on"))
    for code, row in submission.indicators.items():
        yield from _fields("指标", code, row, _INDICATOR)
        yield from _yearly("指标", code, row.actuals)
    for code, quantity in submission.quantities.items():
        yield from _yearly("原始数据", code, quantity.values)
        yield from _fields("原始数据", code, quantity, _QUANTITY)
    yield from _rows("能源消费", _CARRIER, _keyed(submission.carriers, "year", "carrier"))
    yield from _rows("重点项目", _PROJECT, _keyed(submission.projects, "ledger"))
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
        key = " ".join(filter(None, (_shown(getattr(row, name)) for name in names)))
        met[key] = met.get(key, 0) + 1
        yield (key if met[key] == 1 else f"{key}（第{met[key]}行）"), row


def _fields(sheet: str, key: str, row: object, headers: Mapping[str, str]) -> Iterator[tuple[Place, Entry]]:
    for field, header in headers.items():
        value = getattr(row, field)
        yield (sheet, key, header), value.entry if isinstance(value, Target) else value


def _yearly(sheet: str, key: str, years: Mapping[int, Entry]) -> Iterator[tuple[Place, Entry]]:
    for year, entry in years.items():
        yield (sheet, key, str(year)), entry
