"""Use cases tell how to repair in words of the command line; a client of the interface is told its routes instead.
What only the operator of the machine can run, such as `acceptance migrate`, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from service.vocabulary.language import Said

ROUTES: Mapping[str, str] = {
    "account create": "POST /api/v1/accounts",
    "account list": "GET /api/v1/accounts",
    "audit head": "POST /api/v1/audit/heads",
    "audit verify": "POST /api/v1/audit/verify",
    "case content": "GET /api/v1/cases/{case_id}/content",
    "case evaluate": "POST /api/v1/cases/{case_id}/evaluations",
    "case import": "POST /api/v1/cases/{case_id}/submissions",
    "job results": "GET /api/v1/jobs/{job_id}/results",
    "job retry": "POST /api/v1/jobs/{job_id}/retry",
    "job show": "GET /api/v1/jobs/{job_id}",
    "park import": "POST /api/v1/parks/imports",
    "park include": "POST /api/v1/parks/{park_id}/listings",
    "park show": "GET /api/v1/parks/{park_id}",
}
"""By command."""
FIELDS: Mapping[str, str] = {"--new-row": "new_rows", "--skip-row": "skip_rows"}
"""By option, where the field is not called alike."""
_COMMAND = re.compile(rf"acceptance ({'|'.join(ROUTES)})\b(?: ([0-9][\w.-]*))?", re.ASCII)
_OPTION = re.compile(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*")


def for_clients(said: Said) -> Said:
    """The same in words of the interface."""
    return Said(in_routes(said.zh), in_routes(said.en))


def in_routes(text: str) -> str:
    """One text of them: a command becomes its route, with the number that stood behind it in its place; an option the
    field of a request."""
    return _OPTION.sub(_field, _COMMAND.sub(_route, text))


def _route(found: re.Match[str]) -> str:
    route = ROUTES[found[1]]
    return re.sub(r"\{\w+\}", found[2], route) if found[2] else route


def _field(found: re.Match[str]) -> str:
    return FIELDS.get(found[0], found[0].removeprefix("--").replace("-", "_"))
