"""rules test: run every example of the rules through both evaluators."""

from __future__ import annotations

from datetime import date

from service.assessment.rule_examples import Tried, try_examples
from service.settings import Settings
from service.workflow.rules.rule_base import every_version, open_rule_base


def run_examples(settings: Settings, pack_id: str | None, on: date) -> list[Tried]:
    """The examples of one pack, or of all packs: of every version, also of those that come into force later.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
    """
    return [tried for name, day in every_version(settings, pack_id, on) for tried in _of_pack(settings, name, day)]


def _of_pack(settings: Settings, pack_id: str, on: date) -> list[Tried]:
    pack, _ = open_rule_base(settings, pack_id, on)
    return list(try_examples(pack))


__all__ = ["Tried", "run_examples"]
