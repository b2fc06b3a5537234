"""The sessions of whoever is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.sessions import Ended, SessionRecord
from service.access.use_cases import UseCase
from service.transport.auth import Who
from service.transport.cookies import drop_session
from service.vocabulary.language import Said
from service.web.done import see_other
from service.web.frame import seconds_left
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.accounts.own_sessions import end_own_session, end_own_sessions, own_sessions
from service.workflow.audit.origin import origin

router = screens("/me/sessions", "本账号的会话")


@shown_by("own-sessions/list.html")
@dataclass(frozen=True, slots=True)
class OwnSessionsPage:
    """sessions: that last, oldest first; current: the number of this one."""

    sessions: tuple[SessionRecord, ...]
    current: int


@router.get("", **shows(UseCase.MANAGE_OWN_SESSIONS))
def list_own_sessions(request: Request, who: Who) -> Response:
    """Those that last."""
    lasting = own_sessions(who.settings, who.signed, who.at)
    return render(request, "own-sessions/list.html", OwnSessionsPage(lasting, who.signed.session))


@router.get("/current", **shows(UseCase.MANAGE_OWN_SESSIONS, summary="继续本次会话"))
def go_on(who: Who) -> Response:
    """Being asked for is use; the header tells how long the session lasts now."""
    return Response(status_code=204, headers={"Session-Seconds": str(seconds_left(who.settings, who.signed, who.at))})


@router.post("/{session_id}/end", **shows(UseCase.MANAGE_OWN_SESSIONS, summary="结束本账号的一个会话"))
def end_one(session_id: int, who: Who) -> Response:
    """Such as one on a machine where somebody forgot to sign out."""
    end_own_session(who.settings, who.signed, session_id, who.at, origin().ip)
    return see_other("/me/sessions", Said("已结束这个会话", "the session was ended"))


@router.post("/end", **shows(UseCase.MANAGE_OWN_SESSIONS, summary="结束本账号的全部会话"))
def end_all(who: Who) -> Response:
    """This one too."""
    end_own_sessions(who.settings, who.signed, who.at, origin().ip)
    response = see_other(f"/sign-in?ended={Ended.SIGNED_OUT}")
    drop_session(response)
    return response
