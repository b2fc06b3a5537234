"""What the form of an act has around it: the case, what stands in the way, what others did since it was opened."""

from __future__ import annotations

from dataclasses import dataclass

from service.casework.acts.act import Act
from service.casework.labels import LABELS
from service.casework.next_steps import Step
from service.casework.perform import refusals
from service.casework.transitions import TRANSITIONS
from service.transport.auth import Caller
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.cases.heading import CaseHeading, heading_of
from service.web.cases.since import ActDone, acts_done
from service.web.conflict import ConflictRow
from service.web.forms import Form
from service.workflow.access.gate import require
from service.workflow.access.targets import Found, a_case
from service.workflow.cases.show_case import CaseShown


@dataclass(frozen=True, slots=True)
class Acting:
    """label: of the act; blocks: what has to be done first, and then there is no form; since: what others did since the
    form was opened; unsaved: what was typed, where there is no form any more to keep it."""

    heading: CaseHeading
    label: Said
    form: Form
    blocks: tuple[Said, ...]
    since: tuple[ActDone, ...]
    unsaved: tuple[ConflictRow, ...] = ()


def acting(
    found: Found,
    shown: CaseShown,
    act: type[Act],
    form: Form,
    blocks: tuple[Said, ...],
    seen: int | None = None,
    unsaved: tuple[ConflictRow, ...] = (),
) -> Acting:
    """Around a form. found: the case of the route; seen: the acts that its sender knew of, where others acted since;
    unsaved: what was typed."""
    return Acting(
        heading=heading_of(shown.case_id, shown.case, found.park),
        label=LABELS[act],
        form=form,
        blocks=blocks,
        since=acts_done(shown.case, seen, _reader(act), shown.names) if seen is not None else (),
        unsaved=unsaved if blocks else (),
    )


def _reader(act: type[Act]) -> Role | None:
    """The park, where the act is its alone: see acts_seen()."""
    return Role.SUBMITTER if TRANSITIONS[act].roles == (Role.SUBMITTER,) else None


def permitted(who: Caller, act: type[Act]) -> None:
    """Return only if the act on the case of the route is for this person's role at all.

    Raises:
        NotPermitted: it is not.
    """
    require(who.settings, who.person, act, a_case(who.found.id), at=who.at)


def step_of(shown: CaseShown, act: type[Act]) -> Step | None:
    """The act as a step that can come next, None where it has no place now."""
    return next((one for one in shown.outlook.steps if one.act is act), None)


def blocks_of(shown: CaseShown, act: type[Act]) -> tuple[Said, ...]:
    """What has to be done before anybody can do the act."""
    step = step_of(shown, act)
    return step.blocks if step is not None else (_misplaced(shown.case.state.said),)


def refused_to(who: Caller, shown: CaseShown, act: Act) -> tuple[Said, ...]:
    """Every reason why this person cannot do exactly this now."""
    return refusals(shown.case, act, who.person, who.at, shown.procedure)


def _misplaced(state: Said) -> Said:
    return Said(f"案卷现在是“{state.zh}”，不能办理这一项", f"the case is at “{state.en}”, where this has no place")
