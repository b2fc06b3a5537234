"""The procedure by which a case is handled on a day."""

from __future__ import annotations

from datetime import date

from service.casework import proceedings
from service.casework.procedure import Procedure
from service.settings import Settings


def procedure_of(settings: Settings, jurisdiction: str, on: date) -> Procedure:
    """The jurisdiction's own procedure in force on a day, or the one of all others.

    Raises:
        RuleProblems: a file of rules/proceedings is faulty.
    """
    return proceedings.procedure_of(proceedings.load_procedures(settings.rules_dir, on), jurisdiction)
