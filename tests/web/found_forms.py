"""The forms that somebody is shown, as their pages have them: found by following links."""

from __future__ import annotations

import inspect
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from fastapi.routing import APIRoute
from starlette.routing import compile_path

from service.access.use_cases import UseCase
from service.transport.declared import USE_CASE
from service.web.app import SCREENS
from tests.web.browsing import Browser

_ROUTES = [route for router in SCREENS for route in router.routes if isinstance(route, APIRoute)]
_BY_METHOD = {
    wanted: {route.path: route for route in _ROUTES if wanted in (route.methods or ())} for wanted in ("GET", "POST")
}
PAGES, FORMS = tuple(_BY_METHOD["GET"]), _BY_METHOD["POST"]
"""The addresses that are read, and those to which forms are sent, with their routes."""
_MADE_UP = {"digest": "0" * 64, "rule": "CR-A4", "subject": "indicator:energy_intensity"}
_ALIKE, _ALIKE_FILTERED = 3, 1
"""So many pages of one route are looked at, and so many of one that its address filters."""
_TYPED = ("input", "select", "textarea", "button")


@dataclass(frozen=True, slots=True)
class FoundForm:
    """page: on which it stands; action: where it is sent to; fields: name → what is offered for it; files: the names
    of those for files."""

    page: str
    action: str
    fields: Mapping[str, tuple[str, ...]]
    files: frozenset[str] = frozenset()

    @property
    def route(self) -> str:
        """The route it is sent to, empty where there is none."""
        return named(self.action, "POST")[0]


def use_case_of(route: str) -> UseCase:
    """What a form is for."""
    return UseCase((FORMS[route].openapi_extra or {})[USE_CASE])


def named(address: str, method: str) -> tuple[str, dict[str, str]]:
    """The route of an address, empty where there is none, and what its path names."""
    path = unquote(urlsplit(address).path)
    for route, pattern in _PATTERNS[method]:
        if found := pattern.match(path):
            return route, found.groupdict()
    return "", {}


_PATTERNS = {method: [(path, compile_path(path)[0]) for path in routes] for method, routes in _BY_METHOD.items()}


def found_forms(browser: Browser, start: str = "/") -> Iterator[FoundForm]:
    """Those that are reached from a page, several of a kind."""
    waiting, known, alike = deque([start]), {start}, Counter[tuple[str, bool]]()
    while waiting:
        page = waiting.popleft()
        answer = browser.client.get(page, follow_redirects=True)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(answer.text)
        yield from forms_of(page, tree)
        for link in _links(page, tree):
            kind = (named(link, "GET")[0], "?" in link)
            if link not in known and kind[0] and alike[kind] < (_ALIKE_FILTERED if kind[1] else _ALIKE):
                known.add(link)
                alike[kind] += 1
                waiting.append(link)


def assembled(route: str, places: Iterable[FoundForm]) -> list[FoundForm]:
    """Forms for a route of which no page shows one, at places that other forms are about: with the fields that its
    module speaks of."""
    source = inspect.getsource(inspect.getmodule(FORMS[route].endpoint))  # type: ignore[arg-type]
    fields = dict.fromkeys(re.findall(r'"([a-z_]+)"', source), ("",))
    known = [{**_MADE_UP, **named(place.action, "POST")[1]} for place in places if "/cases/" in place.action]
    actions = dict.fromkeys(_filled(route, names) for names in known or [_MADE_UP])
    return [FoundForm("", action, fields) for action in actions]


def _filled(route: str, names: Mapping[str, str]) -> str:
    return re.sub(r"{(\w+)}", lambda found: quote(names.get(found[1], "1"), safe=""), route)


def forms_of(page: str, tree: Any) -> Iterator[FoundForm]:
    """Those of one page that are posted."""
    for form in tree.iter("form"):
        if form.get("method", "").lower() == "post":
            fields: dict[str, tuple[str, ...]] = {}
            parts = [part for tag in _TYPED for part in form.iter(tag) if part.get("name")]
            for part in parts:
                fields[part.get("name")] = (*fields.get(part.get("name"), ()), *_offered(part))
            files = frozenset(part.get("name") for part in parts if part.get("type") == "file")
            yield FoundForm(page, form.get("action") or page, fields, files)


def _offered(part: Element) -> tuple[str, ...]:
    if part.tag == "select":
        return tuple(option.get("value") or "" for option in part.iter("option"))
    if part.tag == "textarea":
        return (part.text or "",)
    return (part.get("value") or "",)


def _links(page: str, tree: Any) -> list[str]:
    """Within the service, without the places on a page."""
    links = [urljoin(page, link.get("href") or "").partition("#")[0] for link in tree.iter("a")]
    return [link for link in links if link.startswith("/")]
