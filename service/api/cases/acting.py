"""What every route that acts on a case does around its use case: whose role it is, and who was faster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.api.cases.acts import ActShown
from service.api.cases.done import DoneShown
from service.casework.acts.act import Act
from service.transport.auth import Caller
from service.transport.declared import in_path
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.day import day_of
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.cases.perform_act import Changed, Done
from service.workflow.cases.read_case import read_case

THE_CASE = in_path("case_id", a_case)
"""What these routes are about."""


@contextmanager
def acting(who: Caller, act: type[Act], seen: int) -> Iterator[str]:
    """Do the act inside, on the case of this id. Where others acted since `seen`, the problem says who did what.

    Raises:
        NotPermitted: the act is not for this role. Troubled: others acted since. What is raised inside.
    """
    case_id = who.found.id
    require(who.settings, who.person, act, a_case(case_id), at=who.at)
    try:
        yield case_id
    except Changed as changed:
        raise _conflict(who, seen, changed) from changed


def _conflict(who: Caller, seen: int, changed: Changed) -> Troubled:
    case = read_case(who.settings, who.found.id)
    since = [ActShown.of(one).model_dump(mode="json") for one in case.acts[seen:]]
    more = {"seen": seen, "version": case.version, "since": since}
    return Troubled(Trouble(409, changed.code, changed.said, more=more))


def told(who: Caller, done: Done) -> DoneShown:
    """What became of the act, as of today."""
    return DoneShown.of(done, day_of(who.at))
