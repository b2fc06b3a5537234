"""What rules read of the plan: parts, approval, and the yearly reports that are due."""

from __future__ import annotations

from datetime import date

from service.assessment.facts import NO, YES, blocked, chosen, dated, derived, numeric, stated, whole, without
from service.assessment.situation import Situation
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import MISSING, VALUE, Attestor
from service.vocabulary.submission import PlanVersion, ProgressRow


def plan_fact(situation: Situation, name: str) -> Fact:
    """One attribute of the plan; KeyError when there is none of that name. Examples may give it."""
    given = situation.given
    for spelling in (f"plan.{name}", name):
        if spelling in given:
            return given[spelling]
    facts = situation.memo.facts
    key = ("plan", name)
    if key not in facts:
        facts[key] = PLAN[name](situation)
    return facts[key]


def _parts_present(situation: Situation) -> Fact:
    name, unit = "parts_present", "项"
    rows = {row.code: row for row in situation.submission.plan.parts}
    stated_parts = {
        code: stated(f"方案组成部分“{title}”", rows[code].present)
        if code in rows
        else without(title, MISSING, "", f"未说明方案是否具备“{title}”")
        for code, title in situation.pack.parts.items()
    }
    lacking = blocked(name, unit, stated_parts.values())
    if lacking is not None:
        return lacking
    present = [fact for fact in stated_parts.values() if fact.value == YES]
    formula = f"{len(stated_parts)} 个部分中具备 {len(present)} 个"
    return derived(name, Quotient.of(len(present)), unit, formula, tuple(stated_parts.values()))


def _approval(situation: Situation) -> Fact:
    opinions = tuple(stated("方案审核意见", v.approval) for v in situation.submission.plan.versions)
    for code in ("approved", "not_approved"):
        saying = next((fact for fact in opinions if fact.value == code), None)
        if saying is not None:
            others = () if code == "approved" else tuple(o for o in opinions if o is not saying)
            return chosen("approval", saying, "取各版本方案的审核意见", others)
    return without("approval", MISSING, "", "未填写方案审核意见", opinions)


def _approved_on(situation: Situation) -> Fact:
    name = "approved_on"
    versions = situation.submission.plan.versions
    opinions = tuple(stated("方案审核意见", v.approval) for v in versions)
    approved = [v for v in versions if v.approval.value == "approved"]
    if not approved:
        return without(name, MISSING, "", "没有审核同意的方案版本", opinions)
    dates = tuple(dated(_dated_name(v), v.approved_on) for v in approved)
    lacking = blocked(name, "", dates, opinions)
    if lacking is not None:
        return lacking
    first = min(fact.value for fact in dates if isinstance(fact.value, date))
    return derived(name, first, "", f"审核同意日期中最早的 {first}", (*dates, *opinions))


def _dated_name(version: PlanVersion) -> str:
    known = version.version.value
    return f"方案{known}审核日期" if known else "方案审核日期"


def _due(situation: Situation) -> tuple[Fact | None, tuple[int, ...], tuple[Fact, ...]]:
    """(what is lacking to know the years, the years in which a report is due, what decided them)."""
    approved_on = plan_fact(situation, "approved_on")
    until = dated("评估日期", situation.submission.cover.evaluation_date)
    first = parameter(situation, "first_progress_year")
    lacking = blocked("years_due", "年", (approved_on, until, first))
    start, end, first_year = approved_on.value, until.value, whole(first)
    if lacking is not None or not (isinstance(start, date) and isinstance(end, date)) or first_year is None:
        return lacking or without("years_due", MISSING, "年", "首个年度进展报送年应为整数", (first,)), (), ()
    span = range(max(first_year, start.year), situation.pack.years[-1] + 1)
    # The year is over: its 31 December is before the evaluation date.
    years = tuple(year for year in span if year < end.year)
    return None, years, (approved_on, until, first)


def _years_due(situation: Situation) -> Fact:
    lacking, years, operands = _due(situation)
    if lacking is not None:
        return lacking
    return derived("years_due", Quotient.of(len(years)), "年", _listed("应报送", years), operands)


def _years_reported(situation: Situation) -> Fact:
    name = "years_reported"
    lacking, years, deciding = _due(situation)
    if lacking is not None:
        return without(name, lacking.state, "年", lacking.note, lacking.operands)
    rows = situation.submission.progress
    row_years = tuple(numeric("年度进展年份", row.year, "年") for row in rows)
    said = tuple(_filed(year, rows, row_years) for year in years)
    lacking = blocked(name, "年", said, (*row_years, *deciding))
    if lacking is not None:
        return lacking
    filed = tuple(year for year, fact in zip(years, said, strict=True) if fact.value == YES)
    operands = (*said, *row_years, *deciding)
    return derived(name, Quotient.of(len(filed)), "年", _listed("已报送", filed), operands)


def _filed(year: int, rows: tuple[ProgressRow, ...], row_years: tuple[Fact, ...]) -> Fact:
    """yes or no for one due year; missing when nothing, or both, is said."""
    name = f"{year}年进展是否报送"
    said = tuple(stated(name, r.filed) for r, y in zip(rows, row_years, strict=True) if whole(y) == year)
    words = {fact.value for fact in said if fact.present}
    if words in ({YES}, {NO}):
        return chosen(name, next(fact for fact in said if fact.present), "取年度进展表", said)
    note = f"{year}年进展是否报送的填报前后矛盾" if words else f"未填写{year}年进展是否报送"
    return without(name, MISSING, "", note, said)


def _listed(word: str, years: tuple[int, ...]) -> str:
    return f"{word} {len(years)} 个年度" + (f"：{'、'.join(map(str, years))}" if years else "")


def parameter(situation: Situation, name: str) -> Fact:
    """A dated number of the pack; missing when the pack has none in force."""
    facts = situation.memo.facts
    key = ("parameter", name)
    if key not in facts:
        facts[key] = _parameter(situation, name)
    return facts[key]


def _parameter(situation: Situation, name: str) -> Fact:
    found = situation.pack.parameters.get(name)
    if found is None:
        return without(name, MISSING, "", f"规则包没有在评估日期有效的参数 {name}")
    source = f"{found.title or name}（来源：{found.source}）"
    return Fact(name, VALUE, Quotient(found.value), found.unit, attested_by=Attestor.RULE, note=source)


PLAN = {
    "parts_present": _parts_present,
    "approval": _approval,
    "approved_on": _approved_on,
    "years_due": _years_due,
    "years_reported": _years_reported,
}
"""Every attribute of the plan: name → how it is derived."""
