"""An act on one thing of a case: what others did to other things since the page was shown does not stand in its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from service.casework.acts.act import Act
from service.transport.auth import Caller
from service.vocabulary.fault import Fault
from service.workflow.cases.perform_act import Asked, Changed, Done
from service.workflow.cases.read_case import read_case

_TRIES = 5
"""How often others may be faster with something that does not matter here."""
_NEVER_SEEN = "case-version"
"""What a page says it has seen has never been."""
Do = Callable[[Asked], Done]


class Overtaken(Exception):  # noqa: N818 - says what happened
    """Somebody else has worked on this very thing since the page was shown."""


def done_as_seen(who: Caller, seen: int, do: Do, touches: Callable[[Act], bool]) -> Done:
    """Do it as of what was seen, or as of now where nothing that happened since touches the matter.

    Raises:
        Overtaken, Refused, Fault: not done.
    """
    for _ in range(_TRIES):
        try:
            return do(replace(who.asked(), seen=seen))
        except Changed as changed:
            case = read_case(who.settings, who.found.id)
            if any(touches(one.act) for one in case.acts[seen:]):
                raise Overtaken from changed
            seen = case.version
        except Fault as fault:
            if fault.code != _NEVER_SEEN:
                raise
            raise Overtaken from fault
    raise Overtaken
