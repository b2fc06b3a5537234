"""template: write an empty official workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from service.intake.forms.layout import Book
from service.intake.writing.template import template
from service.settings import Settings
from service.workflow.rules.rule_base import open_rule_base
from service.workflow.saving import check_output, save

SUFFIX = ".xlsx"
DEFAULT_PACK = "base-145"


def write_template(settings: Settings, pack_id: str, findings: bool, on: date, out: Path, force: bool = False) -> None:
    """Write the 评估工作簿, or the 核查记录 when `findings`, of a pack as it is in force on a date.
    `force` replaces a file that is there.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
        RefusedOutput: see check_output().
        OSError: the file cannot be written.
    """
    check_output(out, SUFFIX, force=force)
    save(out, blank_workbook(settings, pack_id, findings, on))


def blank_workbook(settings: Settings, pack_id: str, findings: bool, on: date) -> bytes:
    """The content of the same.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
    """
    pack, _ = open_rule_base(settings, pack_id, on)
    return template(Book.JUDGEMENTS if findings else Book.SUBMISSION, pack)
