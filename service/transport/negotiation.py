"""Which formats a request may come in and ask for."""

from __future__ import annotations

from starlette.datastructures import Headers

from service.transport.problem_details import MEDIA_TYPE, Trouble
from service.transport.problems import Troubled
from service.vocabulary.language import Said

JSON = "application/json"


def require_acceptable(headers: Headers, offered: str) -> None:
    """Return only if the answer may be `offered`, a media type. What a list says of preference does not matter, as
    there is one format only.

    Raises:
        Troubled: the client takes nothing of the kind.
    """
    asked = headers.get("accept", "").strip()
    if asked and not any(_covers(one, offered) or _covers(one, MEDIA_TYPE) for one in asked.split(",")):
        said = Said(f"本接口只能以 {offered} 回答；请修改 Accept", f"the answer can only be {offered}; change Accept")
        raise Troubled(Trouble(406, "not-acceptable", said))


def _covers(range_: str, media_type: str) -> bool:
    wanted, *parameters = (part.strip().lower() for part in range_.split(";"))
    if any(parameter.replace(" ", "") in ("q=0", "q=0.0", "q=0.00", "q=0.000") for parameter in parameters):
        return False
    main = media_type.partition("/")[0]
    return wanted in ("*/*", "*", f"{main}/*", media_type)


def require_readable(headers: Headers, taken: str) -> None:
    """Return only if a body, if there is one, is `taken`, a media type.

    Raises:
        Troubled: it is something else, or says not what it is.
    """
    given = headers.get("content-type", "").partition(";")[0].strip().lower()
    if given == taken or not _has_body(headers):
        return
    said = Said(f"请求内容须为 {taken}；请修改 Content-Type", f"the body has to be {taken}; change Content-Type")
    raise Troubled(Trouble(415, "unsupported-media-type", said, headers={"Accept": taken}))


def _has_body(headers: Headers) -> bool:
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
