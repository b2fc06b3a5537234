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
    "case corrections": "GET /api/v1/cases/{case_id}/corrections",
    "case evaluate": "POST /api/v1/cases/{case_id}/evaluations",
    "case import": "POST /api/v1/cases/{case_id}/submissions",
    "case list": "GET /api/v1/cases",
    "case open": "POST /api/v1/cases",
    "case plan": "POST /api/v1/cases/{case_id}/acts",
    "case show": "GET /api/v1/cases/{case_id}",
    "job import-folder": "POST /api/v1/jobs/imports",
    "job list": "GET /api/v1/jobs",
    "job results": "GET /api/v1/jobs/{job_id}/results",
    "job retry": "POST /api/v1/jobs/{job_id}/retry",
    "job show": "GET /api/v1/jobs/{job_id}",
    "park import": "POST /api/v1/parks/imports",
    "park include": "POST /api/v1/parks/{park_id}/listings",
    "park list": "GET /api/v1/parks",
    "park show": "GET /api/v1/parks/{park_id}",
    "person add": "POST /api/v1/people",
    "person list": "GET /api/v1/people",
}
"""By command."""
FIELDS: Mapping[str, str] = {"--new-row": "new_rows", "--skip-row": "skip_rows"}
"""By option, where the field is not called alike."""
_COMMAND = re.compile(rf"acceptance ({'|'.join(ROUTES)})(?![\w-])(?: ((?:[\w.-]*\d)(?![\w.-])))?", re.ASCII)
_THE_OPERATORS = r"acceptance [a-z][^，；。、（）,;()\n]*"
"""A command without a route, up to the next stop: its options stay as they are too."""
_OPTION = re.compile(rf"{_THE_OPERATORS}|(?<![\w-])--[a-z]+(?:-[a-z]+)*")


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
    if not found[0].startswith("--"):
        return found[0]
    return FIELDS.get(found[0], found[0].removeprefix("--").replace("-", "_"))
