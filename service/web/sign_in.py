"""Sign in and sign out."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Depends, Request, Response

from service.access.proof import Offered
from service.access.refusals import SecondFactorNeeded, SignInRefused, TooFast
from service.access.sessions import Ended
from service.access.use_cases import UseCase
from service.transport.auth import Configured, Who, now
from service.transport.cookies import drop_session, keep_session
from service.transport.passwords import Hashing, sparing
from service.vocabulary.language import Said
from service.web.done import own_address, see_other
from service.web.forms import Filled, Form
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.own_sessions import sign_out
from service.workflow.accounts.sign_in import sign_in
from service.workflow.audit.origin import origin

router = screens("", "登录")


@shown_by("sign-in/page.html")
@dataclass(frozen=True, slots=True)
class SignInPage:
    """next: where to go then; ended: why the session before is over, if one was."""

    form: Form
    next: str
    ended: Said | None = None


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
    form = form.lacking(_REQUIRED)
    if not form.faults:
        offered = Offered(password=form.exact("password"), code=form.text("code"), ip=origin().ip)
        try:
            opened = sign_in(settings, form.text("login"), offered, now(), hasher)
        except SecondFactorNeeded as needed:
            form = form.refused(needed, "code")
        except (SignInRefused, TooFast) as refused:
            form = form.refused(refused)
        else:
            response = see_other("/me/first" if opened.signed_in.needs else wanted)
            keep_session(response, opened.token)
            return response
    return render(request, "sign-in/page.html", SignInPage(form, wanted), UNUSABLE)


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
