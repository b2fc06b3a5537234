"""The rows for corrections: each of its acts once, where a decision is in effect, and none leads anywhere."""

from service.casework.acts import correction
from service.casework.correcting import CORRECTING
from service.casework.corrections import CORRECTABLE


def test_every_act_of_a_correction_has_its_row_and_leaves_the_case_where_it_is() -> None:
    acts = [row.act for row in CORRECTING]
    assert acts == [
        correction.DraftCorrection,
        correction.SignCorrection,
        correction.DeclineCorrection,
        correction.WithdrawCorrection,
    ]
    assert all(row.states == CORRECTABLE and row.leads is None for row in CORRECTING)
