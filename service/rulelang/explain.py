"""One rule in plain words: what it judges and how, who attests, where its numbers come from, what it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from service.rulelang.analysis.possible import outcomes
from service.rulelang.changelog import Change
from service.rulelang.derivation_words import SUBJECTS, Namer
from service.rulelang.digest import parameters_of
from service.rulelang.finding_counts import counting_lines, finding_fields
from service.rulelang.matrix import Matrix, RuleLine, Scene
from service.rulelang.pack import Pack, Parameter, Rule
from service.rulelang.rubric import Rubric
from service.rulelang.tables import Row
from service.rulelang.words import NOT_APPLICABLE, RELIABILITIES, number_in_words, test_in_words, value_in_words
from service.vocabulary.assessment import Recommendation
from service.vocabulary.exact import plain
from service.vocabulary.finding import Theme, Verdict
from service.vocabulary.language import Language, Said


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an explanation; `title` is a word of the program."""

    title: str
    lines: tuple[Said, ...]


def explain(line: RuleLine, of: Matrix, changes: Iterable[Change]) -> tuple[Part, ...]:
    """Everything a policy reader wants to know of a rule; `changes`: the records of rules/CHANGELOG.md."""
    rule, pack = line.rule, of.pack
    namer = Namer(rule, pack)
    parts = (
        Part("判什么", tuple(_judges(rule, namer))),
        Part("谁说了算", tuple(_attests(rule, pack))),
        Part("怎样判", tuple(rows_in_words(rule))),
        Part("数从哪里来", tuple(numbers_in_words(rule, pack))),
        Part("条款", tuple(Said(f"{c.id}　{c.gist}", f"{c.id}  {c.gist}") for c in line.clauses)),
        Part("计分", tuple(_points(line, of.rubric))),
        Part("影响什么", tuple(_leads_to(line, pack))),
        Part("哪些场景展示它", tuple(map(_shown, line.scenes))),
        Part("沿革", tuple(_history(rule, pack, changes))),
    )
    return tuple(part for part in parts if part.lines)


def _shown(scene: Scene) -> Said:
    place = f"{scene.file}:{scene.line}"
    return Said(f"{place}　{scene.name}（{scene.cases} 种情形）", f"{place}  {scene.name} (cases: {scene.cases})")


def _judges(rule: Rule, namer: Namer) -> Iterator[Said]:
    subjects = dict.fromkeys(namer.subject(subject) for subject in rule.subjects)
    kinds = {subject: subject.partition(":")[0] for subject in rule.subjects}
    coded = dict.fromkeys(kind if kind in SUBJECTS else namer.subject(one) for one, kind in kinds.items())
    yield Said(
        f"对象：{'、'.join(subjects)}{'（核心要求）' if rule.required else ''}",
        f"subject: {', '.join(coded)}{' (core requirement)' if rule.required else ''}",
    )
    if rule.manual:
        yield Said(f"问题：{rule.manual.ask}", f"question: {rule.manual.ask}")
        why = rule.manual.why_no_number
        yield Said(f"为什么没有数能决定：{why}", f"why no number can decide: {why}")
    for line in rule.derived:
        title = line.attribute.title or line.attribute.name
        if (how := namer.derivation(line)) != title:
            yield Said(f"{title} = {how}", f"{line.attribute.name} = {namer.derivation_in_codes(line)}")


def _attests(rule: Rule, pack: Pack) -> Iterator[Said]:
    if rule.manual:
        yield _answering(rule.manual.by, pack.parameters.get("expert_opinions_min"))
    else:
        yield Said("由数据判定，不由人打分", "judged by data, not by people")
    if rule.evidence:
        yield Said(f"佐证材料：{'、'.join(rule.evidence)}", f"evidence: {', '.join(rule.evidence)}")
    if rule.not_applicable:
        yield Said(
            f"可以申请不适用，由评估员认定，理由限于：{'、'.join(rule.not_applicable)}",
            f"may be claimed not applicable, accepted by an assessor, only because: {', '.join(rule.not_applicable)}",
        )


