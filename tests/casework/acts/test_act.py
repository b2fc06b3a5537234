"""Acts are frozen, named and all in one place."""

from dataclasses import FrozenInstanceError, fields

import pytest

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import ACTS, KINDS, Act

MODULES = (application, submission, site_visit, evaluation, decision, correction, carrying_out)


def test_every_act_is_in_the_union() -> None:
    declared = {
        kind
        for module in MODULES
        for kind in vars(module).values()
        if isinstance(kind, type) and kind.__module__ == module.__name__ and "kind" in kind.__annotations__
    }
    assert declared == set(ACTS)


def test_kinds_are_names_of_the_acts() -> None:
    assert len(KINDS) == len(ACTS)
    for name, act in KINDS.items():
        assert name.replace("_", "") == act.__name__.lower()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_acts_are_frozen_and_say_what_they_are(act: type[Act]) -> None:
    assert fields(act)[0].name == "kind"
    assert act.__doc__
    assert not hasattr(act, "__dict__") or "__slots__" in vars(act)


def test_nothing_changes_an_act() -> None:
    with pytest.raises(FrozenInstanceError):
        decision.Sign(content="a").content = "b"  # type: ignore[misc]
