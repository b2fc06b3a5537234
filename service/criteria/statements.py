"""假如: what a scenario states of the park, of the assessors and experts, or of verdicts."""

from __future__ import annotations

from service.authoring.nearest import unknown
from service.authoring.problem import Mistake
from service.criteria.case import Case
from service.criteria.conclusion import CASE
from service.criteria.names import (
    fields_of,
    indicator_code,
    indicator_or_quantity,
    of_the_case,
    read_value,
    rule_of,
    titled,
    verdict_of,
    waivable,
)
from service.criteria.step import given
from service.criteria.table import Table
from service.rulelang.pack import Rule
from service.rulelang.parse.outcomes import possible_outcomes
from service.vocabulary.cell import Cell
from service.vocabulary.entry import Entry, missing
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.judgements import Opinion, Ruling
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import IndicatorRow, Target

_WHO = {"专家": Attestor.EXPERT, "评估员": Attestor.ASSESSOR, "园区人员": Attestor.PARK}
_RULINGS = {"同意": "yes", "不同意": "no"}
_CLOSED = "已核实采信"
_CLOSINGS = (_CLOSED, "维持存疑")
_HERE = Cell("", "场景", "")


@given("“{name}”的{attribute}为{value}")
def state_value(case: Case, name: str, attribute: str, value: str) -> None:
    """An attribute of an indicator or raw quantity."""
    named = indicator_or_quantity(name, case.pack)
    column = titled(attribute, named.attributes)
    key = f"{named.code}.{column.name}"
    case.values[key] = read_value(key, value, column, case.pack)
    case.about.add(named.subject)


@given("本案{attribute}为{value}")
def state_of_the_case(case: Case, attribute: str, value: str) -> None:
    """An attribute of the plan, of the park or of the whole case."""
    name, column = of_the_case(attribute, case.pack, case.rubric)
    case.values[name] = read_value(name, value, column, case.pack)


@given("{collection}如下", tabled=True)
def state_collection(case: Case, collection: str, table: Table) -> None:
    """All rows of a collection; what a row leaves out is missing."""
    name, fields = fields_of(collection, case.pack)
    case.rows[name] = tuple(
        {
            (field := fields[title]).name: read_value(field.name, text, field, case.pack)
            for title, text in record.items()
        }
        for record in table.records(tuple(fields))
    )


@given("{count}名{who}对{rule}的意见为“{answer}”")
def state_opinions(case: Case, count: str, who: str, rule: str, answer: str) -> None:
    """How many persons give one answer to a manual check."""
    asked = rule_of(rule, case.pack)
    if asked.manual is None:
        raise Mistake("no-check", f"规则 {rule} 不由人判定", "人工核查的规则", "改成人工核查的规则，或改写为数据")
    if answer not in asked.manual.answers:
        raise unknown(f"{rule} 的答案", answer, asked.manual.answers, "改成该规则允许的答案")
    if who not in _WHO:
        raise unknown("作答的人", who, _WHO, "改成专家、评估员或园区人员")
    if not count.isdecimal():
        raise Mistake("no-count", f"人数“{count}”", "阿拉伯数字", "写成 3 名这样的人数")
    said = Entry(State.VALUE, answer, _HERE, attested_by=_WHO[who])
    before = case.opinions.get(rule, ())
    persons = range(len(before) + 1, len(before) + int(count) + 1)
    case.opinions[rule] = before + tuple(Opinion(f"{who}{number}", said) for number in persons)


@given("“{indicator}”填报为不适用，理由为“{reason}”")
def state_waiver(case: Case, indicator: str, reason: str) -> None:
    """The park's own word that an indicator does not apply."""
    code = indicator_code(indicator, case.pack)
    blank = missing(_HERE)
    case.waived[code] = IndicatorRow(
        code=code,
        base_year=blank,
        base=blank,
        target_year=blank,
        target=Target(blank),
        actuals={},
        state=_said(State.NOT_APPLICABLE.value),
        reason=_said(reason),
        evidence=blank,
        explanation=blank,
        unit_label=blank,
        unit_matches=True,
    )
    case.about.add(f"indicator:{code}")


@given("评估员对“{name}”不适用的认定为“{ruling}”")
def state_ruling(case: Case, name: str, ruling: str) -> None:
    """An assessor's ruling on a claim that an indicator (by name) or a check (by rule id) does not apply."""
    if ruling not in _RULINGS:
        raise unknown("认定", ruling, _RULINGS, "改成同意或不同意")
    accepted = Entry(State.VALUE, _RULINGS[ruling], _HERE, attested_by=Attestor.ASSESSOR)
    case.rulings[waivable(name, case.pack)] = Ruling(accepted, missing(_HERE), missing(_HERE))


@given("评分各项均判定为“{verdict}”")
def state_verdicts(case: Case, verdict: str) -> None:
    """One verdict for all that is scored; no gate triggered, no question, until something else is stated."""
    scored = {criterion.rule for section in case.rubric.sections for criterion in section.criteria}
    for rule in case.pack.rules.values():
        usual = Verdict.OK if rule.theme is Theme.CREDIBILITY else Verdict.MET
        case.verdicts[rule.id] = _possible(rule, verdict) if rule.id in scored else usual


@given("下列规则判定不同", tabled=True)
def state_exceptions(case: Case, table: Table) -> None:
    """Other verdicts for single rules, or for all rules of a section of the rubric."""
    for record in table.records(("规则", "判定", "处理")):
        if "规则" not in record or "判定" not in record:
            raise Mistake("no-verdict", "没有写全的一行", "规则和判定", "写出规则编号（或评分部分）和判定")
        for rule in _meant(case, record["规则"]):
            _refuse_concluded(rule)
            case.verdicts[rule.id] = _possible(rule, record["判定"])
            _close(case, rule, record.get("处理", ""))


def _meant(case: Case, name: str) -> list[Rule]:
    sections = {section.title: section for section in case.rubric.sections}
    if name in sections:
        return [case.pack.rules[criterion.rule] for criterion in sections[name].criteria]
    return [rule_of(name, case.pack)]


def _refuse_concluded(rule: Rule) -> None:
    if CASE in rule.subjects:
        found = f"规则 {rule.id} 的判定由汇总得出"
        raise Mistake("concluded", found, "其他规则的判定", "删去这一行，用“汇总各项判定”得出它")


def _possible(rule: Rule, label: str) -> Verdict:
    """The verdict of that label, if the rule can come to it."""
    verdict = verdict_of(label)
    possible = {Verdict(word) for word in possible_outcomes(rule.theme)} | {Verdict.NOT_APPLICABLE}
    if verdict not in possible:
        labels = [v.label for v in Verdict if v in possible]
        raise unknown(f"{rule.id} 的判定", label, labels, "改成该规则可能的判定")
    return verdict


def _close(case: Case, rule: Rule, word: str) -> None:
    if word and word not in _CLOSINGS:
        raise unknown("存疑处理", word, _CLOSINGS, "改成允许的词")
    if word == _CLOSED:
        case.closed.add(rule.id)


def _said(word: str) -> Entry:
    return Entry(State.VALUE, word, _HERE)


STEPS = (
    state_value,
    state_of_the_case,
    state_collection,
    state_opinions,
    state_waiver,
    state_ruling,
    state_verdicts,
    state_exceptions,
)
