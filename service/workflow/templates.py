"""template: write an empty official workbook."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from service.intake.layout import Book
from service.intake.template import template
from service.settings import Settings
from service.workflow.rule_base import open_rule_base

DEFAULT_PACK = "base-145"


def write_template(settings: Settings, pack_id: str, findings: bool, on: date, out: Path) -> None:
    """Write the 评估工作簿, or the 核查记录 when `findings`, of a pack as it is in force on a date.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
        OSError: the file cannot be written.
    """
    pack, _ = open_rule_base(settings, pack_id, on)
    save(out, template(Book.JUDGEMENTS if findings else Book.SUBMISSION, pack))


def save(out: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    with NamedTemporaryFile(dir=out.parent, prefix=f".{out.stem}-", delete=False) as partial:
        try:
            partial.write(content)
            partial.flush()
            os.fsync(partial.fileno())
        except BaseException:
            Path(partial.name).unlink(missing_ok=True)
            raise
    Path(partial.name).chmod(0o644)
    Path(partial.name).replace(out)
