"""template: write an empty official workbook."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile

from service.intake.forms.layout import Book
from service.intake.writing.template import template
from service.settings import Settings
from service.workflow.rule_base import open_rule_base

DEFAULT_PACK = "base-145"
_PARTIAL = ".acceptance-"


def write_template(settings: Settings, pack_id: str, findings: bool, on: date, out: Path) -> None:
    """Write the 评估工作簿, or the 核查记录 when `findings`, of a pack as it is in force on a date.

    Raises:
        UnknownPack, RuleProblems: see open_rule_base().
        OSError: the file cannot be written.
    """
    pack, _ = open_rule_base(settings, pack_id, on)
    save(out, template(Book.JUDGEMENTS if findings else Book.SUBMISSION, pack))


def save(out: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        OSError: it cannot be written; the error names `out`, and nothing is left behind.
    """
    partial = None
    try:
        with NamedTemporaryFile(dir=out.parent, prefix=_PARTIAL, delete=False) as file:
            partial = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(out)
    except OSError as error:
        error.filename, error.filename2 = str(out), None
        raise
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)
