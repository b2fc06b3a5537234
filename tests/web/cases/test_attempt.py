"""What becomes of a form that asks for an act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.access.refusals import ProofRefused, SecondFactorNeeded
from service.casework.acts.application import Apply
from service.casework.perform import Refused
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.cases.attempt import DONE, attempted, seen_in
from service.web.forms import Form, form_of
from service.workflow.cases.perform_act import Changed

_WHY = Said("还不行", "not yet")


def raising(trouble: Exception) -> Callable[[], object]:
    def do() -> object:
        raise trouble

    return do


@pytest.mark.parametrize(
    ("trouble", "status", "name"),
    [
        (Changed("case-changed", _WHY), 409, None),
        (ProofRefused(), 422, "password"),
        (SecondFactorNeeded(), 422, "code"),
        (Refused(Apply(), [_WHY, _WHY]), 422, ""),
        (Fault("odd", _WHY), 422, ""),
    ],
)
def test_what_stands_in_the_way_is_told(trouble: Exception, status: int, name: str | None) -> None:
    form, answered = attempted(Form(), raising(trouble))
    assert answered == status
    assert {one.name for one in form.faults} == (set() if name is None else {name})


def test_what_was_done_is_done_with_the_form_as_it_was() -> None:
    form = form_of(seen="１２")
    assert attempted(form, lambda: None) == (form, DONE)
    assert (seen_in(form), seen_in(form_of(seen="x")), seen_in(Form())) == (12, 0, 0)
