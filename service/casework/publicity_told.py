"""公示: the text that is made public, and the days that it has lasted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from service.casework.acts.decision import LodgeObjection, Publish, SettleObjection
from service.casework.case import Case, Recorded
from service.casework.decision_lines import decided_word
from service.casework.disputes import publicity
from service.casework.signing import DecisionContent, decision_content, draft


@dataclass(frozen=True, slots=True)
class PublicityDays:
    """Days of a publicity: all of them, how many have passed with today, how many are left after today. Before its
    first day none has passed. over: its last day, which counts, is past."""

    total: int
    passed: int
    left: int
    over: bool


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection to the present decision, with the answer to it, None while there is none."""

    lodged: Recorded[LodgeObjection]
    settled: Recorded[SettleObjection] | None


def publicity_days(published: Publish, today: date) -> PublicityDays:
    """How far a publicity has come on a day."""
    total = (published.last_day - published.first_day).days + 1
    passed = min(max((today - published.first_day).days + 1, 0), total)
    return PublicityDays(total, passed, total - passed, today > published.last_day)


def objections(case: Case) -> tuple[Objection, ...]:
    """Every objection to the present decision, in order."""
    drafted = draft(case)
    if drafted is None:
        return ()
    settled = {one.act.objection: one for one in case.of(SettleObjection, drafted.seq)}
    return tuple(Objection(one, settled.get(one.seq)) for one in case.of(LodgeObjection, drafted.seq))


def publicity_text(case: Case, place: str) -> str:
    """What is made public of the present decision, in paragraphs, as far as it is known; empty when none is drafted.
    place: name of the jurisdiction. Official text, so in Chinese only."""
    content = decision_content(case)
    return "\n\n".join(_paragraphs(case, content, place)) if content is not None else ""


def _paragraphs(case: Case, content: DecisionContent, place: str) -> list[str]:
    park, published = case.opened.park_name, publicity(case)
    decided = decided_word(content.decision, content.grade)
    days = f"公示期自 {published.first_day} 至 {published.last_day}。" if published is not None else ""
    return [
        f"关于{park}循环化改造验收结论的公示",
        f"经评估和会商，{place}拟对{park}循环化改造作出“{decided}”的验收决定，现予公示。{days}",
        "对公示内容有异议的，请在公示期内以书面形式实名提出，写明事实和理由，并附证明材料。",
    ]
