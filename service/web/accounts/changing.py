"""What administrators do to one account; a new one-time code is shown this once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.accounts import account as acts
from service.web.accounts.account import account_page
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.people.namesakes import FIELD, in_form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.change_account import (
    Change,
    assign_account,
    disable_account,
    enable_account,
    end_sessions,
    release_account,
    reset_account,
    unlock_account,
)
from service.workflow.accounts.create_account import Issued

router = screens("/accounts", "账号")
Done = Callable[[Caller, Change, Form], object]


@shown_by("accounts/code.html")
@dataclass(frozen=True, slots=True)
class CodePage:
    """The one-time code of an account, shown once; awaits: who has to release it before it works."""

    login: str
    name: str
    code: str = field(repr=False)
    expires_at: datetime
    awaits: Role | None


@router.post("/{login}/release", **shows(UseCase.RELEASE_ACCOUNT))
def release(request: Request, who: Who, login: str, form: Filled) -> Response:
    """The other side of whoever issued it."""
    return _changed(request, who, login, form, acts.RELEASE)


@router.post("/{login}/disable", **shows(UseCase.DISABLE_ACCOUNT, summary="停用账号"))
def disable(request: Request, who: Who, login: str, form: Filled) -> Response:
    """Its sessions end."""
    return _changed(request, who, login, form, acts.DISABLE)


@router.post("/{login}/enable", **shows(UseCase.DISABLE_ACCOUNT, summary="恢复账号"))
def enable(request: Request, who: Who, login: str, form: Filled) -> Response:
    """With its password."""
    return _changed(request, who, login, form, acts.ENABLE)


@router.post("/{login}/unlock", **shows(UseCase.UNLOCK_ACCOUNT))
def unlock(request: Request, who: Who, login: str, form: Filled) -> Response:
    """After too many failures."""
    return _changed(request, who, login, form, acts.UNLOCK)


@router.post("/{login}/end-sessions", **shows(UseCase.END_SESSIONS))
def end(request: Request, who: Who, login: str, form: Filled) -> Response:
    """Everywhere."""
    return _changed(request, who, login, form, acts.END_SESSIONS)


@router.post("/{login}/assign", **shows(UseCase.ADD_PERSON, summary="账号改属同一人的新登记（换岗）"))
def assign(request: Request, who: Who, login: str, form: Filled) -> Response:
    """With the role and place of the new entry."""
    return _changed(request, who, login, form.lacking(_ENTRY), acts.ASSIGN)


@router.post("/{login}/reset", **shows(UseCase.RESET_ACCOUNT, secret=True))
def reset(request: Request, who: Who, login: str, form: Filled) -> Response:
    """The code is shown on the page that answers, and nowhere else."""
    try:
        issued = reset_account(who.settings, _change(who, login), form.text("second_factor") == "yes")
    except Fault as fault:
        return _refused(request, who, login, form.refused(in_form(fault)))
    return render(request, "accounts/code.html", code_page(who, issued))


def code_page(who: Caller, issued: Issued) -> CodePage:
    """The page with a code that was just made."""
    login = issued.account.login
    person = account_page(who, login, Form()).detail.line.person
    return CodePage(login, person.name, issued.code, issued.expires_at, issued.awaits)


def _changed(request: Request, who: Caller, login: str, form: Form, name: str) -> Response:
    if form.faults:
        return _refused(request, who, login, form)
    try:
        _DONE[name](who, _change(who, login), form)
    except Fault as fault:
        return _refused(request, who, login, form.refused(in_form(fault)))
    label = acts.ACTS[name][1]
    return see_other(f"/accounts/{login}", Said(f"已办理：{label.zh}", f"done: {label.en}"))


def _refused(request: Request, who: Caller, login: str, form: Form) -> Response:
    return render(request, "accounts/account.html", account_page(who, login, form), UNUSABLE)


def _change(who: Caller, login: str) -> Change:
    return Change(login, str(who.person.id), who.at)


_ENTRY = {"person": Said("请选择改属哪一条登记", "choose the entry it is to belong to")}
_DONE: Mapping[str, Done] = {
    acts.RELEASE: lambda who, change, _: release_account(who.settings, change),
    acts.DISABLE: lambda who, change, _: disable_account(who.settings, change),
    acts.ENABLE: lambda who, change, form: enable_account(who.settings, change, form.text(FIELD)),
    acts.UNLOCK: lambda who, change, _: unlock_account(who.settings, change),
    acts.END_SESSIONS: lambda who, change, _: end_sessions(who.settings, change),
    acts.ASSIGN: lambda who, change, form: assign_account(who.settings, change, form.text("person"), form.text(FIELD)),
}
