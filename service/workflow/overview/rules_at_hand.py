"""What the overview asks of rules and registry, worked out once and at hand until something of it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from service.rulelang.catalogue import Indicator
from service.rulelang.load import load_catalogue
from service.rulelang.registry_rules import RegistryRules
from service.settings import Settings
from service.storage.database import Database, Session
from service.storage.overview_versions import Versions
from service.vocabulary.programme import Programme
from service.workflow.at_hand import Stamp, at_hand, files_stamp
from service.workflow.parks.registry_rules import READ_FOR_REGISTRY, opened_rules
from service.workflow.parks.registry_standing import Registered, registered

_READ = (*READ_FOR_REGISTRY, "indicators", "quantities", "carriers.yaml")
"""Folders and files below the rules that the registry and the catalogue are read from."""


@dataclass(frozen=True, slots=True)
class RulesAtHand:
    """stamp: of the files they were read from; indicators: by code, in the order of the files."""

    stamp: Stamp
    registry: RegistryRules
    indicators: Mapping[str, Indicator]


def rules_at_hand(settings: Settings) -> RulesAtHand:
    """The rule data of the registry and the catalogue, as their files are now.

    Raises:
        RuleProblems: they are faulty.
    """
    folder = settings.rules_dir
    stamp = files_stamp(*(folder / name for name in _READ))

    def make() -> RulesAtHand:
        return RulesAtHand(stamp, opened_rules(settings), load_catalogue(folder).indicators)

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
