"""Which backups are kept: one a quarter of an hour, one a day, one a month, each for so many of the latest periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from service.storage.backup_file import is_backup
from service.vocabulary.day import OFFICE

_NAME = re.compile(r"acceptance-(\d{8}T\d{6}Z)\.zip")
_STAMP = "%Y%m%dT%H%M%SZ"
_QUARTER = 15


@dataclass(frozen=True, slots=True)
class Keep:
    """For how many of the latest quarters of an hour, days and months that have a backup, its last one is kept."""

    quarters: int
    days: int
    months: int


def backup_name(at: datetime) -> str:
    """`acceptance-20261126T110500Z.zip`: names sort by time."""
    return f"acceptance-{at.astimezone(UTC).strftime(_STAMP)}.zip"


def read_keep(text: str) -> Keep:
    """`48,30,12`.

    Raises:
        ValueError: it is none, or would keep nothing.
    """
    quarters, days, months = map(int, text.split(","))
    if min(quarters, days, months) < 0 or not (quarters or days or months):
        raise ValueError(text)
    return Keep(quarters, days, months)


def surplus(moments: Iterable[datetime], keep: Keep) -> tuple[datetime, ...]:
    """Those that are not kept, the oldest first; the latest always is. Days and months are those of the offices."""
    newest_first = sorted(set(moments), reverse=True)
    kept = set(newest_first[:1])
    for count, period in ((keep.quarters, _quarter), (keep.days, _day), (keep.months, _month)):
        kept |= _last_of_each(newest_first, period, count)
    return tuple(moment for moment in reversed(newest_first) if moment not in kept)


def rotate(folder: Path, keep: Keep) -> tuple[Path, ...]:
    """Delete the backups of a folder that are not kept; only files that bear our name and are backups by their
    manifest count and go. Gives what was deleted.

    Raises:
        OSError: one cannot be deleted.
    """
    found = {moment: path for path in folder.iterdir() if (moment := _made_at(path)) and is_backup(path)}
    removed = tuple(found[moment] for moment in surplus(found, keep))
    for path in removed:
        path.unlink(missing_ok=True)  # another may be at this as well
    return removed


def _made_at(path: Path) -> datetime | None:
    named = _NAME.fullmatch(path.name)
    try:
        return datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC) if named else None
    except ValueError:
        return None


def _last_of_each(newest_first: list[datetime], period: Callable[[datetime], object], count: int) -> set[datetime]:
    last: dict[object, datetime] = {}
    for moment in newest_first:
        last.setdefault(period(moment), moment)
    return set(list(last.values())[:count])


def _quarter(moment: datetime) -> object:
    return moment.date(), moment.hour, moment.minute // _QUARTER


def _day(moment: datetime) -> object:
    return moment.astimezone(OFFICE).date()


def _month(moment: datetime) -> object:
    return moment.astimezone(OFFICE).date().replace(day=1)
