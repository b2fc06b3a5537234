"""What follows from the decision: items to put right, what is needed to judge, and by when."""

from __future__ import annotations

from datetime import date, timedelta

from service.assessment.outline import named
from service.rulelang.pack import Pack
from service.vocabulary.assessment import Need, Recommendation, RectificationItem
from service.vocabulary.day import months_later
from service.vocabulary.finding import Finding, Theme, Verdict

_OPEN = (Verdict.NOT_EVALUABLE, Verdict.MANUAL)


def rectification(findings: tuple[Finding, ...], pack: Pack) -> tuple[RectificationItem, ...]:
    """One item for each thing not reached, unmet before nearly met."""
    items = []
    for verdict in (Verdict.UNMET, Verdict.NEARLY_MET):
        short = [f for f in findings if f.verdict is verdict and f.theme is not Theme.DECISION]
        items += [RectificationItem(f.rule, f.subject, _demand(f, pack)) for f in short]
    return tuple(items)


def needs(findings: tuple[Finding, ...]) -> tuple[Need, ...]:
    """What would have to be supplied, for each judgement not made and each open question of severity high."""
    wanted = []
    for finding in [finding for finding in findings if finding.open or finding.verdict in _OPEN]:
        if finding.theme in (Theme.CREDIBILITY, Theme.DECISION):
            if finding.open and finding.severity == "high":
                wanted.append(Need(finding.rule, finding.subject, f"核实存疑：{named(finding)}：{finding.because}"))
        elif finding.verdict in _OPEN:
            wanted.append(Need(finding.rule, finding.subject, _need(finding)))
    return tuple(wanted)


def deadline(recommendation: Recommendation, on: date, pack: Pack) -> date | None:
    """The last day for 整改 (parameter rectification_months) or 补正 (parameter supplement_days)."""
    if recommendation is Recommendation.RECTIFY:
        return months_later(on, int(pack.parameter("rectification_months")))
    if recommendation is Recommendation.UNDETERMINED:
        return on + timedelta(days=int(pack.parameter("supplement_days")))
    return None


def _demand(finding: Finding, pack: Pack) -> str:
    rule = pack.rules[finding.rule]
    gap = f"，差距 {finding.gap}" if finding.gap else ""
    measure = f"。{rule.rectify}" if rule.rectify else ""
    return f"{named(finding)}：要求 {finding.required}，实际 {finding.actual}{gap}{measure}"


def demand_in_english(finding: Finding, pack: Pack) -> str:
    """What is to be put right, of a finding in English; the measure is the pack's."""
    gap = f", gap {finding.gap}" if finding.gap else ""
    rule = pack.rules.get(finding.rule)
    measure = f". {rule.rectify}" if rule is not None and rule.rectify else ""
    return f"{named(finding)}: required {finding.required}, actual {finding.actual}{gap}{measure}"


def _need(finding: Finding) -> str:
    what = "需人工判定" if finding.verdict is Verdict.MANUAL else "无法评价"
    return f"{named(finding)}　{what}：{finding.cause or finding.because}"
