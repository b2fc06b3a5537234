"""Which events are looked for, as the address says it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from fastapi import Request

from service.access.use_cases import UseCase
from service.casework.audit.chain import Outcome
from service.casework.audit.wording import ACTIONS, OBJECTS
from service.vocabulary.day import OFFICE
from service.vocabulary.language import Language, Said
from service.web.forms import Form, form_of
from service.workflow.audit.list_audit import Wanted

FIELDS: Mapping[str, Said] = {
    "person": Said("办理人（编号或姓名）", "person (number or name)"),
    "action": Said("行为", "action"),
    "kind": Said("对象", "object"),
    "object": Said("对象的编号", "number of the object"),
    "outcome": Said("结果", "outcome"),
    "since": Said("自", "from"),
    "until": Said("至", "to"),
}
_ALL = Said("全部", "all")
ACTION_OPTIONS: tuple[tuple[str, Said], ...] = (
    ("", _ALL),
    *ACTIONS.items(),
    *((case.value, case.said) for case in UseCase if case.value not in ACTIONS),
)
KIND_OPTIONS: tuple[tuple[str, Said], ...] = (("", _ALL), *OBJECTS.items())
OUTCOME_OPTIONS: tuple[tuple[str, Said], ...] = (("", _ALL), *((one.value, one.said) for one in Outcome))
_WORDS = {"action": dict(ACTION_OPTIONS), "kind": dict(KIND_OPTIONS), "outcome": dict(OUTCOME_OPTIONS)}
_LONGEST = 200
_NO_DAY = Said("请写成 2026-11-26 这样的日期", "write a day like 2026-11-26")


def asked_form(request: Request) -> Form:
    """The filters as the address has them, with what is wrong with the days."""
    form = form_of(**{name: request.query_params.get(name, "")[:_LONGEST] for name in FIELDS})
    for name in ("since", "until"):
        if form.text(name) and _day(form, name) is None:
            form = form.refused(_NO_DAY, name)
    return form


def wanted_in(form: Form) -> Wanted:
    """What the filters ask for; days are those of the offices, both included."""
    since, until = _day(form, "since"), _day(form, "until")
    return Wanted(
        object_type=form.text("kind"),
        object_id=form.text("object"),
        actor=form.text("person"),
        action=form.text("action"),
        outcome=form.text("outcome"),
        since=_begins(since) if since else None,
        until=_begins(until + timedelta(days=1)) if until and until < date.max else None,
    )


def filters_told(form: Form, language: Language) -> list[tuple[str, str]]:
    """What was asked for, as label and value, for the head of a file."""
    return [
        (said.told(language), _told(name, form.text(name), language))
        for name, said in FIELDS.items()
        if form.text(name)
    ]


def _told(name: str, value: str, language: Language) -> str:
    word = _WORDS.get(name, {}).get(value)
    return word.told(language) if word else value


def _day(form: Form, name: str) -> date | None:
    try:
        return date.fromisoformat(form.text(name))
    except ValueError:
        return None


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), OFFICE)
