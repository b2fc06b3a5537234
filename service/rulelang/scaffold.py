"""The file of a new rule: every key it needs, in the form its theme and subject ask for, with what belongs where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.authoring.unfilled import UNFILLED
from service.rulelang.derivation_words import SUBJECTS
from service.rulelang.parse.outcomes import outcome_key, row_outcomes
from service.rulelang.words import RELIABILITIES
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.state import State

WORDS = tuple(SUBJECTS)
"""Subjects named by a word; all others are `indicator:code` or `quantity:code`."""

_USUAL = {
    Theme.TASKS: "item",
    Theme.GATES: "item",
    Theme.PROJECTS: "portfolio",
    Theme.PROCEDURE: "plan",
    Theme.DECISION: "case",
}
_WITHOUT_ITEM = (Theme.CREDIBILITY, Theme.DECISION)
_OVER_THE_CASE = (Theme.GATES, Theme.DECISION)
_LACKS = (
    "# 写 high 的，少填一格不能少一个疑问：数值填报了而缺少核对所需的数据，也要提问。在 derive 里先求出是否缺少，例如",
    "#   unchecked: {lacks: [核对要用的属性], beside: [self.actual], title: 缺少核对所需的数据}",
    "# 列写 on: [unchecked, 核对要用的属性]；第一行 {unchecked: '\"yes\"', verdict: question}，",
    "# 其余各行都加 unchecked: '\"no\"'",
)
_JUDGING = (Verdict.MET.value, Verdict.NEARLY_MET.value, Verdict.UNMET.value)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is known of a rule before it is written. `about`: a word of WORDS, `indicator:code` or `quantity:code`,
    with an empty code where none was chosen; `schema`: the path from the rule's folder to the JSON schema."""

    id: str
    theme: Theme
    about: str
    schema: str


def usual_subject(theme: Theme) -> str:
    """What rules of a theme are mostly about."""
    return _USUAL.get(theme, "indicator:")


def fits(about: str, theme: Theme) -> bool:
    """Whether a rule of that theme can be about that subject."""
    if theme is Theme.DECISION or about == "case":
        return about == "case" and theme in _OVER_THE_CASE
    return about != "item" or theme not in _WITHOUT_ITEM


def scaffold(wish: Wish) -> str:
    """The file's text. It stays red until the last open place is filled."""
    kind = wish.about.partition(":")[0]
    body = _manual(wish.theme) if kind == "item" else _table(wish.theme, kind)
    return "\n".join([*_head(wish), *body]) + "\n"


def _open(hint: str) -> str:
    return f'"{UNFILLED} {hint}"'


def _head(wish: Wish) -> Iterable[str]:
    reliable = "；".join(f"{word} {title}" for word, title in RELIABILITIES.items())
    yield f"# yaml-language-server: $schema={wish.schema}"
    yield f"# {wish.theme.label}规则。把每一处“{UNFILLED}”连同引号里的提示换成实际内容；以 # 开头的行是说明，可以删去。"
    yield f"id: {wish.id}"
    yield f"title: {_open('一句话写明要求，例如 单位生产总值用水量达到预期成效')}"
    yield "# 依据条款：登记在 rules/clauses/ 里的 文件编码/条款号"
    yield f"clause: {_open('例如 ndrc-2021-1004/三(三).4')}"
    yield "# 从哪一天起施行；只施行到某一天的，再写 until"
    yield f"in_force: {{from: {_open('施行日期，例如 2026-01-01')}}}"
    yield f"about: {_about(wish.about)}"
    if wish.theme is Theme.GATES:
        effects = "或 ".join(f"{effect.value}（{effect.label}）" for effect in Effect)
        yield f"effect: {_open(effects)}"
    if wish.theme is Theme.CREDIBILITY:
        yield f"severity: {_open('high（核实之前不拟定决定，建议结论为无法判定）、medium 或 low')}"
        yield from _LACKS
    yield f"# 数值从哪里来；可靠程度：{reliable}"
    yield f"numbers: {{source: {_open('例如 示例')}, reliability: {_open('、'.join(RELIABILITIES))}}}"
    if wish.theme not in (Theme.CREDIBILITY, Theme.DECISION):
        yield "# 允许申请不适用的，写 not_applicable: {reasons: [理由], accepted_by: assessor}"
        yield f"rectify: {_open('未达到时要求园区做什么；不需要就删去这一行')}"


