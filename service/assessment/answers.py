"""The answers of assessors and experts to a manual check."""

from __future__ import annotations

from collections import Counter

from service.assessment.facts import YES, derived, stated, whole, without
from service.assessment.plan_facts import parameter
from service.assessment.situation import Situation
from service.rulelang.pack import Manual, Rule
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.state import DISPUTED, MISSING, NOT_APPLICABLE, VALUE, Attestor

MINIMUM = "expert_opinions_min"
"""The parameter that says how many experts must have answered."""


def answer(rule: Rule, situation: Situation) -> Fact:
    """What the persons entitled to say so found; disputed when they do not agree."""
    excused = _not_applicable(rule, situation)
    if excused is not None and excused.state is NOT_APPLICABLE:
        return excused
    asked = excused.operands if excused else ()
    manual = _manual(rule)
    counted, waiting = _opinions(manual, rule, situation)
    if manual.by == "expert":
        return _by_experts(counted, (*waiting, *asked), situation)
    return _by_assessor(counted, (*waiting, *asked))


def opinions(rule: Rule, situation: Situation) -> Fact:
    """How many entitled persons have answered."""
    counted, _ = _opinions(_manual(rule), rule, situation)
    formula = f"已有 {len(counted)} 人作答"
    return derived("opinions", Quotient.of(len(counted)), "", formula, counted)


def _manual(rule: Rule) -> Manual:
    if rule.manual is None:
        raise ValueError(f"{rule.id} is no manual check")
    return rule.manual


def _not_applicable(rule: Rule, situation: Situation) -> Fact | None:
    """None where the rule allows no N/A or nothing is said of it; missing where it is said but not accepted."""
    ruling = situation.judgements.not_applicable.get(rule.id) if rule.not_applicable else None
    if ruling is None:
        return None
    accepted, reason = stated("不适用认定", ruling.accepted), stated("认定理由", ruling.reason)
    if accepted.value != YES:
        return without("answer", MISSING, "", "不适用未被评估员认可", (accepted,))
    note = f"不适用（评估员已认定）：{reason.value}" if reason.present else "不适用（评估员已认定）"
    return without("answer", NOT_APPLICABLE, "", note, (accepted,))


def _opinions(manual: Manual, rule: Rule, situation: Situation) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """(the answers of entitled persons, the cells in which an entitled person could still answer)."""
    entitled = Attestor.EXPERT if manual.by == "expert" else Attestor.ASSESSOR
    counted, waiting = [], []
    for opinion in situation.judgements.opinions.get(rule.id, ()):
        said = opinion.answer
        if said.value not in manual.answers:
            if said.attested_by in (entitled, Attestor.PARK):
                waiting.append(stated(f"{opinion.person}的意见", said))
        elif said.attested_by is entitled:
            counted.append(stated(f"{opinion.person}的意见", said))
    return tuple(counted), tuple(waiting)


def _by_experts(counted: tuple[Fact, ...], others: tuple[Fact, ...], situation: Situation) -> Fact:
    minimum = parameter(situation, MINIMUM)
    wanted = whole(minimum)
    operands = (*counted, minimum, *others)
    if wanted is None:
        return without("answer", MISSING, "", minimum.note or "专家意见最少人数应为整数", operands)
    if len(counted) < wanted:
        note = f"需要至少 {wanted} 名专家的意见，尚缺 {wanted - len(counted)} 名"
        return without("answer", MISSING, "", note, operands)
    tally = Counter(str(fact.value) for fact in counted).most_common()
    leading, votes = tally[0]
    spread = "、".join(f"{word} {count} 人" for word, count in tally)
    if 2 * votes <= len(counted):
        return without("answer", DISPUTED, "", f"专家意见不一致：{spread}", operands)
    formula = f"专家意见：{spread}，取多数"
    return Fact("answer", VALUE, leading, "", None, formula, operands, Attestor.EXPERT)


def _by_assessor(counted: tuple[Fact, ...], others: tuple[Fact, ...]) -> Fact:
    operands = (*counted, *others)
    words = tuple(dict.fromkeys(str(fact.value) for fact in counted))
    if not words:
        return without("answer", MISSING, "", "尚无评估员认定", operands)
    if len(words) > 1:
        return without("answer", DISPUTED, "", f"评估员意见不一致：{'、'.join(words)}", operands)
    assessor = Attestor.ASSESSOR
    return Fact("answer", VALUE, words[0], "", None, "取评估员认定", operands, assessor)
