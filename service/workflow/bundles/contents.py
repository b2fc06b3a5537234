"""Everything a bundle says, done again: acts, rules, facts, assessments, decisions, evidence, audit events."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from service.documents.bundle import paths
from service.documents.bundle.check import Check, noted
from service.storage.keys import PublicKey
from service.workflow.bundles.check_assessments import check_assessments, check_facts, check_rules
from service.workflow.bundles.check_case import Folded, check_acts, check_decisions, folded
from service.workflow.bundles.check_evidence import check_evidence
from service.workflow.bundles.check_trail import check_trail
from service.workflow.bundles.opened import Broken, Opened
from service.workflow.bundles.program import program
from service.workflow.bundles.reassess import Sources


def check_contents(opened: Opened, signer: PublicKey | None) -> Iterator[Check]:
    """What does not depend on files, keys or a database outside. `signer`: the key in the bundle."""
    yield from _program(opened)
    try:
        made = folded(opened)
    except Broken as broken:
        yield broken.check("acts")
        return
    for code, checks in _stages(opened, made, signer):
        try:
            yield from checks()
        except Broken as broken:
            yield broken.check(code)


def _stages(
    opened: Opened, made: Folded, signer: PublicKey | None
) -> tuple[tuple[str, Callable[[], Iterator[Check]]], ...]:
    sources = Sources(lambda digest: opened.by_digest(paths.workbook(digest), digest), opened.rules)
    return (
        ("acts", lambda: check_acts(opened, made)),
        ("rules", lambda: check_rules(opened, made)),
        ("facts", lambda: check_facts(opened, made, sources)),
        ("assessment", lambda: check_assessments(opened, made, sources)),
        ("decision", lambda: check_decisions(opened, made)),
        ("evidence", lambda: check_evidence(opened, made.case)),
        ("audit", lambda: check_trail(opened, made.case, signer)),
    )


def _program(opened: Opened) -> Iterator[Check]:
    if not opened.by_this_program:
        then, now = _named(opened.program), _named(program())
        yield noted(
            "program",
            f"写出案卷的程序（{then}）与现在核验的程序（{now}）或其软件库不是同一版",
            f"the program that wrote the bundle ({then}) or its libraries are not those that verify it ({now})",
            paths.PROGRAM,
        )


def _named(program: Mapping[str, Any]) -> str:
    """Version and the beginning of the digest of the code: versions with the same number can differ."""
    return f"{program.get('acceptance', '?')} {str(program.get('code', '?'))[:12]}"
