"""Values of an indicator: base, target and actual, each by its ladder of sources."""

from __future__ import annotations

from service.assessment.amendments import amendments
from service.assessment.facts import (
    YES,
    blocked,
    chosen,
    derived,
    numeric,
    renamed,
    stated,
    whole,
    without,
)
from service.assessment.formulas import recomputed
from service.assessment.showing import figure
from service.assessment.views import IndicatorView, base_year, disputed, evaluated_year
from service.assessment.working import Working
from service.vocabulary.entry import BLANK, Entry
from service.vocabulary.exact import ONE, ZERO
from service.vocabulary.fact import Fact, Sought
from service.vocabulary.state import DISPUTED, MISSING, NOT_APPLICABLE, State
from service.vocabulary.submission import Method, Target

UNRULED = "不适用的理由尚未经评估员认定"
"""Why a value is missing that only an assessor can say does not apply."""


def base(view: IndicatorView) -> Fact:
    """The value of the base year; 0 for an effect of the retrofit."""
    return view.known.get("base") or view.once("base", _base)


def target(view: IndicatorView) -> Fact:
    """The value the plan in force promises."""
    return view.known.get("target") or view.once("target", _target)


def actual(view: IndicatorView) -> Fact:
    """The value of the evaluated year."""
    return view.known.get("actual") or view.once("actual", _actual)


def state_word(view: IndicatorView) -> tuple[Fact, ...]:
    """What column 状态 says, as an operand; nothing where the indicator has no row."""
    if view.row is None:
        return ()
    return (view.known.get("state_word") or view.once("state_word", _state_word),)


def _state_word(view: IndicatorView) -> Fact:
    assert view.row is not None
    return stated(f"{view.indicator.name}状态", view.row.state)


def not_applicable(view: IndicatorView, name: str) -> Fact | None:
    """None unless the row says 不适用; then not applicable where reason and ruling allow it, else missing."""
    if view.row is None or view.row.state.value != NOT_APPLICABLE:
        return None
    return renamed(view.once("not_applicable", _not_applicable), name)


def _not_applicable(view: IndicatorView) -> Fact:
    assert view.row is not None
    reason = stated("不适用理由", view.row.reason)
    operands = state_word(view)
    state, note = MISSING, ""
    if view.reasons is not None:
        operands = (*operands, reason)
        if reason.value not in view.reasons:
            note = f"本规则不接受该不适用理由：{reason.value}" if reason.present else "不适用未写明理由"
    if not note:
        ruling = view.situation.judgements.not_applicable.get(view.indicator.code)
        if ruling is not None:
            operands = (*operands, stated("不适用认定", ruling.accepted))
        state, note = _ruled(ruling.accepted if ruling else None, reason)
    return without("not_applicable", state, view.indicator.unit, note, operands)


def _ruled(accepted: Entry | None, reason: Fact) -> tuple[State, str]:
    if accepted is None or not accepted.present:
        why = accepted.reason if accepted is not None and accepted.reason != BLANK else ""
        return MISSING, f"{UNRULED}：{why}" if why else UNRULED
    if accepted.value != YES:
        return MISSING, "不适用的理由未被评估员认可，请填报数值，或另写理由再请认定"
    return NOT_APPLICABLE, f"不适用：{reason.value or '未写明理由'}（评估员已认定）"


def _base(view: IndicatorView) -> Fact:
    if view.indicator.kind == "effect":
        return not_applicable(view, "base") or _effect_base(view)
    ruled = _disputed_base(view)
    if ruled is not None:
        return ruled
    excused = not_applicable(view, "base")
    if excused is not None:
        return excused
    changes = amendments(view, "base")
    others = (*changes.operands, *state_word(view))
    if changes.in_force is not None:
        return _amended_base(view, changes.in_force.new, others)
    return _own_base(view, others)


def _effect_base(view: IndicatorView) -> Fact:
    return derived("base", ZERO, view.indicator.unit, "成效类指标以零为基期值", state_word(view))


def _disputed_base(view: IndicatorView) -> Fact | None:
    code = view.indicator.code
    if not any(disputed_code == code for disputed_code, _ in view.situation.judgements.disputes):
        return None
    year = base_year(view)
    number = whole(year)
    if number is None:
        return None
    name = f"{number}年{view.indicator.name}"
    ruled = disputed(view.situation, code, number, name, view.indicator.unit)
    return None if ruled is None else chosen("base", ruled, "取争议数据认定值", (year,))


def _amended_base(view: IndicatorView, new: Target, others: tuple[Fact, ...]) -> Fact:
    unit = view.indicator.unit
    source = numeric(f"{view.indicator.name}调整后基期值", new.entry, unit)
    if new.method is not Method.LEVEL:
        note = f"{view.indicator.name}调整后的基期值应为数值"
        return without("base", MISSING, unit, note, (source, *others))
    return chosen("base", source, "取审核同意的调整后基期值", others)


def _own_base(view: IndicatorView, others: tuple[Fact, ...]) -> Fact:
    name, unit = view.indicator.name, view.indicator.unit
    source = (stated_base(view),) if view.row else ()
    if source and source[0].state is not MISSING:
        return chosen("base", source[0], "取填报的基期值", others)
    computed = recomputed(view, at_base=True)
    if computed.state is not MISSING:
        operands = (*computed.operands, *source, *others)
        return _taken(computed, "base", operands)
    note = _lacking(source[0].note if source else f"缺少{name}基期值", computed, view)
    operands = (*source, *_alternative(computed), *others)
    return without("base", MISSING, unit, note, operands)


