"""Forms filled in with what is offered, what is typed and what is neither, and what is true of every answer."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from time import process_time
from typing import Any

import html5lib
import httpx
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from service.web.csrf import FIELD
from service.web.screens import KEY
from tests.web.browsing import OURS
from tests.web.demo_desk import DemoDesk
from tests.web.found_forms import FoundForm, forms_of
from tests.web.rubbish import RUBBISH, require_words

_CSRF = re.compile(rf'name="{FIELD}" value="([^"]*)"')
_MOST = 3
"""Values of one field."""
_CHANGED = (303, 409)
"""After these the page of the form has changed."""
_REFUSED = (401, 403)


@dataclass
class Filled:
    """What one form, or several of a kind, came to. faults: in words; slowest: seconds of computing."""

    seen: Counter[int] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0.0


def fill_in(desk: DemoDesk, login: str, forms: Sequence[FoundForm], examples: int, more: Iterable[str] = ()) -> Filled:
    """So many times one of these forms is sent by somebody who is let in. more: names of fields besides."""
    found, standing = Filled(), list(forms)
    desk.let_in(login)
    token = _token(desk, login)

    @seed(len(forms[0].action))
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(at=st.integers(0, len(forms) - 1), data=st.data())
    def sending(at: int, data: st.DataObject) -> None:
        nonlocal token
        form = standing[at]
        typed, files = data.draw(_typed(form, more)), data.draw(_files(form))
        start = process_time()
        answer = _sent(desk, form, typed | {FIELD: [token], KEY: [secrets.token_hex()]}, files)
        found.slowest = max(found.slowest, process_time() - start)
        found.seen[answer.status_code] += 1
        try:
            require_words(answer)
        except (AssertionError, html5lib.html5parser.ParseError) as wrong:
            found.faults.append(f"{form.action} · {login} · {typed} · {files}: {answer.status_code} {wrong}")
        if answer.status_code in _REFUSED or answer.headers.get("location", "").startswith("/sign-in"):
            desk.let_in(login)
            token = _token(desk, login)
        if answer.status_code in _CHANGED:
            standing[at] = _anew(desk, form)

    sending()
    return found


def _typed(form: FoundForm, more: Iterable[str]) -> st.SearchStrategy[dict[str, list[str]]]:
    """What is typed into each field, one or the other left out; and perhaps fields it does not have."""
    of_form = {
        name: st.lists(st.sampled_from(offered) | RUBBISH, min_size=1, max_size=_MOST)
        for name, offered in form.fields.items()
        if name not in form.files
    }
    others = st.dictionaries(st.sampled_from(sorted(more)), RUBBISH.map(lambda one: [one]), max_size=_MOST)
    dropped = st.sets(st.sampled_from(sorted(of_form)), max_size=1) if of_form else st.just(set[str]())
    filled = st.fixed_dictionaries(of_form)
    together = st.tuples(others, filled, dropped) if more else st.tuples(st.just({}), filled, dropped)
    return together.map(lambda drawn: {k: v for k, v in (drawn[0] | drawn[1]).items() if k not in drawn[2]})


def _files(form: FoundForm) -> st.SearchStrategy[list[tuple[str, tuple[str, bytes]]]]:
    if not form.files:
        return st.just([])
    begun = st.sampled_from((b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n"))
    file = st.tuples(
        RUBBISH | st.sampled_from(("a.xlsx", "b.pdf", "c.png")), st.builds(bytes.__add__, begun, st.binary())
    )
    return st.lists(st.tuples(st.sampled_from(sorted(form.files)), file), max_size=2)


def _sent(desk: DemoDesk, form: FoundForm, fields: dict[str, list[str]], files: Any) -> httpx.Response:
    return desk.browser.client.post(form.action, data=fields, files=files or None, headers=OURS)


def _token(desk: DemoDesk, login: str) -> str:
    page = desk.browser.client.get("/me" if login else "/sign-in")
    found = _CSRF.search(page.text)
    assert found is not None, (login, page.status_code, page.text)
    return found[1]


def _anew(desk: DemoDesk, form: FoundForm) -> FoundForm:
    """The form as its page has it now, or as it was where it is gone."""
    if not form.page:
        return form
    tree = html5lib.parse(desk.browser.client.get(form.page).text, namespaceHTMLElements=False)
    same = (replace(one, page=form.page) for one in forms_of(form.page, tree) if one.action == form.action)
    return next(same, form)
