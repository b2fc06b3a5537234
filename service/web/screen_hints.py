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
    "job import-folder": Said("批量导入工作簿", "Import workbooks"),
    **dict.fromkeys(("job list", "job show", "job results", "job retry"), Said("作业", "Jobs")),
    "account list": Said("账号", "Accounts"),
    "account create": Said("开立账号", "Create an account"),
    **dict.fromkeys(("audit head", "audit verify"), Said("核对审计记录", "Verify the audit trail")),
    "case content": Said("决定", "Decision"),
    "case corrections": Said("更正", "Corrections"),
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
    "请用 --by 写明": "请写明",
    "请写明 --by": "请写明由谁提出",
    "say with --by who": "say who",
    "say who with --by": "say who it is",
    "请用 --key 指定": "请指明",
    "name the issuer's public key, obtained elsewhere, with --key": "name the issuer's public key, obtained elsewhere",
    "，或用 --skip-row 略过所在的行": "，或略过所在的行",
    "请按清单里的行号写 --skip-row 和 --new-row": "请按清单里的行号写",
}
"""What is said of options → the same where there is a form."""
_COMMAND, _OPTION = "acceptance ", "--"
_ASIDES = re.compile(r" ?[（(](?:--[a-z-]+(?: [\w.-]+)?|acceptance park include [\w.-]+)[）)]")
"""What the command line adds in brackets to a sentence that says without it what to do."""
"""What tells of the command line; most texts do not, and there are hundreds on a page."""


def for_people(said: Said) -> Said:
    """The same in words of the screens."""
    zh, en = said
    if not (_COMMAND in zh or _OPTION in zh or _COMMAND in en or _OPTION in en):
        return said
    for told, meant in OPTIONS.items():
        zh, en = zh.replace(told, meant), en.replace(told, meant)
    zh, en = _ASIDES.sub("", zh), _ASIDES.sub("", en)
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
    return rf"acceptance ({known})\b(?: (?:[0-9A-Za-z][\w.-]*)?\d(?![\w.-]))?"