def _about(about: str) -> str:
    kind, colon, code = about.partition(":")
    folder = "indicators" if kind == "indicator" else "quantities"
    return f"{{{kind}: {code or _open(f'rules/{folder}/ 里的编码')}}}" if colon else kind


def _manual(theme: Theme) -> Iterable[str]:
    judging = theme is not Theme.GATES
    words = (
        ("符合", "基本符合", "不符合") if judging else (f"{UNFILLED} 没有问题时的答案", f"{UNFILLED} 有问题时的答案")
    )
    answers = dict(zip(words, _outcomes(theme), strict=True))
    yield "manual:"
    yield f"  ask: {_open('问什么')}"
    yield f"  why_no_number: {_open('为什么没有数能决定')}"
    yield f"  by: {_open('expert（专家，过半数）或 assessor（评估员）')}"
    yield f"  evidence: [{_open('凭什么材料回答')}]"
    yield f"  answers: {{{', '.join(f'{word}: {verdict}' for word, verdict in answers.items())}}}"
    yield f"because: {_open('理由的句子，写上答案，例如 布局与物质流向：{answer}')}"
    yield "# 每种答案一个例子，再加没有意见和意见有争议的"
    yield "examples:"
    for word, verdict in answers.items():
        yield f"  - {{given: {{answer: {_open(f'写 {word}' if judging else '上面的答案')}}}, verdict: {verdict}}}"
    yield f"  - {{given: {{answer: {State.MISSING}}}, verdict: {Verdict.MANUAL}}}"
    yield f"  - {{given: {{answer: {State.DISPUTED}}}, verdict: {Verdict.NOT_EVALUABLE}}}"


def _table(theme: Theme, kind: str) -> Iterable[str]:
    column = "attainment" if kind == "indicator" else "checked"
    if kind in ("quantity", "case"):
        column = _open("对象的一个属性，见 rules/README.md 的属性表")
    if kind in ("portfolio", "plan"):
        made = "count: project, unit: 项" if kind == "portfolio" else f"value: {_open('例如 plan.parts_present')}"
        yield "# 由数据求出的属性：一行一个，下面的可以用上面的"
        yield "derive:"
        yield f"  checked: {{{made}, title: {_open('中文名称，显示在结论里')}}}"
    key = outcome_key(theme)
    yield "# 判定表：每种可能的值恰好落在一行，检查程序会证明"
    yield "table:"
    yield f"  on: {column}"
    yield "  rows:"
    for outcome in _outcomes(theme):
        yield f"    - {{is: {_open('条件，例如 >= 100%、[90%..100%)、< 90%')}, {key}: {outcome}}}"
    yield f"because: {_open('理由的句子，属性写在花括号里，例如 完成率 {attainment}')}"
    yield "# 每种判定至少一个例子，界线的两侧各一个，再加数据缺失的"
    yield "examples:"
    for outcome in _outcomes(theme):
        yield f"  - {{given: {{{column}: {_open(f'判定为 {outcome} 的值，最好恰在界线上')}}}, verdict: {outcome}}}"
    if theme is not Theme.DECISION:
        yield f"  - {{given: {{{column}: {State.MISSING}}}, verdict: {Verdict.NOT_EVALUABLE}}}"


def _outcomes(theme: Theme) -> tuple[str, ...]:
    possible = row_outcomes(theme)
    return _JUDGING if set(_JUDGING) <= set(possible) else possible
