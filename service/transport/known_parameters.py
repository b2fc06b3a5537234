"""Nothing that a request asks for is passed over: a misspelt filter would be answered with the whole list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from service.transport.problem_details import ProblemItem, Trouble
from service.transport.problems import INVALID, Troubled
from service.vocabulary.language import Said

_ALWAYS = {"lang": False}
"""Which language of a problem comes first; every route takes it."""
_FORM = "multipart/form-data"
_LONGEST = 100
_UNKNOWN = Said("不认识这一项；请删去或核对拼写", "nothing here is called so; remove it or check the spelling")
_AGAIN = Said("只能写一次", "this can be given only once")


async def known_parameters(request: Request) -> None:
    """The dependency of every route of the interface: it takes each parameter of the query and each field of the form,
    as often as they are there.

    Raises:
        Troubled: with the pointers.
    """
    route = request.scope["route"]
    if not isinstance(route, APIRoute):
        return
    query = {**_ALWAYS, **dict(_in_query(route.dependant))}
    found = [*_refused("query", query, (name for name, _ in request.query_params.multi_items()))]
    if route.body_field is not None and request.headers.get("content-type", "").lower().startswith(_FORM):
        form = route.body_field.field_info.annotation
        assert form is not None
        fields = {name: _is_list(one.annotation) for name, one in form.model_fields.items()}
        found += _refused("body", fields, (name for name, _ in (await request.form()).multi_items()))
    if found:
        raise Troubled(Trouble(422, "invalid-input", INVALID, tuple(found)))


def _in_query(dependant: Dependant) -> Iterator[tuple[str, bool]]:
    for one in dependant.query_params:
        yield one.alias, _is_list(one.field_info.annotation)
    for inner in dependant.dependencies:
        yield from _in_query(inner)


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) in (list, tuple) or any(map(_is_list, get_args(annotation)))


def _refused(part: str, known: Mapping[str, bool], given: Iterable[str]) -> Iterator[ProblemItem]:
    for name, times in Counter(given).items():
        said = _UNKNOWN if name not in known else _AGAIN if times > 1 and not known[name] else None
        if said is not None:
            yield ProblemItem(code="parameter", detail=said.zh, detail_en=said.en, pointer=f"/{part}/{_shown(name)}")


def _shown(name: str) -> str:
    """As a part of a JSON pointer, whatever somebody called it."""
    plain = "".join(one if one.isprintable() else "�" for one in name[:_LONGEST])
    return plain.replace("~", "~0").replace("/", "~1")
