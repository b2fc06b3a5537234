"""Sign in and sign out."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Depends, Request, Response

from service.access.refusals import SecondFactorNeeded, SignInRefused, TooFast
from service.access.sessions import Ended
from service.access.use_cases import UseCase
from service.transport.auth import Configured, Who, now
from service.transport.cookies import drop_session, keep_session
from service.transport.passwords import Hashing, sparing
from service.vocabulary.language import Said
from service.web.confirmation import offered_in
from service.web.csrf import token_of
from service.web.done import own_address, see_other
from service.web.forms import Filled, Form
from service.web.frame import seconds_left
from service.web.kept_form import KeptForm, kept_in
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.own_sessions import sign_out
from service.workflow.accounts.sign_in import Opened, sign_in
from service.workflow.audit.origin import origin

router = screens("", "登录")


@shown_by("sign-in/page.html")
@dataclass(frozen=True, slots=True)
class SignInPage:
    """next: where to go then; ended: why the session before is over, if one was; kept: a form that came too late."""

    form: Form
    next: str
    ended: Said | None = None
    kept: KeptForm | None = None


@shown_by("sign-in/again.html")
@dataclass(frozen=True, slots=True)
class AgainPage:
    """Signing in again in a dialog. fault: why it was refused."""

    fault: Said | None


@shown_by("sign-in/resume.html")
@dataclass(frozen=True, slots=True)
class ResumePage:
    """The form that came too late, for whoever has signed in now. csrf: for them."""

    kept: KeptForm
    csrf: str


@router.get("/sign-in", **shows(UseCase.SIGN_IN))
def ask_who(request: Request) -> Response:
    """The form."""
    asked = request.query_params
    ended = Ended(asked["ended"]).said if asked.get("ended") in tuple(Ended) else None
    return render(request, "sign-in/page.html", SignInPage(Form(), own_address(asked.get("next", "")), ended))


@router.post("/sign-in", dependencies=[Depends(sparing)], **shows(UseCase.SIGN_IN))
def let_in(request: Request, settings: Configured, hasher: Hashing, form: Filled) -> Response:
    """Whoever shows who they are is led where they wanted, or to what they have to do first."""
    wanted = own_address(form.text("next"))
    kept, form = kept_in(form), form.lacking(_REQUIRED)
    if not form.faults:
        try:
            opened = sign_in(settings, form.text("login"), offered_in(form), now(), hasher)
        except SecondFactorNeeded as needed:
            form = form.refused(needed, "code")
        except (SignInRefused, TooFast) as refused:
            form = form.refused(refused)
        else:
            response = _led(request, opened, wanted, kept)
            keep_session(response, opened.token)
            return response
    return render(request, "sign-in/page.html", SignInPage(form, wanted, kept=kept), UNUSABLE)


def _led(request: Request, opened: Opened, wanted: str, kept: KeptForm | None) -> Response:
    if opened.signed_in.needs:
        return see_other("/me/first")
    if kept is None:
        return see_other(wanted)
    return render(request, "sign-in/resume.html", ResumePage(kept, token_of(request, opened.signed_in.login)))


@router.post("/sign-in/again", dependencies=[Depends(sparing)], **shows(UseCase.SIGN_IN, summary="会话结束后重新登录"))
def let_in_again(request: Request, settings: Configured, hasher: Hashing, form: Filled) -> Response:
    """In a dialog over the page on which the session ended; the page stays as it is."""
    at = now()
    try:
        opened = sign_in(settings, form.text("login"), offered_in(form), at, hasher)
    except (SignInRefused, SecondFactorNeeded, TooFast) as refused:
        return render(request, "sign-in/again.html", AgainPage(refused.said), UNUSABLE)
    response = render(request, "sign-in/again.html", AgainPage(None))
    response.headers["Session-Seconds"] = str(seconds_left(settings, opened.signed_in, at))
    keep_session(response, opened.token)
    return response


@router.post("/sign-out", **shows(UseCase.MANAGE_OWN_SESSIONS, summary="退出登录"))
def let_go(who: Who) -> Response:
    """The session is over, and the browser keeps nothing."""
    sign_out(who.settings, who.signed, who.at, origin().ip)
    response = see_other(f"/sign-in?ended={Ended.SIGNED_OUT}")
    drop_session(response)
    return response


_REQUIRED = {
    "login": Said("请输入登录名", "enter your login"),
    "password": Said("请输入密码", "enter your password"),
}
