"""A procedure and its digest."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from service.casework.procedure import Procedure, Provision
from service.vocabulary.person import Department
from tests.casework.builders import procedure

CHANGED: dict[str, Any] = {
    "signature_departments": (Department.DRC,),
    "opinion_departments": (Department.WATER,),
    "provisions": (Provision("publicity_days", "公示天数", "7 天", "惯例", "practice", "", date(2024, 1, 1)),),
}


@pytest.mark.parametrize("name", [field.name for field in fields(Procedure)])
def test_every_value_is_part_of_the_digest(name: str) -> None:
    before = getattr(procedure(), name)
    after = CHANGED.get(name, f"{before}x" if isinstance(before, str) else 99)
    assert replace(procedure(), **{name: after}).digest != procedure().digest


def test_equal_procedures_have_equal_digests() -> None:
    assert procedure().digest == procedure().digest