def _answering(by: str, least: Parameter | None) -> Said:
    enough, at_least = "", ""
    if least:
        enough, at_least = f"（至少 {number_in_words(least.value, least.unit)}）", f" (at least {plain(least.value)})"
    who = Said(f"专家{enough}", f"experts{at_least}") if by == "expert" else Said("评估员", "assessors")
    return Said(
        f"由{who.zh}在《核查记录》里回答；园区自己的陈述不算",
        f"answered by {who.en} in the workbook of findings; what the park itself states does not count",
    )


def rows_in_words(rule: Rule) -> Iterator[Said]:
    """How a rule judges: each row of its table, then what becomes of missing and disputed data."""
    for row in rule.table.rows:
        zh, en = _conditions(row, rule)
        outcome = Said(value_in_words(row.outcome), value_in_words(row.outcome, Language.EN))
        yield Said(f"{zh or '其他情形'} → {outcome.zh}", f"{en or 'anything else'} → {outcome.en}")
    if rule.lacks:
        yield Said("要核对的数值缺失或有争议 → 无法评价", "the value to be checked missing or disputed → not evaluable")
    elif rule.theme is not Theme.DECISION:
        missing = Verdict.MANUAL if rule.manual else Verdict.NOT_EVALUABLE
        disputed = Verdict.NOT_EVALUABLE
        yield Said(
            f"缺少{'意见' if rule.manual else '要用的数据'} → {missing.label}；有争议 → {disputed.label}",
            f"{'no opinion' if rule.manual else 'data missing'} → {value_in_words(missing, Language.EN)}; "
            f"disputed → {value_in_words(disputed, Language.EN)}",
        )
    if rule.rectify:
        yield Said(f"未达到时的整改要求：{rule.rectify}", f"to be done when unmet: {rule.rectify}")


def _conditions(row: Row, rule: Rule) -> Said:
    tested = [(column, row.tests[column.name]) for column in rule.table.attributes if column.name in row.tests]
    return Said(
        "，".join(f"{column.title or column.name} {test_in_words(test, column)}" for column, test in tested),
        ", ".join(f"{column.name} {test_in_words(test, column, Language.EN)}" for column, test in tested),
    )


def numbers_in_words(rule: Rule, pack: Pack) -> Iterator[Said]:
    """What a rule compares with, and where that comes from."""
    own, reliability = rule.numbers.source, rule.numbers.reliability
    yield Said(f"本规则：{own}（{RELIABILITIES[reliability]}）", f"this rule: {own} ({reliability})")
    for parameter in parameters_read(rule, pack):
        value, start = number_in_words(parameter.value, parameter.unit), parameter.in_force_from
        origin = f"{parameter.source}（{RELIABILITIES[parameter.reliability]}）"
        title = f"{parameter.title or parameter.name}（{parameter.name}）"
        yield Said(
            f"{title}：{value}，{start} 起，{origin}",
            f"{parameter.name}: {value}, from {start} on, {parameter.source} ({parameter.reliability})",
        )


def parameters_read(rule: Rule, pack: Pack) -> tuple[Parameter, ...]:
    """The named numbers a rule compares with, filters by, computes with or quotes, each once."""
    quoted = [name for name in pack.parameters if f"{{{name}}}" in rule.because]
    names = dict.fromkeys((*parameters_of(rule), *quoted))
    return tuple(pack.parameters[name] for name in names if name in pack.parameters)


def _points(line: RuleLine, rubric: Rubric) -> Iterator[Said]:
    if line.scored is None:
        yield Said("不计分", "not scored")
        return
    section, criterion = line.scored
    weight, of, full = plain(criterion.weight), plain(section.weight), plain(rubric.full)
    yield Said(
        f"{section.title}部分 {of} 分中的 {weight} 分（满分 {full} 分）",
        f"{weight} of the {of} points of section {section.title} (full marks {full})",
    )
    earned = {v: plain((criterion.weight * share).normalize() + 0) for v, share in rubric.points.items()}
    yield Said(
        "，".join(f"{value_in_words(verdict)} {points} 分" for verdict, points in earned.items()),
        ", ".join(f"{value_in_words(verdict, Language.EN)} {points}" for verdict, points in earned.items()),
    )
    policy = criterion.not_applicable
    yield Said(f"不适用时：{NOT_APPLICABLE[policy]}", f"when not applicable: {policy.replace('_', ' ')}")


