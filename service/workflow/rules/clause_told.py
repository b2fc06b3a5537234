"""A clause that rule data cites, as people cite it: with the document in full."""

from __future__ import annotations

from service.rulelang.load import load_registers
from service.rulelang.pack import clause_in_full
from service.settings import Settings


def clause_told(settings: Settings, clause: str) -> str:
    """The title of the document and the number of the clause.

    Raises:
        RuleProblems: a register of clauses is faulty.
    """
    return clause_in_full(clause, load_registers(settings.rules_dir))
