"""Somebody else imported a workbook while another was being looked through: what stood there before both."""

from __future__ import annotations

from collections.abc import Mapping

from service.casework.acts.submission import ImportSubmission
from service.intake.changes import difference
from service.intake.places import Place
from service.settings import Settings
from service.workflow.cases.case_inputs import submission_kept
from service.workflow.cases.read_case import read_case

Before = Mapping[Place, str]
"""What stood there, by place."""


def values_before(settings: Settings, case_id: str, seen: int) -> Before | None:
    """What stood where the last import changed something, as it was at act number `seen`; None where none is newer,
    or there was none before.

    Raises:
        Fault, StorageError: as read_case(), and where a kept workbook cannot be read.
    """
    imports = read_case(settings, case_id).of(ImportSubmission)
    before = [one.act for one in imports if one.seq <= seen]
    if not before or imports[-1].seq <= seen:
        return None
    changed = difference(submission_kept(settings, before[-1]), submission_kept(settings, imports[-1].act))
    return {change.place: change.before for change in changed.changes}
