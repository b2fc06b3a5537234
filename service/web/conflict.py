"""Somebody else was faster: what stood there, what they made of it, what was typed, side by side; nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from service.vocabulary.language import Said
from service.web.forms import Form

STATUS = 409
NOTHING = Said("（空）", "(empty)")


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One field in its three versions. words: what a value is called that is not for people."""

    name: str
    label: Said
    before: str
    theirs: str
    mine: str
    words: Mapping[str, Said] = field(default_factory=dict)

    def told(self, value: str) -> Said:
        """A version for people."""
        return self.words.get(value) or (Said(value, value) if value else NOTHING)

    @property
    def apart(self) -> bool:
        """Whether it has to be chosen whose value counts."""
        return self.theirs != self.mine


@dataclass(frozen=True, slots=True)
class Conflict:
    """by, at: who changed it, and when, where that is known. seen: the version that is there now, for the form that is
    sent next."""

    rows: tuple[ConflictRow, ...]
    seen: str
    by: str = ""
    at: datetime | None = None


def unsaved(
    labels: Mapping[str, Said],
    mine: Form,
    before: Mapping[str, str] | None = None,
    theirs: Mapping[str, str] | None = None,
    words: Mapping[str, Said] | None = None,
) -> tuple[ConflictRow, ...]:
    """What a form that was sent says, where it can no longer be sent; nothing of one that was only opened. before,
    theirs: field → what it said, what others made of it meanwhile; words: what values are called."""
    if "seen" not in mine.values:
        return ()
    return tuple(
        ConflictRow(
            name, label, (before or {}).get(name, ""), (theirs or {}).get(name, ""), mine.exact(name), words or {}
        )
        for name, label in labels.items()
        if mine.text(name)
    )


def rows_of(labels: Mapping[str, Said], theirs: Mapping[str, str], mine: Form) -> tuple[ConflictRow, ...]:
    """labels: name of a field → what it is called. theirs: the values now; mine: the form, whose hidden fields
    `before-…` have the values when it was opened."""
    return tuple(
        ConflictRow(name, label, mine.exact(f"before-{name}"), theirs.get(name, ""), mine.exact(name))
        for name, label in labels.items()
    )
