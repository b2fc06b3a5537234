"""The programmes and jurisdictions that the rule data of the registry knows."""

from __future__ import annotations

from service.settings import Settings
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.programme import Programme
from service.workflow.parks.registry_rules import opened_rules


def list_programmes(settings: Settings) -> tuple[Programme, ...]:
    """By their first day.

    Raises:
        RuleProblems: the registry's rule data is faulty.
    """
    return tuple(sorted(opened_rules(settings).programmes.values(), key=lambda one: (one.start, one.id)))


def list_jurisdictions(settings: Settings) -> Jurisdictions:
    """All of them, in written order.

    Raises:
        RuleProblems: the registry's rule data is faulty.
    """
    return opened_rules(settings).jurisdictions
