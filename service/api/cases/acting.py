"""What every route that acts on a case does around its use case: whose role it is, and who was faster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.api.cases.acts import ActShown
from service.api.cases.done import DoneShown
from service.casework.acts.act import Act
from service.casework.park_view import acts_seen
from service.transport.auth import Caller
from service.transport.declared import in_path
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
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
    shown = acts_seen(case, who.person.role, seen)
    since = [ActShown.of(one).model_dump(mode="json") for one in shown]
    more = {"seen": seen, "version": case.version, "since": since}
    said = changed.said if len(shown) == case.version - seen else _CHANGED
    return Troubled(Trouble(409, changed.code, said, more=more))


def told(who: Caller, done: Done) -> DoneShown:
    """What became of the act, as of today."""
    return DoneShown.of(done, day_of(who.at))


_CHANGED = Said(
    "案卷在您查看之后已有办理，本次没有记录；请查看后重新办理",
    "others acted on the case since you looked; nothing was recorded, look again and redo",
)
"""To whoever is not told of all that was done."""
