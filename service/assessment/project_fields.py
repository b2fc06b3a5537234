"""The fields of a key project as rules read them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from service.assessment.facts import blocked, chosen, dated, derived, numeric, stated, whole, without, yes_no
from service.assessment.plan_facts import plan_fact
from service.assessment.situation import Situation
from service.assessment.views import evaluated_year
from service.vocabulary.entry import Entry
from service.vocabulary.fact import Fact
from service.vocabulary.state import State
from service.vocabulary.submission import ProjectRow

_MONEY = "万元"


def project_fields(situation: Situation, row: ProjectRow, known: Fact) -> Mapping[str, Callable[[], Fact]]:
    """Field name → how its fact is made. `known` is the registry of names and ledger numbers of all projects."""
    return {
        "task": lambda: stated("所属任务", row.task),
        "status": lambda: _status(row),
        "planned_investment": lambda: numeric("计划投资", row.planned_investment, _MONEY),
        "paid_investment": lambda: numeric("实际投资", row.paid_investment, _MONEY),
        "started_on": lambda: dated("开工日期", row.started_on),
        "finished_on": lambda: dated("竣工日期", row.finished_on),
        "energy_saving": lambda: numeric("年节能量", row.energy_saving, "tce"),
        "ledger": lambda: _ledger(row),
        "duplicate": lambda: _duplicate(situation, row, known),
        "elsewhere": lambda: stated("是否列入其他计划", row.elsewhere),
        "timing": lambda: _timing(situation, row),
    }


def _status(row: ProjectRow) -> Fact:
    """done, trial, building, not_started; a cancelled or replaced one with what is said of its approval."""
    word = stated("项目状态", row.status)
    if word.value not in ("cancelled", "replaced"):
        return chosen("status", word, "取填报状态", ())
    approval = stated("变更审核", row.change_approval)
    said = approval.value if approval.value in ("approved", "not_approved") else "unstated"
    formula = "填报状态与变更审核意见合并"
    return derived("status", f"{word.value}_{said}", "", formula, (word, approval))


def _ledger(row: ProjectRow) -> Fact:
    source = stated("台账编号", row.ledger)
    formula = "已填写台账编号" if source.present else "未填写台账编号"
    return derived("ledger", "given" if source.present else "absent", "", formula, (source,))


def registry(situation: Situation) -> Fact:
    """One fact that rests on the name and ledger number of every project."""
    projects = situation.submission.projects
    operands = tuple(
        fact for row in projects for fact in (stated("项目名称", row.name), stated("台账编号", row.ledger))
    )
    return derived("registry", f"{len(projects)} 个项目", "", "全部项目的名称和台账编号", operands)


def _duplicate(situation: Situation, row: ProjectRow, known: Fact) -> Fact:
    """yes when another row has the same name or ledger number."""
    others = [other for other in situation.submission.projects if other is not row]
    again = any(_same(row.name, other.name) or _same(row.ledger, other.ledger) for other in others)
    if not again and not row.name.present:
        return without("duplicate", State.MISSING, "", "未填写项目名称，无法核对是否重复", (known,))
    formula = "名称或台账编号与其他项目相同" if again else "名称和台账编号与其他项目均不相同"
    return derived("duplicate", yes_no(again), "", formula, (known,))


def _same(one: Entry, other: Entry) -> bool:
    return one.present and other.present and str(one.value).strip() == str(other.value).strip()


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
        return without("timing", State.MISSING, "", "评估年度应为整数", operands)
    code = "ok"
    if end < start:
        code = "before_approval"
    elif end.year > last:
        code = "after_period"
    formula = f"竣工 {end}，方案审核同意 {start}，评估年度 {last}"
    return derived("timing", code, "", formula, operands)
