"""The procedure by which a case is handled on a day."""

from __future__ import annotations

from datetime import date

from service.casework import proceedings
from service.casework.procedure import Procedure
from service.settings import Settings
from service.workflow.at_hand import at_hand, files_stamp

_READ = (proceedings.FOLDER, "clauses")
"""Folders below the rules that the procedures are read from."""


def procedure_of(settings: Settings, jurisdiction: str, on: date) -> Procedure:
    """The jurisdiction's own procedure in force on a day, or the one of all others.

    Raises:
        RuleProblems: a file of rules/proceedings is faulty.
    """
    folder = settings.rules_dir
    stamp = files_stamp(*(folder / name for name in _READ))
    procedures = at_hand(("procedures", folder, on), stamp, lambda: proceedings.load_procedures(folder, on))
    return proceedings.procedure_of(procedures, jurisdiction)
