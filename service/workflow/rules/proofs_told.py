"""The report of the analysis in lines: counts, what is accepted and why, and, when asked, every obligation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from service.rulelang.analysis.obligation import GROUPS, Obligation
from service.rulelang.analysis.report import Report
from service.vocabulary.language import Language

_HOLDS, _ACCEPTED, _FAILS, _FOLLOWS = "✓", "△", "✗", "∴"


def counts_told(report: Report, language: Language) -> str:
    """One line: how many obligations hold, are accepted and fail, by kind; what only follows is counted apart."""
    proved = [one for one in report.obligations if not one.corollary]
    accepted, total = sum(map(len, report.accepted.values())), len(proved)
    follows = len(report.obligations) - total
    failed = sum(one.fault is not None for one in proved) - accepted
    kinds = Counter(one.group for one in proved)
    listed = [(words.told(language), kinds[group]) for group, words in GROUPS.items() if kinds[group]]
    holds = total - accepted - failed
    if language is Language.EN:
        parts = "; ".join(f"{words} {count}" for words, count in listed)
        counts = f"{holds} hold, {accepted} accepted with a reason, {failed} fail ({parts})"
        return f"{total} obligations: {counts}; {follows} corollaries of these and of the checks on loading not counted"
    parts = "、".join(f"{words} {count}" for words, count in listed)
    counts = f"成立 {holds}，按理由接受 {accepted}，不成立 {failed}（{parts}）"
    return f"证明 {total} 项：{counts}；由此和装载时的检查得出的推论 {follows} 项，不计在内"


def accepted_told(report: Report, language: Language) -> Iterator[str]:
    """Each suppression with what it accepts and why."""
    for suppression, obligations in report.accepted.items():
        found = dict.fromkeys(one.about for one in obligations)
        of, reason, place = suppression.of and f" {suppression.of}", suppression.reason, suppression.position
        if language is Language.EN:
            yield f"{_ACCEPTED} accepted {suppression.check} {', '.join(found)}{of}: {reason} ({place})"
        else:
            yield f"{_ACCEPTED} 接受 {suppression.check} {'、'.join(found)}{of}：{reason}（{place}）"


def proofs_told(report: Report, language: Language) -> Iterator[str]:
    """Every obligation with its result and how it was decided, kind by kind."""
    accepted = {id(one) for obligations in report.accepted.values() for one in obligations}
    for group, words in GROUPS.items():
        found = [one for one in report.obligations if one.group == group]
        if found:
            count = f" ({len(found)})" if language is Language.EN else f"（{len(found)}）"
            yield f"{words.told(language)}{count}"
        for one in found:
            yield f"  {_mark(one, id(one) in accepted)} {_told(one, language)}"


def _mark(one: Obligation, accepted: bool) -> str:
    if one.fault is None:
        return _FOLLOWS if one.corollary else _HOLDS
    return _ACCEPTED if accepted else _FAILS


def _told(one: Obligation, language: Language) -> str:
    gap, stop = ("  ", "; ") if language is Language.EN else ("　", "；")
    remark = f"{stop}{one.remark.told(language)}" if one.remark is not None else ""
    return f"{one.about}{gap}{one.says.told(language)}{gap}[{one.how.told(language)}]{remark}"
