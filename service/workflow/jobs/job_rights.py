"""Who may have a job done: asked when it is submitted, and again when it is worked on, as rights may have gone."""

from __future__ import annotations

from service.access.policy import may, roles_for
from service.access.scope import Place
from service.access.use_cases import UseCase
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Person, Role

_OF_JOBS = "job."


def has_right(person: Person, kind: str, place: Place) -> bool:
    """Whether a person may have a job of that kind done there."""
    asking = _asking(kind)
    return asking is not None and may(person, asking, place)


def require_right(person: Person | None, kind: str, place: Place) -> None:
    """Return only if a person may have a job of that kind done there; None is whoever runs the program, who may.

    Raises:
        Fault: they may not; it says who may.
    """
    if person is None or has_right(person, kind, place):
        return
    asking = _asking(kind)
    roles = [role for role in Role if asking is not None and role in roles_for(asking)]
    zh, en = (
        "、".join(role.label for role in roles) or "运维人员",
        ", ".join(role.said.en for role in roles) or "operators",
    )
    state, state_en = ("", "") if person.active else ("，已停用", ", inactive")
    raise Fault(
        "job-not-permitted",
        Said(
            f"{person.name}（{person.role.label}{state}）不能要求办理这项作业；请由本地区的{zh}提交",
            f"{person.name} ({person.role.said.en}{state_en}) may not ask for this job; it is for {en} of the place",
        ),
    )


def _asking(kind: str) -> UseCase | None:
    return next((one for one in UseCase if one.value == f"{_OF_JOBS}{kind}"), None)
