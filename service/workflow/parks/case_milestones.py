"""What the cases of a programme tell the registry about its parks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from service.casework.acts.act import Act
from service.casework.case import Recorded
from service.casework.milestones import KINDS, Milestones, milestones, reports
from service.storage import cases
from service.storage.case_acts import acts_of_kinds
from service.storage.cases import CaseLine
from service.storage.database import Session
from service.vocabulary.park import Park
from service.vocabulary.programme import Filing, Programme

_FEW = 50
"""Beyond so many parks it costs less to read all cases."""


def park_milestones(session: Session, programme: Programme, parks: Iterable[Park]) -> Mapping[str, Milestones]:
    """By the id of the park, for those of the parks that have a case.

    Raises:
        StorageError: an act is not what was written.
    """
    found = _cases(session, programme, parks)
    return {park.id: milestones(line.id, line.state, acts) for park, line, acts in found}


def case_reports(session: Session, programme: Programme, parks: Iterable[Park]) -> tuple[Filing, ...]:
    """The reports that the cases of these parks record.

    Raises:
        StorageError: an act is not what was written.
    """
    found = _cases(session, programme, parks)
    return tuple(one for park, line, acts in found for one in reports(acts, park.id, line.jurisdiction, programme))


def _cases(
    session: Session, programme: Programme, parks: Iterable[Park]
) -> Iterator[tuple[Park, CaseLine, list[Recorded[Act]]]]:
    by_id = {park.id: park for park in parks}
    few = len(by_id) <= _FEW
    lines = cases.of_parks(session, by_id if few else None)
    acts = acts_of_kinds(session, KINDS, [line.id for line in lines] if few else None)
    for line in lines:
        if line.programme == programme.id and line.park in by_id:
            yield by_id[line.park], line, acts.get(line.id, [])
