"""The procedure of a day: every act with its roles and conditions, every value with its source."""

from datetime import date

from service.api.procedures import ProcedureShown
from service.casework.proceedings import load_procedures
from service.casework.transitions import TRANSITIONS
from service.settings import load_settings


def test_the_shipped_procedure() -> None:
    for procedure in load_procedures(load_settings().rules_dir, date(2026, 3, 1)).values():
        shown = ProcedureShown.of(procedure)
        assert len(shown.table) == len(TRANSITIONS)
        (sign,) = [row for row in shown.table if row.kind == "sign"]
        assert [role.code for role in sign.roles] == ["approver"]
        assert (sign.leads.zh, bool(sign.conditions)) == ("环节不变", True)
        assert {one.name for one in shown.provisions} >= {"publicity_days", "signature_departments"}
        assert all(one.source for one in shown.provisions)
