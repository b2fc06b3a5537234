"""A new password: by whoever is signed in, or with the one-time code of a new or reset account."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Depends, Request, Response

from service.access.passwords import PasswordRefused
from service.access.profiles import Profile
from service.access.refusals import CodeNotReleased, CodeUnusable, TooFast
from service.access.sessions import Need
from service.access.use_cases import UseCase
from service.settings import Settings
from service.transport.auth import Configured, Who, now
from service.transport.passwords import Hashing, sparing, sparing_own
from service.vocabulary.language import Said
from service.web.confirmation import NEEDED, UNPROVEN, offered_in, refused_proof
from service.web.done import see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.change_password import change_password
from service.workflow.accounts.profile import profile_of
from service.workflow.accounts.redeem_code import redeem_code
from service.workflow.audit.origin import origin

router = screens("", "密码")
_NEW, _AGAIN = "new_password", "new_password_again"


@shown_by("passwords/change.html", "passwords/redeem.html")
@dataclass(frozen=True, slots=True)
class NewPasswordPage:
    """profile: what a password has to keep to. due: it has to be changed before anything else."""

    form: Form
    profile: Profile
    due: bool = False


@router.get("/me/password", **shows(UseCase.CHANGE_OWN_PASSWORD))
def ask_new_password(request: Request, who: Who) -> Response:
    """The form."""
    due = Need.CHANGE_PASSWORD in who.signed.needs
    return render(request, "passwords/change.html", NewPasswordPage(Form(), profile_of(who.settings), due))


@router.post("/me/password", dependencies=[Depends(sparing_own)], **shows(UseCase.CHANGE_OWN_PASSWORD))
def take_new_password(request: Request, who: Who, hasher: Hashing, form: Filled) -> Response:
    """The other sessions of the account end."""
    form = _typed_twice(form.lacking(NEEDED))
    if not form.faults:
        try:
            change_password(who.settings, who.signed, offered_in(form), form.exact(_NEW), who.at, hasher)
        except PasswordRefused as refused:
            form = form.refused(refused, _NEW)
        except UNPROVEN as unproven:
            form = refused_proof(form, unproven)
        else:
            left = [need for need in who.signed.needs if need is not Need.CHANGE_PASSWORD]
            done = Said("密码已更改，其他会话已结束", "the password was changed, other sessions have ended")
            return see_other("/me/first" if left else "/me", done)
    page = NewPasswordPage(form, profile_of(who.settings), Need.CHANGE_PASSWORD in who.signed.needs)
    return render(request, "passwords/change.html", page, UNUSABLE)


@router.get("/set-password", **shows(UseCase.SIGN_IN, summary="用一次性代码设置密码"))
def ask_code(request: Request, settings: Configured) -> Response:
    """The form for whoever has been given a code."""
    return _code_page(request, settings, Form())


@router.post("/set-password", dependencies=[Depends(sparing)], **shows(UseCase.SIGN_IN, summary="用一次性代码设置密码"))
def redeem(request: Request, settings: Configured, hasher: Hashing, form: Filled) -> Response:
    """From now on the account has the password."""
    form = _typed_twice(form.lacking(_CODE))
    if not form.faults:
        try:
            redeem_code(settings, form.text("code"), form.exact(_NEW), now(), origin().ip, hasher)
        except PasswordRefused as refused:
            form = form.refused(refused, _NEW)
        except (CodeUnusable, CodeNotReleased, TooFast) as refused:
            form = form.refused(refused, "code")
        else:
            return see_other("/sign-in", Said("密码已设置，请登录", "the password is set; sign in"))
    return _code_page(request, settings, form)


def _code_page(request: Request, settings: Settings, form: Form) -> Response:
    page = NewPasswordPage(form, profile_of(settings))
    return render(request, "passwords/redeem.html", page, UNUSABLE if form.faults else 200)


def _typed_twice(form: Form) -> Form:
    form = form.lacking({_NEW: Said("请输入新密码", "enter the new password")})
    if form.fault(_NEW) is None and form.exact(_NEW) != form.exact(_AGAIN):
        return form.refused(Said("两次输入的新密码不同，请重新输入", "the two do not agree; enter both again"), _AGAIN)
    return form


_CODE = {"code": Said("请输入管理员给的一次性代码", "enter the one-time code that an administrator gave you")}
