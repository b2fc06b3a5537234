"""In which language somebody reads: ?lang= decides and is remembered by a cookie; Chinese otherwise."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from service.vocabulary.language import Language, Said

COOKIE = "lang"
_YEAR_S = 365 * 24 * 3600
NAMES = {Language.ZH: "中文", Language.EN: "English"}
TAGS = {Language.ZH: "zh-CN", Language.EN: "en"}


def language_of(request: Request) -> Language:
    """The language of the answer."""
    for asked in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if asked in tuple(Language):
            return Language(asked)
    return Language.ZH


def other(language: Language) -> Language:
    """The language that one can switch to."""
    return Language.EN if language is Language.ZH else Language.ZH


def address_in(request: Request, language: Language) -> str:
    """This very page in a language."""
    return str(request.url.replace(scheme="", netloc="").include_query_params(lang=language.value))


def remember(request: Request, response: Response) -> None:
    """Have the browser remember the language that was asked for."""
    asked = request.query_params.get("lang")
    if asked in tuple(Language) and asked != request.cookies.get(COOKIE):
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, asked, max_age=_YEAR_S, path="/", secure=secure, httponly=True, samesite="lax")


def joined(parts: list[Said], zh: str = "、", en: str = ", ") -> Said:
    """Several words as one."""
    return Said(zh.join(part.zh for part in parts), en.join(part.en for part in parts))
