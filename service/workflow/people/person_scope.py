"""Where people act, in words: the jurisdiction by its name, the city, the park by its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Said
from service.vocabulary.person import ADMINISTRATORS, Person
from service.workflow.parks.registry_rules import opened_rules


@dataclass(frozen=True, slots=True)
class PersonAt:
    """Somebody on record, and how far what they may do reaches."""

    person: Person
    scope: Said


def scopes_told(settings: Settings, persons: Iterable[Person]) -> tuple[PersonAt, ...]:
    """Each of them; where the rules folder says nothing of jurisdictions, by their codes.

    Raises:
        RuleProblems: the registry's rule data is faulty.
    """
    known = opened_rules(settings).jurisdictions if has_registry_rules(settings.rules_dir) else None
    return tuple(PersonAt(one, _scope(one, known)) for one in persons)


def _scope(person: Person, known: Jurisdictions | None) -> Said:
    if person.role in ADMINISTRATORS:
        return _INSTALLATION
    place = known.titled(person.jurisdiction) if known else person.jurisdiction
    parts = " ".join(part for part in (place, person.city, person.park) if part)
    return Said(parts, parts)


_INSTALLATION = Said("本系统（看不到业务数据）", "this installation (no business data)")
