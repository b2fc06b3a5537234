"""What every route that changes a park does around its use case: who was faster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from service.transport.auth import Caller
from service.transport.declared import in_path
from service.transport.problem_details import Trouble
from service.transport.problems import Troubled
from service.vocabulary.fault import Fault
from service.workflow.access.targets import a_park
from service.workflow.parks.show_park import show_park

THE_PARK = in_path("park_id", a_park)
"""What these routes are about: a park by id, code or name."""
_STALE = "stale-version"


@contextmanager
def changing(who: Caller, seen: int) -> Iterator[str]:
    """Change the park of this id inside. Where others changed it since `seen`, the problem tells both versions.

    Raises:
        Troubled: others changed it since. What is raised inside.
    """
    try:
        yield who.found.id
    except Fault as fault:
        if fault.code != _STALE:
            raise
        version = show_park(who.settings, who.found.id).version
        more = {"seen": seen, "version": version}
        raise Troubled(Trouble(409, fault.code, fault.said, more=more)) from fault
