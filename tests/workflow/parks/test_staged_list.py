"""A list waits for whoever handed it in; it is compared as often as they like, and taken in once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from service.storage.location import staging_folder
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person, Role
from service.workflow.parks.import_parks import ImportBlocked
from service.workflow.parks.staged_list import Deciding, checked_list, confirm_list, stage_list
from tests.intake.parks.lists import csv_bytes
from tests.storage.builders import NOW
from tests.storage.installations import Installation
from tests.workflow.registries import liaoning, on_record, person, with_parks

pytestmark = pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
CONTENT = csv_bytes(liaoning("S217009", "新园"), liaoning("S999", "错码园"))


def test_a_list_is_compared_then_taken_in_once_and_forgotten(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    who = person(settings, "liaoning")
    staged = stage_list(settings, who, "清单.csv", CONTENT, NOW)
    found = checked_list(settings, who, staged.digest, Deciding(), NOW).found
    assert (found.written, found.blocked, len(found.comparison.added)) == (False, True, 1)
    with pytest.raises(ImportBlocked):
        confirm_list(settings, who, staged.digest, Deciding(), NOW)
    assert "S217009" not in on_record(settings)
    assert confirm_list(settings, who, staged.digest, Deciding(frozenset({3})), NOW).written
    assert "S217009" in on_record(settings)
    with pytest.raises(Fault, match="重新上传"):
        confirm_list(settings, who, staged.digest, Deciding(frozenset({3})), NOW)
    assert not list(staging_folder(settings).rglob("*.csv"))


def test_nobody_else_sees_it_and_it_does_not_wait_for_ever(installation: Installation) -> None:
    settings = with_parks(installation.settings)
    who = person(settings, "liaoning")
    staged = stage_list(settings, who, "清单.csv", CONTENT, NOW)
    for other, at in ((Person(99, "他人", Role.ASSESSOR, None, "liaoning"), NOW), (who, NOW + timedelta(hours=3))):
        with pytest.raises(Fault, match="重新上传"):
            checked_list(settings, other, staged.digest, Deciding(), at)
