"""An upload on its way into a case: it waits until whoever handed it in has seen what it holds, then exactly these
bytes are taken in. Nothing is on record before."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from service.casework.acts.act import Act
from service.casework.acts.site_visit import ImportJudgements
from service.casework.acts.submission import ImportSubmission
from service.documents.commented.workbook import with_comments
from service.settings import Settings
from service.storage.location import staging_folder
from service.storage.staging import Staged, Staging
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language
from service.vocabulary.problem import Problem, Unreadable
from service.workflow.cases.import_judgements import JudgementsImported, import_judgements
from service.workflow.cases.import_submission import Imported, import_submission
from service.workflow.cases.perform_act import Asked
from service.workflow.cases.read_case import read_case
from service.workflow.evaluation.evaluate import UnusableWorkbook

Found = Imported | JudgementsImported | UnusableWorkbook
"""What an import would come to: its faults and differences, or why it cannot be."""
IMPORTS: Mapping[type[Act], Callable[..., Imported | JudgementsImported]] = {
    ImportSubmission: import_submission,
    ImportJudgements: import_judgements,
}
"""The acts that take a workbook in."""
_REMEMBERED = 32


@dataclass(frozen=True, slots=True)
class Checked:
    """An upload with what was found in it; version: of the case it was compared with."""

    staged: Staged
    version: int
    found: Found

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every fault, in the order of the sheets."""
        return self.found.problems


def stage_import(settings: Settings, case_id: str, act: type[Act], name: str, content: bytes, asked: Asked) -> Checked:
    """Let a workbook wait, and look through it. name: safe on disk.

    Raises:
        UnusableWorkbook: it cannot be read at all; it does not wait. Fault, StorageError: as the import itself.
    """
    staging = Staging(staging_folder(settings))
    staged = staging.put(asked.who, case_id, name, content, asked.at)
    checked = _checked(settings, case_id, act, staged, asked)
    if isinstance(checked.found, UnusableWorkbook) and not checked.problems:
        staging.remove(staged)
        raise checked.found
    return checked


def checked_import(settings: Settings, case_id: str, act: type[Act], digest: str, asked: Asked) -> Checked:
    """What waits for this person and case, compared with the case as it stands now.

    Raises:
        Fault: nothing of that digest waits (any more). StorageError: as the import itself.
    """
    staged = Staging(staging_folder(settings)).find(asked.who, case_id, digest, asked.at)
    return _checked(settings, case_id, act, staged, asked)


def confirm_import(settings: Settings, case_id: str, act: type[Act], digest: str, asked: Asked) -> bool:
    """Take in exactly the bytes that were looked through; False where the case has them already, so that nothing is
    done twice.

    Raises:
        Fault: nothing of that digest waits, or others acted since what was seen. UnusableWorkbook, Refused,
        StorageError: as the import itself.
    """
    last = read_case(settings, case_id).last(act)
    if last is not None and getattr(last.act, "workbook", "") == digest:
        return False
    staging = Staging(staging_folder(settings))
    staged = staging.find(asked.who, case_id, digest, asked.at)
    _require_unchanged(staged)
    IMPORTS[act](settings, case_id, staged.path, asked)
    staging.remove(staged)
    return True


def discard_import(settings: Settings, case_id: str, digest: str, asked: Asked) -> None:
    """Forget what waits.

    Raises:
        Fault: nothing of that digest waits.
    """
    staging = Staging(staging_folder(settings))
    staging.remove(staging.find(asked.who, case_id, digest, asked.at))


def commented_import(
    settings: Settings, case_id: str, act: type[Act], digest: str, asked: Asked, language: Language = Language.ZH
) -> tuple[str, bytes]:
    """The waiting workbook with a comment at each faulty cell, and its name.

    Raises:
        Fault: nothing of that digest waits, or it is too large to be worked on. StorageError: as the import itself.
    """
    checked = checked_import(settings, case_id, act, digest, asked)
    path = checked.staged.path
    try:
        return f"{path.stem}-批注{path.suffix}", with_comments(path.read_bytes(), checked.problems, language)
    except Unreadable as unreadable:
        raise Fault(unreadable.code, unreadable.said) from unreadable


def _require_unchanged(staged: Staged) -> None:
    if hashlib.sha256(staged.path.read_bytes()).hexdigest() != staged.digest:
        raise AssertionError(f"the upload {staged.digest} is not what was looked through")


@dataclass(frozen=True, slots=True)
class _Look:
    """What decides what is found; the moment within the day does not."""

    settings: Settings
    case_id: str
    act: type[Act]
    path: Path
    version: int
    who: str
    day: date
    at: datetime = field(compare=False)


def _checked(settings: Settings, case_id: str, act: type[Act], staged: Staged, asked: Asked) -> Checked:
    version = read_case(settings, case_id).version
    look = _Look(settings, case_id, act, staged.path, version, asked.who, day_of(asked.at), asked.at)
    return Checked(staged, version, _looked_through(look))


@lru_cache(maxsize=_REMEMBERED)
def _looked_through(look: _Look) -> Found:
    """Remembered: a workbook is looked at page after page, and reading it takes a second."""
    try:
        return IMPORTS[look.act](
            look.settings, look.case_id, look.path, Asked(look.who, look.version, look.at), dry_run=True
        )
    except UnusableWorkbook as unusable:
        return unusable
