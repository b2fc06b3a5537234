"""Two people filled in the same form of a case: what it said, what the other made of it, what was typed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
from service.vocabulary.language import Said
from service.web.cases.act_forms import DATE, FORMS, NO, PLACED, YES, YES_NO, ActField, day_typed
from service.web.conflict import Conflict, ConflictRow
from service.web.forms import Form

_WORDS = {YES: Said("是", "yes"), NO: Said("否", "no")}


def collision(case: Case, act: type[Act], seen: int, form: Form) -> Conflict | None:
    """Field by field, where somebody did the same act since; None where nobody did. seen: the acts that the sender of
    the form knew of."""
    same = [one for one in case.acts if type(one.act) is act]
    before, since = [one for one in same if one.seq <= seen], [one for one in same if one.seq > seen]
    if not since:
        return None
    rows = tuple(_row(one, before, since, form) for one in FORMS[act])
    return Conflict(rows, seen=str(case.version), by=since[-1].person.name, at=since[-1].at)


def _row(field: ActField, before: Sequence[Recorded[Any]], since: Sequence[Recorded[Any]], form: Form) -> ConflictRow:
    """A day that was typed another way is the same day."""
    day = day_typed(form.text(field.name)) if field.kind == DATE else None
    return ConflictRow(
        name=field.name,
        label=field.label,
        before=_stated(field, before[-1].act) if before else "",
        theirs=_stated(field, since[-1].act),
        mine=day.isoformat() if day is not None else form.exact(field.name),
        words=_WORDS if field.kind == YES_NO else {},
    )


def _stated(field: ActField, act: Any) -> str:
    if field.kind == PLACED:
        return f"{act.report}.{act.difficulty}"
    value = getattr(act, field.name)
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if isinstance(value, date) else str(value)
