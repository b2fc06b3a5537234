"""How long a pack may be in force: no longer than the one it extends."""

from __future__ import annotations

from datetime import date, timedelta

from service.authoring.problem import English, Mistake, ProblemLog
from service.rulelang.parse.pack import PackHead

_DAY = timedelta(days=1)


def day_within(head: PackHead, first: date, last: date, on: date, log: ProblemLog) -> date:
    """The date `on`, or the nearest from `first` to `last`, the days on which the pack that `head` extends is in force
    in any version, where head's own pack goes beyond them; that is noted. A pack without a last day is in force until
    further notice, which is no word on the other's end: there the date stays."""
    start, until, place = head.in_force_from, head.in_force_until, head.place("in_force")
    if date.min < start < first:
        log.add(place, _too_early(head, first))
        on = max(on, first)
    if until is not None and until > last:
        log.add(place, _too_late(head, until, last))
        on = min(on, last)
    return on


def _too_early(head: PackHead, first: date) -> Mistake:
    return Mistake(
        "beyond-extended",
        f"规则包 {head.name} 自 {head.in_force_from} 起施行，早于所沿用的 {head.extends} 的第一天 {first}",
        f"{first} 或以后的日期：在那以前没有可以沿用的规则",
        f"把 from 改成 {first}，或补上 {head.extends} 更早的版本",
        en=English(
            f"pack {head.name} in force from {head.in_force_from}, before {head.extends}, which it extends, begins on "
            f"{first}",
            f"{first} or later: before, there is nothing to extend",
            f"write from: {first}, or add an earlier version of {head.extends}",
        ),
    )


def _too_late(head: PackHead, until: date, last: date) -> Mistake:
    return Mistake(
        "beyond-extended",
        f"规则包 {head.name} 施行到 {until}，晚于所沿用的 {head.extends} 的最后有效日期 {last}",
        f"不晚于 {last} 的最后有效日期：在那以后没有可以沿用的规则",
        f"写 until: {last}，或补上 {head.extends} 自 {last + _DAY} 起的版本",
        en=English(
            f"pack {head.name} in force until {until}, after {head.extends}, which it extends, ends on {last}",
            f"a last day up to {last}: after that, there is nothing to extend",
            f"write until: {last}, or add a version of {head.extends} from {last + _DAY} on",
        ),
    )
