"""What the overview asks of rules and registry, worked out once and at hand until something of it changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from service.rulelang.catalogue import Indicator
from service.rulelang.load import load_catalogue
from service.rulelang.registry_rules import RegistryRules, load_registry_rules
from service.settings import Settings
from service.storage.database import Database, Session
from service.storage.overview_versions import Versions
from service.vocabulary.programme import Programme
from service.workflow.parks.registry_standing import Registered, registered

T = TypeVar("T")
_READ = ("registry", "programmes", "listing", "clauses", "indicators", "quantities", "carriers.yaml")
"""Folders and files below the rules that the registry and the catalogue are read from."""
_AT_HAND = 256
Stamp = tuple[object, ...]
"""Stands for a state of what something was worked out from: another state, another stamp."""
_lock = threading.Lock()
_kept: OrderedDict[Hashable, tuple[Stamp, Any]] = OrderedDict()
"""What was asked for longest ago is first."""


@dataclass(frozen=True, slots=True)
class RulesAtHand:
    """stamp: of the files they were read from; indicators: by code, in the order of the files."""

    stamp: Stamp
    registry: RegistryRules
    indicators: Mapping[str, Indicator]


def at_hand(what: Hashable, stamp: Stamp, make: Callable[[], T]) -> T:
    """What `make` gives, made once for each stamp; of each thing (`what`) only the last is kept. stamp: of everything
    that it depends on. Two that ask at once may both make it."""
    with _lock:
        found = _kept.pop(what, None)
        if found is not None:
            _kept[what] = found
    if found is None or found[0] != stamp:
        found = (stamp, make())
        with _lock:
            _kept[what] = found
            while len(_kept) > _AT_HAND:
                _kept.popitem(last=False)
    made: T = found[1]
    return made


def rules_at_hand(settings: Settings) -> RulesAtHand:
    """The rule data of the registry and the catalogue, as their files are now.

    Raises:
        RuleProblems: they are faulty.
    """
    folder = settings.rules_dir
    stamp = tuple(_stamps(folder))

    def make() -> RulesAtHand:
        return RulesAtHand(stamp, load_registry_rules(folder), load_catalogue(folder).indicators)

    return at_hand(("rules", folder), stamp, make)


def registered_at_hand(
    database: Database, session: Session, rules: RulesAtHand, programme: Programme, on: date, versions: Versions
) -> tuple[Stamp, Registered]:
    """How the parks stand by the registry, and the stamp of that.

    Raises:
        Fault: terms are missing.
    """
    stamp = (programme.id, on, versions.registry, rules.stamp)
    return stamp, at_hand(
        ("registered", database.place, programme.id), stamp, lambda: registered(session, programme, on, rules.registry)
    )


def _stamps(folder: Path) -> list[tuple[str, int, int]]:
    files = (file for name in _READ for file in (folder / name, *sorted((folder / name).rglob("*.yaml"))))
    return [(str(file), (told := file.stat()).st_mtime_ns, told.st_size) for file in files if file.exists()]
