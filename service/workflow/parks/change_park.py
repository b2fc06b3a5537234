"""Register by its document what happened to a park: renamed, upgraded, reassigned, merged, split, abolished."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from service.access.scope import place_of_park
from service.access.use_cases import UseCase
from service.casework.audit.chain import AuditEvent
from service.casework.park_history import happened
from service.casework.park_lookup import meant
from service.casework.registry_access import require_both, require_registrar
from service.settings import Settings
from service.storage import parks
from service.storage.database import Session
from service.storage.park_events import written
from service.storage.parks import Kept
from service.vocabulary.canonical import canonical_json
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.park import (
    Abolished,
    ApprovingLevel,
    Ground,
    MergedInto,
    Park,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)
from service.workflow.audit.audited import attempt, audited
from service.workflow.installation.open_database import opened
from service.workflow.parks.registry_rules import RegistryRules, jurisdiction_of, opened_rules
from service.workflow.people.acting import acting, seen_by


@dataclass(frozen=True, slots=True)
class Registry:
    """What a wish may refer to: the parks that whoever wishes may see, by id, and the rule data."""

    parks: Mapping[str, Park]
    rules: RegistryRules


Wish = Callable[[Park, Registry], ParkEvent]
"""Makes the event once the park is known; Fault where it names what there is not."""


def change_park(
    settings: Settings, park: str, wish: Wish, by: str, at: datetime, seen: int | None = None
) -> tuple[Park, Jurisdictions]:
    """The park after the event, and the jurisdictions by which codes are named. park: id, code or name; seen: the
    version the caller looked at, None for the present one.

    Raises:
        Fault: the park is not known, the event cannot be, it is not theirs to do, or somebody changed the park since.
        RuleProblems: the rule data is faulty. StorageError: see opened.
    """
    rules = opened_rules(settings)
    with opened(settings) as database:
        who = acting(database, by)
        event = attempt(who, at, "park.change", "park", park)

        def work(session: Session) -> tuple[tuple[Park, Jurisdictions], AuditEvent]:
            kept = parks.every_park(session)
            every = {id_: one.park for id_, one in kept.items()}
            found = meant(park, every.values())
            require_registrar(who, found.jurisdiction, rules.jurisdictions)
            version = kept[found.id].version
            parks.require_seen(kept[found.id], seen)
            seen_parks = seen_by(who, UseCase.READ_PARK)
            visible = {id_: one for id_, one in every.items() if seen_parks.covers(place_of_park(one))}
            wished = wish(found, Registry(visible, rules))
            if isinstance(wished, Reassigned):
                require_both(who, wished.old, wished.new, rules.jurisdictions)
            after = happened(found, wished, every, every.keys() - visible.keys())
            parks.record(session, Kept(after, version), at)
            kind, detail = written(after.history[-1])
            ground = after.history[-1].ground
            told = {"kind": kind, **detail, "on": ground.on, "document": ground.document}
            done = replace(
                event,
                action=f"park.{kind}",
                object_id=found.id,
                object_version=version + 1,
                reason=ground.reason,
                detail_json=canonical_json(told),
            )
            return (after, rules.jurisdictions), done

        return audited(settings, database, event, work)


def renaming(new: str, ground: Ground) -> Wish:
    """Another name."""
    return lambda park, _: Renamed(ground, park.name, " ".join(new.split()))


def upgrading(code: str, ground: Ground) -> Wish:
    """Raised to national level; code: the new one, empty where it keeps its own."""
    return lambda park, _: Upgraded(ground, park.level, ApprovingLevel.NATIONAL, park.code, code or park.code)


def reassigning(jurisdiction: str, ground: Ground) -> Wish:
    """Another jurisdiction, by any usual writing, answers for it."""
    return lambda park, known: Reassigned(ground, park.jurisdiction, jurisdiction_of(jurisdiction, known.rules))


def merging(into: str, ground: Ground) -> Wish:
    """Part of another park, by its id, code or name, from then on."""
    return lambda _, known: MergedInto(ground, meant(into, known.parks.values()).id)


def splitting(into: Iterable[str], ground: Ground) -> Wish:
    """Divided into other parks, which are on record already."""
    names = tuple(into)
    return lambda _, known: SplitInto(ground, tuple(meant(name, known.parks.values()).id for name in names))


def abolishing(ground: Ground) -> Wish:
    """Closed."""
    return lambda _park, _known: Abolished(ground)
