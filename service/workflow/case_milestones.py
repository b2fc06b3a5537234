"""What the cases of a programme tell the registry about its parks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from service.casework.case import Case
from service.casework.milestones import Milestones, milestones, reports
from service.storage import cases
from service.storage.database import Session
from service.vocabulary.park import Park
from service.vocabulary.programme import Filing, Programme


def park_milestones(session: Session, programme: Programme, parks: Iterable[Park]) -> Mapping[str, Milestones]:
    """By the id of the park, for those of the parks that have a case.

    Raises:
        StorageError: a case is not what was written.
    """
    return {park.id: milestones(case_id, case) for park, case_id, case in _cases(session, programme, parks)}


def case_reports(session: Session, programme: Programme, parks: Iterable[Park]) -> tuple[Filing, ...]:
    """The reports that the cases of these parks record.

    Raises:
        StorageError: a case is not what was written.
    """
    found = _cases(session, programme, parks)
    return tuple(filing for park, _, case in found for filing in reports(case, park.id, programme))


def _cases(session: Session, programme: Programme, parks: Iterable[Park]) -> Iterator[tuple[Park, str, Case]]:
    """A case names its park by the id or code it had when the case was opened."""
    by_name = {name: park for park in parks for name in _names(park)}
    for line in cases.lines(session):
        if line.programme == programme.id and line.park in by_name:
            yield by_name[line.park], line.id, cases.load(session, line.id)


def _names(park: Park) -> Collection[str]:
    return {park.id, park.code, *park.former_codes} - {""}
