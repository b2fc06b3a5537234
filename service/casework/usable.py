"""Whether the rules can use what an act says: rules, codes, answers, units; what they could not use is refused."""

from __future__ import annotations

from collections.abc import Iterator

from service.authoring.nearest import nearest
from service.casework.acts.act import Act
from service.casework.acts.carrying_out import ReportProgress
from service.casework.acts.evaluation import Override, ProposeWaiver
from service.casework.acts.site_visit import RecordJudgement, RecordVerification, ScoreItem
from service.casework.acts.submission import DisputeValue
from service.rulelang.attributes import TASKS
from service.rulelang.pack import Pack, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Theme
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role


def unusable(act: Act, person: Person, pack: Pack, rubric: Rubric) -> tuple[Said, ...]:
    """Why the rules could make nothing of an act of this person; nothing where they can, or where it is not for them.

    A waiver must be of what a rule allows not to apply; an answer one of the rule's, by those it asks, with what a gate
    rests on; a value of an indicator or raw quantity in the catalogue's unit; a score of a check or task; the grade of
    an override one that the rubric has for that decision; progress that of a year of the pack.
    """
    if isinstance(act, RecordJudgement):
        return tuple(_answer(act, person, pack))
    if isinstance(act, ProposeWaiver):
        return tuple(_waiver(act.subject, pack))
    if isinstance(act, DisputeValue):
        return tuple(_value(act.code, act.year, act.unit, pack))
    if isinstance(act, RecordVerification):
        return tuple(reason for one in act.values for reason in _value(one.code, one.year, one.unit, pack))
    if isinstance(act, ScoreItem):
        return tuple(_item(act.item, pack))
    if isinstance(act, Override):
        return tuple(_grade(act, rubric))
    if isinstance(act, ReportProgress):
        return tuple(_year(act.year, pack))
    return ()


def _answer(act: RecordJudgement, person: Person, pack: Pack) -> Iterator[Said]:
    rule = pack.rules.get(act.item)
    manual = rule.manual if rule is not None else None
    if rule is None or manual is None:
        yield _unknown(act.item, "人工核查事项", "manual check", _manual(pack))
        return
    if act.answer not in manual.answers:
        words = "、".join(manual.answers)
        yield Said(
            f"“{act.answer}”不是 {rule.id} 的可选答案；请从 {words} 中选择",
            f"“{act.answer}” is no answer of {rule.id}; choose one of {words}",
        )
    asked = Role.EXPERT if manual.by == "expert" else Role.ASSESSOR
    if person.role is not asked:
        yield Said(
            f"{rule.id} 由{asked.label}判定，{person.name} 是{person.role.label}",
            f"{rule.id} is judged by: {asked.said.en}; {person.name} is: {person.role.said.en}",
        )
    if rule.theme is Theme.GATES and not act.basis.strip():
        yield Said(
            f"否决项 {rule.id} 的认定须写明依据；没有依据的认定不作数",
            f"say what the answer to the gate {rule.id} rests on; without that it does not count",
        )


def _waiver(subject: str, pack: Pack) -> Iterator[Said]:
    rules = _about(subject, pack)
    if not rules:
        yield _unknown(subject, "指标或核查事项", "indicator or check", _waivable(pack))
    elif not any(rule.not_applicable for rule in rules):
        names = "、".join(rule.id for rule in rules)
        yield Said(
            f"{names} 不允许不适用，{subject} 不能认定为不适用；请照常评价",
            f"{', '.join(rule.id for rule in rules)} allow no “not applicable”: {subject} cannot be waived",
        )


def _about(subject: str, pack: Pack) -> tuple[Rule, ...]:
    """The rule of that id, or the rules that judge the indicator of that code by its values."""
    if subject in pack.rules:
        return (pack.rules[subject],)
    judging = (rule for rule in pack.rules.values() if rule.theme is not Theme.CREDIBILITY)
    return tuple(rule for rule in judging if f"indicator:{subject}" in rule.subjects)


def _value(code: str, year: int, unit: str, pack: Pack) -> Iterator[Said]:
    catalogue = pack.catalogue
    measure = catalogue.quantities.get(code) or catalogue.indicators.get(code)
    if measure is None:
        names = {known: one.name for known, one in catalogue.indicators.items()}
        names |= {known: one.name for known, one in catalogue.quantities.items()}
        yield _unknown(code, "指标或原始数据", "indicator or raw quantity", names)
        return
    if unit and unit != measure.unit:
        yield Said(
            f"{code} 的计量单位是 {measure.unit or '（无）'}，写的是 {unit}；请换算后填写",
            f"the unit of {code} is {measure.unit or '(none)'}, not {unit}; convert it",
        )
    yield from _year(year, pack)


def _year(year: int, pack: Pack) -> Iterator[Said]:
    if year not in pack.years:
        yield Said(
            f"{year} 年不在规则包的年份 {pack.years[0]}—{pack.years[-1]} 之内",
            f"{year} is not among the years {pack.years[0]}–{pack.years[-1]} of the pack",
        )


def _item(item: str, pack: Pack) -> Iterator[Said]:
    if item not in pack.rules and item not in TASKS:
        names = {rule.id: rule.title for rule in pack.rules.values()} | dict.fromkeys(TASKS, "")
        yield _unknown(item, "核查事项或任务", "check or task", names)


def _grade(override: Override, rubric: Rubric) -> Iterator[Said]:
    """A pass has a grade other than the failing one; any other decision has that one or none."""
    passing = dict.fromkeys(band.grade for band in rubric.bands if band.grade != rubric.failing_grade)
    allowed = tuple(passing) if override.decision is Recommendation.PASS else ("", rubric.failing_grade)
    if override.grade not in allowed:
        decision = override.decision.value
        zh, en = "、".join(grade or "（不写）" for grade in allowed), ", ".join(grade or "(none)" for grade in allowed)
        yield Said(
            f"决定为“{decision}”时等级不能是“{override.grade or '（未写）'}”；评分标准允许：{zh}",
            f"“{override.grade or '(none)'}” is no grade of the decision “{decision}”; the rubric has: {en}",
        )


def _manual(pack: Pack) -> dict[str, str]:
    return {rule.id: rule.title for rule in pack.rules.values() if rule.manual is not None}


def _waivable(pack: Pack) -> dict[str, str]:
    return {rule.id: rule.title for rule in pack.rules.values() if rule.not_applicable}


def _unknown(word: str, zh: str, en: str, known: dict[str, str]) -> Said:
    near = nearest(word, known, known)
    return Said(
        f"没有“{word}”这一{zh}；{f'您是否想写 {near}？' if near else '请核对编码'}",
        f"there is no {en} “{word}”; {f'did you mean {near}?' if near else 'check the code'}",
    )
