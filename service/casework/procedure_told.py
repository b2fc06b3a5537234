"""The procedure in words: the table of transitions row by row, and the values of a jurisdiction with their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.casework.procedure import Procedure, Provision
from service.casework.state import State
from service.casework.transition import Fork, Transition
from service.casework.transitions import TRANSITIONS
from service.rulelang.words import relied_on
from service.vocabulary.language import Language, Said
from service.vocabulary.person import Department

_OPENED = Said("（尚未立案）", "(no case yet)")
_STAYS = Said("环节不变", "stays")
_NOBODY = Said("无", "none")
_WHEN = Said("施行", "since")


@dataclass(frozen=True, slots=True)
class RowTold:
    """One act in words: where it has a place, who does it, what must hold, and where it leads."""

    transition: Transition
    label: str
    states: str
    roles: str
    conditions: tuple[str, ...]
    leads: str


def table_told(language: Language) -> tuple[RowTold, ...]:
    """Every row of the table, in its order."""
    return tuple(_told(row, language) for row in TRANSITIONS.values())


def values_told(procedure: Procedure, language: Language) -> tuple[str, ...]:
    """`公示天数：7 天（工作惯例；…；2024-01-01 施行）`, a line a value."""
    return tuple(
        f"{one.name if language is Language.EN else one.title}{_colon(language)}"
        f"{_value(one.text, language)}{_ground(one, language)}"
        for one in procedure.provisions
    )


def _told(row: Transition, language: Language) -> RowTold:
    return RowTold(
        row,
        row.label.told(language),
        _listed((state.said for state in row.states), language) or _OPENED.told(language),
        _listed((role.said for role in row.roles), language),
        tuple(condition.said.told(language) for condition in row.conditions),
        _leads(row.leads, language),
    )


def _leads(leads: State | Fork | None, language: Language) -> str:
    if leads is None:
        return _STAYS.told(language)
    if isinstance(leads, State):
        return leads.said.told(language)
    told, why = _listed((state.said for state in leads.states), language), leads.said.told(language)
    return f"{told} ({why})" if language is Language.EN else f"{told}（{why}）"


def _listed(words: Iterable[Said], language: Language) -> str:
    return (", " if language is Language.EN else "、").join(word.told(language) for word in words)


def _colon(language: Language) -> str:
    return ": " if language is Language.EN else "："


def _ground(one: Provision, language: Language) -> str:
    """`（工作惯例；…；2024-01-01 施行）`; a source that says itself that it is an example is not called one again."""
    begins = f"{one.begins} {_WHEN.told(language)}"
    if language is Language.EN:
        return f" ({'; '.join(filter(None, (one.reliability, one.source, begins, one.clause)))})"
    return f"（{'；'.join(filter(None, (*relied_on(one.source, one.reliability), begins, one.clause)))}）"


def _value(text: str, language: Language) -> str:
    """The value as written; departments by name."""
    departments = {one.value: one.said for one in Department}
    words = text.split("、")
    if all(word in departments for word in words):
        return _listed((departments[word] for word in words), language)
    return text or _NOBODY.told(language)
