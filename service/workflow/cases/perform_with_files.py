"""perform_with_files: an act that brings files of evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from service.casework.acts.act import Act
from service.settings import Settings
from service.storage.files import StoredFile
from service.workflow.cases.keep_file import keep_evidence
from service.workflow.cases.perform_act import Asked, Brought, Done, perform_act


def perform_with_files(
    settings: Settings, case_id: str, make: Callable[[tuple[str, ...]], Act], files: Sequence[Path], asked: Asked
) -> Done:
    """Do the act that is made of the digests of the files, in their order.

    Raises:
        Refused, Fault, StorageError: as perform_act(); a file is not taken as evidence. OSError: it cannot be read.
    """
    stored: tuple[StoredFile, ...] = keep_evidence(settings, files, asked.at)
    act = make(tuple(file.digest for file in stored))
    return perform_act(settings, case_id, act, asked, Brought(stored))
