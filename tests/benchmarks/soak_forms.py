"""Every form of the screens at the demonstration, filled in by every role with rubbish and what it offers."""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from service.access.policy import WITHOUT_ACCOUNT, roles_for
from service.settings import Settings
from service.workflow.demo.cast import PREFIX
from service.workflow.demo.seed import Size, seed
from tests.benchmarks.rows import Row, at_most
from tests.web.demo_desk import NOBODY, DemoDesk, demo_desk
from tests.web.form_fuzzing import Filled, fill_in
from tests.web.found_forms import FORMS, FoundForm, assembled, found_forms, use_case_of
from tests.workflow.accounts.doors import CHEAP

EXAMPLES = 30
"""Of each form and role."""
SLOW = 5.0
"""Seconds of computing for one form."""
SIDES = (
    (NOBODY, "assessor", "viewer", "policy", "audit", "system"),
    ("submitter", "submitter-2", "reviewer", "expert", "drc", "miit", "security"),
)
"""Who is let in, each side at a copy of the installation of its own, in a process of its own."""
_SIZE = Size(parks=20, plain=6, appraised=4)
_ENDING = ("/people", "/accounts", "/me/", "/sign", "/set-password")
"""These forms keep others out: they come last."""
_KINDS, _SHOWN = 4, 3
"""So many forms of one route take turns, and so many of its faults are shown in full."""


@dataclass
class Side:
    """What one side came to. reached: the routes to which a form of a page was sent; faulty, slow: routes."""

    reached: set[str] = field(default_factory=set)
    seen: Counter[int] = field(default_factory=Counter)
    faulty: set[str] = field(default_factory=set)
    slow: set[str] = field(default_factory=set)

    def add(self, login: str, route: str, filled: Filled) -> None:
        """One form more of somebody."""
        faults = list(dict.fromkeys(filled.faults))
        self.seen += filled.seen
        self.faulty |= {route} if faults else set()
        self.slow |= {route} if filled.slowest > SLOW else set()
        for fault in faults[:_SHOWN]:
            _say(f"  ! {login}：{fault[:2000]}")


def run() -> list[Row]:
    """Forms sent, what was answered, and the routes of which an answer was no page in words."""
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made"
        seed(Settings(data_dir=made, demo=True), datetime.now(UTC), lambda told: _say(told.zh), _SIZE, CHEAP)
        with ProcessPoolExecutor(len(SIDES), mp_context=get_context("spawn")) as pool:
            sides = list(pool.map(_side, [made] * len(SIDES), range(len(SIDES))))
    seen = sum((side.seen for side in sides), Counter[int]())
    reached, faulty, slow = (set().union(*parts) for parts in zip(*map(_routes, sides), strict=True))
    return [
        Row("表单的地址", len(FORMS), "个"),
        Row("其中页上找到表单的", len(reached), "个"),
        Row("送出", seen.total(), "次"),
        *(Row(f"其中答 {status}", number, "次") for status, number in sorted(seen.items())),
        at_most("答 5xx 或不成其为网页的地址", len(faulty), "个", 0),
        at_most(f"计算超过 {SLOW:g} 秒的地址", len(slow), "个", 0),
        *(Row(f"  {route}", 1, "项") for route in sorted(faulty | slow)),
        Row("用时", perf_counter() - start, "秒"),
    ]


def _routes(side: Side) -> tuple[set[str], set[str], set[str]]:
    return side.reached, side.faulty, side.slow


def _side(made: Path, number: int) -> Side:
    logging.getLogger("python_multipart").setLevel(logging.ERROR)  # it tells of each wrong header
    start, side = perf_counter(), Side()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(made, data_dir := Path(folder) / "data")
        with demo_desk(data_dir, Path(folder) / "assets") as desk:
            found = {login: _found(desk, login) for login in map(_login, SIDES[number])}
            _say(f"  {number + 1}/{len(SIDES)}：找到表单，{perf_counter() - start:.0f} 秒")
            for at, route in enumerate(sorted(FORMS, key=lambda one: one.startswith(_ENDING)), 1):
                _fill(desk, route, found, side)
                if at % 10 == 0 or at == len(FORMS):
                    _say(
                        f"  {number + 1}/{len(SIDES)}：{at}/{len(FORMS)} 个地址，送出 {side.seen.total()} 次，"
                        f"不符的 {len(side.faulty)} 个，{perf_counter() - start:.0f} 秒"
                    )
    return side


def _found(desk: DemoDesk, login: str) -> dict[str, list[FoundForm]]:
    """Route → forms."""
    desk.let_in(login)
    found = defaultdict[str, list[FoundForm]](list)
    for form in found_forms(desk.browser, "/" if login else "/sign-in"):
        found[form.route].append(form)
    return found


def _fill(desk: DemoDesk, route: str, found: dict[str, dict[str, list[FoundForm]]], side: Side) -> None:
    """By everybody who is shown one; where nobody is, by all with what the route reads."""
    names = sorted({name for forms in found.values() for kind in forms.values() for one in kind for name in one.fields})
    places = [form for forms in found.values() for kind in forms.values() for form in kind]
    for login, forms in found.items():
        mine = forms.get(route, [])
        if mine:
            side.reached.add(route)
        elif not _may(desk, login, route) or any(route in of_others for of_others in found.values()):
            continue
        chosen = (mine[:: max(1, len(mine) // _KINDS)] or assembled(route, places))[:_KINDS]
        side.add(login, route, fill_in(desk, login, chosen, EXAMPLES, names))


def _may(desk: DemoDesk, login: str, route: str) -> bool:
    use_case = use_case_of(route)
    return use_case in WITHOUT_ACCOUNT if login == NOBODY else desk.accounts[login].role in roles_for(use_case)


def _login(name: str) -> str:
    return f"{PREFIX}{name}" if name else NOBODY


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
