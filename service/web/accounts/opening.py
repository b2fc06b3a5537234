"""Open an account for somebody on record: they set the password themselves, by a one-time code."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.web.accounts.changing import code_page
from service.web.forms import Filled, Form, form_of
from service.web.people.namesakes import FIELD, field_of, in_form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.create_account import NewAccount, create_account
from service.workflow.accounts.list_accounts import list_accounts
from service.workflow.people.list_people import list_people

router = screens("/accounts", "账号")


@shown_by("accounts/new.html")
@dataclass(frozen=True, slots=True)
class NewAccountPage:
    """persons: on record, active and without an account in use: id and who they are; twins: somebody of that name is
    an administrator, or this one is and the other not, so that a reason is asked for."""

    form: Form
    persons: tuple[tuple[str, Said], ...]
    twins: bool


@router.get("/new", **shows(UseCase.CREATE_ACCOUNT))
def ask(request: Request, who: Who) -> Response:
    """The form; `?person=7` chooses somebody."""
    form = form_of(person=request.query_params.get("person", ""))
    return render(request, "accounts/new.html", _page(who, form))


@router.post("/new", **shows(UseCase.CREATE_ACCOUNT, secret=True))
def create(request: Request, who: Who, form: Filled) -> Response:
    """The code is shown on the page that answers, and nowhere else."""
    form = form.lacking(_REQUIRED)
    if not form.faults:
        wanted = NewAccount(login=form.text("login"), identity=form.text("identity"), namesake=form.text(FIELD))
        try:
            issued = create_account(who.settings, str(who.person.id), form.text("person"), wanted, who.at)
        except Fault as fault:
            form = form.refused(in_form(fault), field_of(fault, _FIELDS))
        else:
            return render(request, "accounts/code.html", code_page(who, issued))
    return render(request, "accounts/new.html", _page(who, form), UNUSABLE)


def _page(who: Caller, form: Form) -> NewAccountPage:
    used = {line.person.id for line in list_accounts(who.settings, who.at) if line.account.disabled_at is None}
    free = (one for one in list_people(who.settings) if one.active and one.id not in used)
    persons = tuple(
        (str(one.id), Said(f"{one.id} {one.name}（{one.role.label}）", f"{one.id} {one.name} ({one.role.said.en})"))
        for one in free
    )
    return NewAccountPage(form, (("", _CHOOSE), *persons), any(one.name == FIELD for one in form.faults))


_CHOOSE = Said("请选择", "choose")
_FIELDS = {
    "login-taken": "login",
    "identity-taken": "identity",
    "person-has-account": "person",
    "person-unknown": "person",
    "person-inactive": "person",
}
"""Code of a fault → the field it is about."""
_REQUIRED = {
    "person": Said("请选择为谁开立", "choose for whom"),
    "login": Said("请写明登录名", "give a login"),
    "identity": Said("请写明本人的工号或电话", "give their staff or telephone number"),
}
