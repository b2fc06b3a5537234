"""One rule in plain Chinese: what it judges and how, who attests, where its numbers come from, what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from service.rulelang.analysis.possible import outcomes
from service.rulelang.changelog import Change
from service.rulelang.derivation_words import Namer
from service.rulelang.digest import parameters_of
from service.rulelang.finding_counts import counting_lines, finding_fields
from service.rulelang.matrix import Matrix, RuleLine
from service.rulelang.pack import Pack, Parameter, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Row
from service.rulelang.words import NOT_APPLICABLE, RELIABILITIES, number_in_words, test_in_words, value_in_words
from service.vocabulary.exact import plain
from service.vocabulary.finding import Theme, Verdict


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an explanation; `title` is a word of the program, `lines` are Chinese."""

    title: str
    lines: tuple[str, ...]


def explain(line: RuleLine, of: Matrix, changes: Iterable[Change]) -> tuple[Part, ...]:
    """Everything a policy reader wants to know of a rule; `changes`: the records of rules/CHANGELOG.md."""
    rule, pack = line.rule, of.pack
    namer = Namer(rule, pack)
    parts = (
        Part("判什么", tuple(_judges(rule, namer))),
        Part("谁说了算", tuple(_attests(rule, pack))),
        Part("怎样判", tuple(_rows(rule))),
        Part("数从哪里来", tuple(_numbers(rule, pack))),
        Part("条款", tuple(f"{clause.id}　{clause.gist}" for clause in line.clauses)),
        Part("计分", tuple(_points(line, of.rubric))),
        Part("影响什么", tuple(_leads_to(line, pack))),
        Part("哪些场景展示它", tuple(f"{s.file}:{s.line}　{s.name}（{s.cases} 种情形）" for s in line.scenes)),
        Part("沿革", tuple(_history(rule, pack, changes))),
    )
    return tuple(part for part in parts if part.lines)


def _judges(rule: Rule, namer: Namer) -> Iterator[str]:
    subjects = "、".join(dict.fromkeys(namer.subject(subject) for subject in rule.subjects))
    yield f"对象：{subjects}{'（核心要求）' if rule.required else ''}"
    if rule.manual:
        yield f"问题：{rule.manual.ask}"
        yield f"为什么没有数能决定：{rule.manual.why_no_number}"
    for line in rule.derived:
        title = line.attribute.title or line.attribute.name
        if (how := namer.derivation(line)) != title:
            yield f"{title} = {how}"


def _attests(rule: Rule, pack: Pack) -> Iterator[str]:
    if rule.manual:
        least = pack.parameters.get("expert_opinions_min")
        enough = f"（至少 {number_in_words(least.value, least.unit)}）" if least else ""
        who = f"专家{enough}" if rule.manual.by == "expert" else "评估员"
        yield f"由{who}在《核查记录》里回答；园区自己的陈述不算"
    else:
        yield "由数据判定，不由人打分"
    if rule.evidence:
        yield f"佐证材料：{'、'.join(rule.evidence)}"
    if rule.not_applicable:
        yield f"可以申请不适用，由评估员认定，理由限于：{'、'.join(rule.not_applicable)}"


def _rows(rule: Rule) -> Iterator[str]:
    for row in rule.table.rows:
        yield f"{_conditions(row, rule) or '其他情形'} → {value_in_words(row.outcome)}"
    if rule.theme is not Theme.DECISION:
        missing = Verdict.MANUAL if rule.manual else Verdict.NOT_EVALUABLE
        yield f"缺少{'意见' if rule.manual else '要用的数据'} → {missing.label}；有争议 → {Verdict.NOT_EVALUABLE.label}"
    if rule.rectify:
        yield f"未达到时的整改要求：{rule.rectify}"


def _conditions(row: Row, rule: Rule) -> str:
    tested = [column for column in rule.table.attributes if column.name in row.tests]
    return "，".join(f"{c.title or c.name} {test_in_words(row.tests[c.name], c)}" for c in tested)


def _numbers(rule: Rule, pack: Pack) -> Iterator[str]:
    yield f"本规则：{rule.numbers.source}（{RELIABILITIES[rule.numbers.reliability]}）"
    for parameter in parameters_read(rule, pack):
        value = number_in_words(parameter.value, parameter.unit)
        origin = f"{parameter.source}（{RELIABILITIES[parameter.reliability]}）"
        title = f"{parameter.title or parameter.name}（{parameter.name}）"
        yield f"{title}：{value}，{parameter.in_force_from} 起，{origin}"


def parameters_read(rule: Rule, pack: Pack) -> tuple[Parameter, ...]:
    """The named numbers a rule compares with, filters by, computes with or quotes, each once."""
    quoted = [name for name in pack.parameters if f"{{{name}}}" in rule.because]
    names = dict.fromkeys((*parameters_of(rule), *quoted))
    return tuple(pack.parameters[name] for name in names if name in pack.parameters)


def _points(line: RuleLine, rubric: Rubric) -> Iterator[str]:
    if line.scored is None:
        yield "不计分"
        return
    section, criterion = line.scored
    weight = criterion.weight
    yield f"{section.title}部分 {plain(section.weight)} 分中的 {plain(weight)} 分（满分 {plain(rubric.full)} 分）"
    earned = (f"{value_in_words(v)} {plain((weight * share).normalize() + 0)} 分" for v, share in rubric.points.items())
    yield "，".join(earned)
    yield f"不适用时：{NOT_APPLICABLE[criterion.not_applicable]}"


def _leads_to(line: RuleLine, pack: Pack) -> Iterator[str]:
    rule = line.rule
    decision = "、".join(f"{one.id} {one.title}" for one in pack.by_theme(Theme.DECISION))
    if rule.theme is Theme.DECISION:
        yield "得出建议结论"
    if rule.effect:
        yield f"未达到时：{rule.effect.label}（由 {decision} 得出）；数据缺失或有争议时只会暂缓"
    if line.scored:
        minimum = line.scored[0].minimum
        floor = f"；本部分低于 {number_in_words(minimum, '%')} 时等级不合格" if minimum is not None else ""
        yield f"得分计入总分，总分决定等级{floor}；等级由 {decision} 读取"
    if rule.theme is Theme.CREDIBILITY:
        yield f"重要程度{value_in_words(rule.severity)}：只提疑问，不改数据，也不改变其他判定"
    for other in pack.rules.values():
        if any(counting_lines(other, fields) for fields in _findings(rule)):
            yield f"它的判定由 {other.id} {other.title} 计数"


def _findings(rule: Rule) -> Iterator[Mapping[str, str]]:
    """Everything that findings of the rule can show where they are counted."""
    for verdict in outcomes(rule):
        for asked in (False, True) if verdict == Verdict.QUESTION else (False,):
            yield finding_fields(rule, verdict, asked)


def _history(rule: Rule, pack: Pack, changes: Iterable[Change]) -> Iterator[str]:
    until = f"至 {rule.in_force_until}" if rule.in_force_until else "起"
    yield f"施行期间：{rule.in_force_from} {until}"
    if rule.replaces:
        yield f"替换 {rule.replaces.pack} 的 {rule.replaces.rule}：{rule.replaces.reason}"
    for change in changes:
        if change.pack in (pack.id, rule.pack) and change.concerns(rule.id):
            yield f"{change.pack} {change.version}（{change.period}，{'、'.join(change.themes)}）：{change.reason}"
