"""dispute_value: a value is disputed, and what was established instead, if anything was."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from service.casework.acts.submission import DisputeValue
from service.settings import Settings
from service.workflow.cases.case_inputs import pack_of
from service.workflow.cases.perform_act import Asked, Done, perform_act
from service.workflow.cases.prepare_act import prepared_act
from service.workflow.cases.stated_value import require_code, stated_value


def dispute_value(
    settings: Settings, case_id: str, code: str, year: int, reason: str, established: str, asked: Asked
) -> Done:
    """Record a dispute; `established` as typed, empty while nothing is.

    Raises:
        Refused, Fault, StorageError: as perform_act(); no such code, or no number. RuleProblems: the rules are faulty.
    """
    with prepared_act(settings, case_id, DisputeValue, asked) as case:
        pack = pack_of(settings, case)
        require_code(pack, code)
        act = DisputeValue(code=code, year=year, reason=reason)
        if established:
            entry = stated_value(pack, code, established)
            assert isinstance(entry.value, Decimal)
            act = replace(act, established=entry.value, raw=established, unit=entry.unit)
    return perform_act(settings, case_id, act, asked)