def _leads_to(line: RuleLine, pack: Pack) -> Iterator[Said]:
    rule = line.rule
    decisions = [_named(one) for one in pack.by_theme(Theme.DECISION)]
    decision = Said("、".join(one.zh for one in decisions), ", ".join(one.en for one in decisions))
    if rule.theme is Theme.DECISION:
        yield Said("得出建议结论", "gives the recommendation")
    if rule.effect:
        yield Said(
            f"未达到时：{rule.effect.label}（由 {decision.zh} 得出）；数据缺失或有争议时只会暂缓",
            f"when unmet: {rule.effect.value} (concluded by {decision.en}); missing or disputed data only withhold",
        )
    if line.scored:
        yield _scored(line.scored[0].minimum, decision)
    if rule.theme is Theme.CREDIBILITY:
        yield Said(
            f"重要程度{value_in_words(rule.severity)}：只提疑问，不改数据，也不改变其他判定",
            f"severity {rule.severity}: only asks; changes neither data nor any other verdict",
        )
    for other in pack.rules.values():
        if counted := [fields for fields in _findings(rule) if counting_lines(other, fields)]:
            yield _counted(counted, other)


def _counted(findings: Iterable[Mapping[str, str]], by: Rule) -> Said:
    """Which findings of a rule another one counts, and what becomes of the case where that is a gate."""
    words = [
        (value_in_words(one["verdict"]), value_in_words(one["verdict"], Language.EN), one["open"]) for one in findings
    ]
    zh = "、".join(f"“{word}”{'（尚未核实）' if opened == 'yes' else ''}" for word, _, opened in words)
    en = ", ".join(f"{word}{' (still open)' if opened == 'yes' else ''}" for _, word, opened in words)
    counter, gate = _named(by), Said("", "")
    if by.effect:
        gate = Said(
            f"；{by.id} 因此不成立时：{by.effect.label}", f"; where that leaves {by.id} unmet: {by.effect.value}"
        )
    return Said(f"它的判定{zh}由 {counter.zh} 计数{gate.zh}", f"its verdicts {en} are counted by {counter.en}{gate.en}")


def _named(rule: Rule) -> Said:
    return Said(f"{rule.id} {rule.title}", f"{rule.id} {rule.titled(Language.EN)}")


def _scored(minimum: Decimal | None, decision: Said) -> Said:
    floor = Said("", "")
    if minimum is not None:
        least = number_in_words(minimum, "%")
        floor = Said(f"；本部分低于 {least} 时等级不合格", f"; under {least} of this section the grade is the lowest")
    return Said(
        f"得分计入总分，总分决定等级{floor.zh}；等级由 {decision.zh} 读取",
        f"its points count in the score, which decides the grade{floor.en}; the grade is read by {decision.en}",
    )


def _findings(rule: Rule) -> Iterator[Mapping[str, str]]:
    """Everything that findings of the rule can show where they are counted."""
    for verdict in sorted(outcomes(rule), key=[*Verdict, *Recommendation].index):
        for asked in (False, True) if verdict == Verdict.QUESTION else (False,):
            yield finding_fields(rule, verdict, asked)


def _history(rule: Rule, pack: Pack, changes: Iterable[Change]) -> Iterator[Said]:
    start, end = rule.in_force_from, rule.in_force_until
    yield Said(f"施行期间：{start} {f'至 {end}' if end else '起'}", f"in force: {start} {f'to {end}' if end else 'on'}")
    if old := rule.replaces:
        yield Said(f"替换 {old.pack} 的 {old.rule}：{old.reason}", f"replaces {old.rule} of {old.pack}: {old.reason}")
    for change in changes:
        if change.pack in (pack.id, rule.pack) and change.concerns(rule.id):
            release = f"{change.pack} {change.version}"
            yield Said(
                f"{release}（{change.period}，{'、'.join(change.themes)}）：{change.reason}",
                f"{release} ({change.period}, {', '.join(change.themes)}): {change.reason}",
            )
