"""Use cases tell how to repair in words of the command line; whoever reads it on a screen is told the page instead.
Commands without a page stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from service.casework.commands import COMMANDS
from service.casework.labels import LABELS
from service.vocabulary.language import Said
from service.web.cases.step import screen_of

PAGES: Mapping[str, Said] = {
    "case list": Said("案卷", "Cases"),
    "case show": Said("案卷", "Cases"),
    "case next": Said("案卷", "Cases"),
    "case open": Said("立案", "Open a case"),
    "park list": Said("园区名录", "Parks"),
    "park show": Said("园区名录", "Parks"),
    "park import": Said("导入园区清单", "Import a list of parks"),
    "park rename": Said("登记更名", "Register a new name"),
    **dict.fromkeys(("job list", "job show", "job results", "job retry"), Said("作业", "Jobs")),
    "account list": Said("账号", "Accounts"),
    "person list": Said("人员", "People"),
    "person add": Said("登记人员", "Register a person"),
}
"""By command, besides the acts on a case: what its page is called."""
OPTIONS: Mapping[str, str] = {
    "，或用 --pack、--on 指定": "",
    ", or name them by --pack and --on": "",
    "请核对 --seen": "请重新打开这一页再办",
    "check --seen": "open the page again",
    "请用 --deadline 写明": "请写明",
    "state one with --deadline": "state one",
}
"""What is said of options → the same where there is a form."""
_COMMAND, _OPTION = "acceptance ", "--"
"""What tells of the command line; most texts do not, and there are hundreds on a page."""


def for_people(said: Said) -> Said:
    """The same in words of the screens."""
    zh, en = said
    if not (_COMMAND in zh or _OPTION in zh or _COMMAND in en or _OPTION in en):
        return said
    for told, meant in OPTIONS.items():
        zh, en = zh.replace(told, meant), en.replace(told, meant)
    commands, pages = _commands(), _pages()
    zh = re.sub(rf" ?((?:用|运行) ?)?{commands} ?", lambda found: _zh(bool(found[1]), pages[found[2]].zh), zh)
    en = re.sub(rf"(?:(with|by|run) )?{commands}", lambda found: _en(bool(found[1]), pages[found[2]].en), en)
    return Said(zh, en)


def _zh(doing: bool, page: str) -> str:
    return f"到“{page}”页" if doing else f"“{page}”页"


def _en(doing: bool, page: str) -> str:
    return f"on the page “{page}”" if doing else f"the page “{page}”"


@cache
def _pages() -> Mapping[str, Said]:
    acts = {f"case {command}": LABELS[act] for act, command in COMMANDS.items() if screen_of(act)}
    return {**acts, **PAGES}


@cache
def _commands() -> str:
    """Longer ones first: one may begin like another."""
    known = "|".join(sorted(_pages(), key=len, reverse=True))
    return rf"acceptance ({known})\b(?: [0-9A-Za-z][\w.-]*\d)?"
