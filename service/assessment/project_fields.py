"""The fields of a key project as rules read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from service.assessment.facts import blocked, chosen, dated, derived, numeric, stated, whole, without, yes_no
from service.assessment.plan_facts import plan_fact
from service.assessment.situation import Situation
from service.assessment.views import evaluated_year
from service.vocabulary.entry import Entry
from service.vocabulary.fact import Fact
from service.vocabulary.state import MISSING
from service.vocabulary.submission import ProjectRow

_MONEY = "万元"
_GIVEN_UP = ("cancelled", "replaced")


@dataclass(frozen=True, slots=True)
class Registry:
    """Names and ledger numbers of all projects, how often each occurs, and one fact that rests on all of them."""

    fact: Fact
    names: Counter[str]
    ledgers: Counter[str]


def registry(situation: Situation) -> Registry:
    """The registry of the case's projects."""
    projects = situation.submission.projects
    operands = tuple(
        fact for row in projects for fact in (stated("项目名称", row.name), stated("台账编号", row.ledger))
    )
    fact = derived("registry", f"{len(projects)} 个项目", "", "全部项目的名称和台账编号", operands)
    names = Counter(_text(row.name) for row in projects if row.name.present)
    return Registry(fact, names, Counter(_text(row.ledger) for row in projects if row.ledger.present))


def _text(entry: Entry) -> str:
    return str(entry.value).strip()


def project_field(situation: Situation, row: ProjectRow, known: Registry, name: str) -> Fact:
    """One field of one project; KeyError when there is none of that name."""
    if name in _STATED:
        title, read, unit = _STATED[name]
        return read(title, getattr(row, name), *unit)
    if name == "duplicate":
        return _duplicate(row, known)
    return _timing(situation, row) if name == "timing" else _DERIVED[name](row)


def _status(row: ProjectRow) -> Fact:
    """done, trial, building, not_started; a cancelled or replaced one with what is said of its approval."""
    word = stated("项目状态", row.status)
    if word.value not in _GIVEN_UP:
        return chosen("status", word, "取填报状态", ())
    approval = stated("变更审核", row.change_approval)
    said = approval.value if approval.value in ("approved", "not_approved") else "unstated"
    formula = "填报状态与变更审核意见合并"
    return derived("status", f"{word.value}_{said}", "", formula, (word, approval))


def _ledger(row: ProjectRow) -> Fact:
    source = stated("台账编号", row.ledger)
    formula = "已填写台账编号" if source.present else "未填写台账编号"
    return derived("ledger", "given" if source.present else "absent", "", formula, (source,))


def _duplicate(row: ProjectRow, known: Registry) -> Fact:
    """yes when another row has the same name or ledger number; the row's own come before those of all. Where
    either is lacking it cannot be told; a project that is given up needs no number."""
    again = row.name.present and known.names[_text(row.name)] > 1
    again = again or (row.ledger.present and known.ledgers[_text(row.ledger)] > 1)
    own = (stated("项目名称", row.name), stated("台账编号", row.ledger))
    operands: tuple[Fact, ...] = (*own, known.fact)
    if not again and not row.name.present:
        return without("duplicate", MISSING, "", "缺少项目名称，无法核对是否重复", operands)
    if not row.ledger.present:
        operands = (*own, stated("项目状态", row.status), known.fact)
        if not again and row.status.value not in _GIVEN_UP:
            return without("duplicate", MISSING, "", "缺少台账编号，无法核对是否重复", operands)
    formula = "名称或台账编号与其他项目相同" if again else "名称和台账编号与其他项目均不相同"
    return derived("duplicate", yes_no(again), "", formula, operands)


def _timing(situation: Situation, row: ProjectRow) -> Fact:
    """Whether a finished project was finished within the time the plan covers."""
    status = stated("项目状态", row.status)
    lacking = blocked("timing", "", (status,))
    if lacking is not None:
        return lacking
    if status.value != "done":
        return derived("timing", "ok", "", "尚未完成的项目不核对竣工时间", (status,))
    finished, year = dated("竣工日期", row.finished_on), evaluated_year(situation)
    approved = plan_fact(situation, "approved_on")
    needed = (finished, approved, year)
    lacking = blocked("timing", "", needed, (status,))
    if lacking is not None:
        return lacking
    return _timed(finished, approved, year, status)


def _timed(finished: Fact, approved: Fact, year: Fact, status: Fact) -> Fact:
    end, start, last = finished.value, approved.value, whole(year)
    operands = (finished, approved, year, status)
    if not (isinstance(end, date) and isinstance(start, date)) or last is None:
        return without("timing", MISSING, "", "评估年度应为整数", operands)
    code = "ok"
    if end < start:
        code = "before_approval"
    elif end.year > last:
        code = "after_period"
    formula = f"竣工 {end}，方案审核同意 {start}，评估年度 {last}"
    return derived("timing", code, "", formula, operands)


_STATED: dict[str, tuple[str, Callable[..., Fact], tuple[str, ...]]] = {
    "task": ("所属任务", stated, ()),
    "planned_investment": ("计划投资", numeric, (_MONEY,)),
    "paid_investment": ("实际投资", numeric, (_MONEY,)),
    "started_on": ("开工日期", dated, ()),
    "finished_on": ("竣工日期", dated, ()),
    "energy_saving": ("年节能量", numeric, ("tce",)),
    "elsewhere": ("是否列入其他计划", stated, ()),
}
_DERIVED: dict[str, Callable[[ProjectRow], Fact]] = {"status": _status, "ledger": _ledger}
