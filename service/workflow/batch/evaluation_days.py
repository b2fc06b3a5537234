"""The days for which cases can be evaluated: from the first on which any rules are in force until today."""

from __future__ import annotations

from datetime import date

from service.settings import Settings
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.rules.list_packs import list_packs

REFUSED_DAY = "evaluation-day"


def first_evaluation_day(settings: Settings) -> date | None:
    """The first day on which any pack is in force; None where there is none."""
    return min((one.start for one in list_packs(settings) if one.start is not None), default=None)


def require_evaluation_day(settings: Settings, on: date, today: date) -> None:
    """Return only if cases can be evaluated for a day.

    Raises:
        Fault: before there were rules, or a day that is not here yet.
    """
    first = first_evaluation_day(settings)
    if on > today or (first is not None and on < first):
        since = first or today
        raise Fault(
            REFUSED_DAY,
            Said(
                f"{on} 没有可用的规则或还没有到；请填 {since}（规则施行之日）至 {today}（今天）的一天",
                f"on {on} no rules are in force, or it is not here yet; choose a day from {since} (when the first "
                f"rules came into force) to {today} (today)",
            ),
        )