def _taken(computed: Fact, name: str, operands: tuple[Fact, ...]) -> Fact:
    if not computed.present:
        return without(name, computed.state, computed.unit, computed.note, operands)
    return derived(name, computed.number, computed.unit, computed.working, operands, computed.note)


def _lacking(note: str, computed: Fact, view: IndicatorView) -> str:
    if view.indicator.formula is None:
        return note
    return f"{note}，也不能由原始数据算出：{computed.note}"


def _target(view: IndicatorView) -> Fact:
    excused = not_applicable(view, "target")
    if excused is not None:
        return excused
    changes = amendments(view, "target")
    others = (*changes.operands, *state_word(view))
    if changes.in_force is not None:
        return _read_target(view, changes.in_force.new, "取审核同意的调整后目标值", others)
    if view.row is None:
        note = f"缺少{view.indicator.name}目标值"
        return without("target", MISSING, view.indicator.unit, note)
    return _read_target(view, view.row.target, "取方案的目标值", others)


def _read_target(view: IndicatorView, text: Target, how: str, others: tuple[Fact, ...]) -> Fact:
    name, unit = view.indicator.name, view.indicator.unit
    if text.method is Method.QUALITATIVE and text.entry.present:
        source = stated(f"{name}目标", text.entry)
        note = f"{name}的目标是定性表述“{text.entry.value}”，无法与数值比较"
        return without("target", MISSING, unit, note, (source, *others))
    source = numeric(f"{name}目标值", text.entry, unit)
    if not source.present:
        return without("target", source.state, unit, source.note, (source, *others))
    if text.method is Method.RELATIVE_TO_BASE:
        return _relative_target(view, source, others)
    return chosen("target", source, how, others)


def _relative_target(view: IndicatorView, change: Fact, others: tuple[Fact, ...]) -> Fact:
    start, unit = base(view), view.indicator.unit
    lacking = blocked("target", unit, (start,))
    if lacking is not None:
        note = f"目标以基期值为准，{lacking.note}"
        return without("target", lacking.state, unit, note, (*lacking.operands, *others))
    value = start.number * (ONE + change.number)
    sign = "−" if change.number < ZERO else "+"
    size, _ = figure(abs(change.number), "%", 4)
    working = Working(f"{{}} × (1 {sign} {size})", (start,), value, unit, view.indicator.digits)
    return derived("target", value, unit, working, (start, change, *others), change.note)


def _actual(view: IndicatorView) -> Fact:
    unit = view.indicator.unit
    year = evaluated_year(view.situation)
    number = whole(year)
    if number is None:
        return without("actual", MISSING, unit, "封面未填写评估年度", (year,))
    name = f"{number}年{view.indicator.name}"
    ruled = disputed(view.situation, view.indicator.code, number, name, unit)
    if ruled is not None:
        return chosen("actual", ruled, "取争议数据认定值", (year,))
    worded = _by_word(view, name)
    if worded is not None:
        return without("actual", worded.state, unit, worded.note, (*worded.operands, year))
    computed = recomputed(view, at_base=False)
    if computed.state is not MISSING:
        return _taken(computed, "actual", (*computed.operands, *state_word(view)))
    return _stated_actual(view, number, computed, (year, *state_word(view)))


def _by_word(view: IndicatorView, name: str) -> Fact | None:
    """What the state word alone decides; 有值 or no word decides nothing."""
    excused = not_applicable(view, "actual")
    if excused is not None or view.row is None:
        return excused
    if view.row.state.value == DISPUTED:
        note = f"{name}：填报状态为有争议，尚无认定值"
        return without("actual", DISPUTED, view.indicator.unit, note, state_word(view))
    if view.row.state.value == MISSING:
        note = f"缺少{name}（填报状态为缺失）"
        return without("actual", MISSING, view.indicator.unit, note, state_word(view))
    return None


def _stated_actual(view: IndicatorView, year: int, computed: Fact, others: tuple[Fact, ...]) -> Fact:
    source = stated_at(view, year)
    if source and source[0].state is not MISSING:
        return chosen("actual", source[0], f"取{year}年填报值", (*computed.operands, *others))
    sought = None if source else Sought(year, view.indicator.name)
    note = _lacking(f"缺少{sought.named}" if sought else source[0].note, computed, view)
    operands = (*source, *_alternative(computed), *others)
    return without("actual", MISSING, view.indicator.unit, note, operands, sought)


def _alternative(computed: Fact) -> tuple[Fact, ...]:
    """What could not be computed, kept as one operand: supplying it would do as well as stating the value."""
    return (computed,) if computed.operands else ()


def stated_base(view: IndicatorView) -> Fact:
    """What the sheet states for the base year."""
    fact = view.known.get("stated base")
    if fact is None:
        name, unit = f"{view.indicator.name}基期值", view.indicator.unit
        made = numeric(name, view.row.base, unit) if view.row else without(name, MISSING, unit, f"缺少{name}")
        fact = view.known["stated base"] = made
    return fact


def stated_target(view: IndicatorView) -> Fact:
    """What the sheet states as the target, in whatever way."""
    name = f"{view.indicator.name}目标值"
    if view.row is None:
        return without(name, MISSING, view.indicator.unit, f"缺少{name}")
    return stated(name, view.row.target.entry)


def stated_at(view: IndicatorView, year: int) -> tuple[Fact, ...]:
    """What the sheet states for a year, as an operand; nothing where it has no such cell."""
    entry = view.row.actuals.get(year) if view.row else None
    if entry is None:
        return ()
    fact = view.years.get(year)
    if fact is None:
        fact = view.years[year] = numeric(f"{year}年{view.indicator.name}", entry, view.indicator.unit)
    return (fact,)
