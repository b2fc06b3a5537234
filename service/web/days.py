"""How near a day is, told with the days: everywhere something is due."""

from __future__ import annotations

from datetime import date

from service.vocabulary.language import Said
from service.web.tags import Tag
from service.workflow.cases.my_work import SOON_DAYS


def day_tag(days: int | None) -> Tag | None:
    """A sign for a day that is near or past. days: until it (0 is today, less has passed), None where none is set."""
    if days is None or days > SOON_DAYS:
        return None
    if days < 0:
        return late_tag(-days)
    if days == 0:
        return Tag(Said("今天到期", "due today"), "◔", "near")
    return Tag(Said(f"还有 {days} 天", f"in {days} days"), "◔", "near")


def due_tag(due: date | None, today: date) -> Tag | None:
    """The same, told from the day itself."""
    return day_tag((due - today).days if due is not None else None)


def late_tag(days: int) -> Tag:
    """So many days too late."""
    return Tag(Said(f"逾期 {days} 天", f"{days} days late"), "!", "bad")
