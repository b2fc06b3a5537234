"""Everything that can be asked has a name in both languages."""

from service.access.use_cases import UseCase, said
from service.casework.acts.act import ACTS


def test_every_use_case_and_act_is_called_something_of_its_own() -> None:
    called = [said(asking) for asking in (*UseCase, *ACTS)]
    assert all(one.zh and one.en for one in called)
    assert len({one.zh for one in called}) == len({one.en for one in called}) == len(called)
