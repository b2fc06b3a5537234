"""Filled-in workbooks of the demonstration for the park of a case, so that whoever tries it has something to import."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from service.settings import Settings
from service.workflow.cases.read_case import read_case
from service.workflow.demo.books import Kind, write_books
from service.workflow.demo.province import DemoPark
from service.workflow.walkthrough.park_versions import sample

SUBMISSIONS, FINDINGS = (Kind.SOUND, Kind.FAULTY, Kind.SLIPPED, Kind.FAILING), (Kind.SOUND, Kind.FAILING)
"""Which there are of the 评估工作簿 and of the 核查记录."""


def kinds_offered(settings: Settings, findings: bool) -> tuple[Kind, ...]:
    """What can be had; nothing where the data are real."""
    if not settings.demo:
        return ()
    return FINDINGS if findings else SUBMISSIONS


def case_example(settings: Settings, case_id: str, findings: bool, kind: Kind) -> tuple[str, bytes]:
    """The name and content of the 评估工作簿, or of the 核查记录 when `findings`.

    Raises:
        Fault: there is no such case. UnknownExample, UnknownPack, RuleProblems: see sample().
    """
    opened = read_case(settings, case_id).opened
    park = DemoPark(opened.park_code or opened.park, opened.park_name, "")
    with TemporaryDirectory(prefix="acceptance-demo-") as folder:
        written = write_books(sample(settings), kind, park, Path(folder))[findings]
        word = "核查记录" if findings else "评估工作簿"
        return f"{park.name}-{word}-{kind.value}.xlsx", written.read_bytes()
