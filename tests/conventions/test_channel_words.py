"""Whoever is not at a command line is sent to none: what the pages and the interface tell names no command or option,
save what only the operator of the machine can run."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from service.transport.command_hints import for_clients
from service.vocabulary.language import Said
from service.web.screen_hints import for_people
from tests.conventions.repository import ROOT

AT_THE_MACHINE = (
    "service/authoring/",
    "service/cli/",
    "service/documents/bundle/explanation.py",
    "service/rulelang/",
    "service/serving/",
    "service/settings.py",
    "service/storage/backup_file.py",
    "service/storage/errors.py",
    "service/storage/head_file.py",
    "service/workflow/accounts/first_administrator.py",
    "service/workflow/installation/",
    "service/workflow/rules/new_rule.py",
    "service/workflow/rules/rule_sources.py",
    "service/workflow/saving.py",
)
"""Who reads these runs the machine or edits its files; over the network their faults are told by
service/transport/operators_faults.py, or on the page of the operator."""
HINTS = ("service/transport/command_hints.py", "service/web/screen_hints.py", "service/web/people/namesakes.py")
"""They speak of commands to do away with them."""
FIELDS_OF_A_FORM = re.compile("--namesake")
"""Told by service/web/people/namesakes.py, which names the field."""
_COMMAND = re.compile(r"acceptance (?!of |criteria )[a-z]+ |(?<![\w-])--[a-z]")


_OPTION = re.compile("--[a-z-]+")


def test_no_command_reaches_a_page_or_the_interface() -> None:
    told = list(_sentences())
    assert len(told) > 40
    at_screens = [f"{place}: {text}" for place, text in told if _COMMAND.search(FIELDS_OF_A_FORM.sub("", _seen(text)))]
    assert at_screens == []
    assert [f"{place}: {text}" for place, text in told if _COMMAND.search(_answered(text))] == []


def _seen(text: str) -> str:
    told = for_people(Said(text, text))
    return told.zh if re.search("[一-鿿]", text) else told.en


def _answered(text: str) -> str:
    return for_clients(Said(text, text)).zh


def _sentences() -> Iterator[tuple[str, str]]:
    """Every text of the program that speaks of a command or an option, with a number in place of what it fills in."""
    for path in sorted(Path(ROOT, "service").rglob("*.py")):
        place = path.relative_to(ROOT).as_posix()
        if place.startswith(AT_THE_MACHINE) or place in HINTS:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        remarks = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in _texts(tree):
            text = _text(node)
            if id(node) not in remarks and not _OPTION.fullmatch(text) and _COMMAND.search(text + " "):
                yield f"{place}:{node.lineno}", text


def _texts(tree: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Whole ones, not the parts of those that are filled in."""
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in parts:
            yield node


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "S330" for part in node.values)
    return str(node.value)
