"""Ask for the import of a folder: the zip file is kept and the job put on record, both or neither."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from service.intake.folder import Archive, Folder
from service.settings import Settings
from service.storage.database import Session
from service.storage.files import FileStore, StoredFile, record_file
from service.storage.jobs import Submitted
from service.storage.location import files_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.vocabulary.problem import Unreadable
from service.workflow.batch.import_folder import IMPORT_FOLDER
from service.workflow.installation.open_database import opened
from service.workflow.jobs.submit_job import Wish, enqueue
from service.workflow.people.acting import acting

ZIP_TYPE = "application/zip"
_ALWAYS = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class FolderHandedIn:
    """name: what it is called; content: as a zip file, in memory or open on disk."""

    name: str
    content: bytes | BinaryIO


@dataclass(frozen=True, slots=True)
class ImportSubmitted:
    """The job, and what the folder holds."""

    submitted: Submitted
    folder: Folder


def submit_import(
    settings: Settings, handed_in: FolderHandedIn, by: str, dry_run: bool, at: datetime, key: str | None = None
) -> ImportSubmitted:
    """The job on record, for the jurisdiction of the person who asks. by: id or name.

    Raises:
        Unreadable: the zip file is not one to be opened; nothing is kept. Fault: nobody, or nobody on record, asks, or
        the key was used for something else. StorageError: see opened.
    """
    folder = Archive(handed_in.content).checked()
    store = FileStore(files_folder(settings))
    with opened(settings) as database:
        who = acting(database, by)
        if who is None:
            raise Fault("no-person", Said("请用 --by 写明由谁导入", "say with --by who imports"))
        digest, size = store.put(_from_its_start(handed_in.content))
        arguments = {"archive": digest, "dry_run": dry_run}
        wish = Wish(kind=IMPORT_FOLDER, arguments=arguments, jurisdiction=who.jurisdiction or "", key=key)

        def work(session: Session) -> Submitted:
            record_file(session, store, StoredFile(digest, size, ZIP_TYPE, handed_in.name, at))
            return enqueue(session, settings, wish, who, at)

        return ImportSubmitted(database.write(work), folder)


def _from_its_start(content: bytes | BinaryIO) -> bytes | BinaryIO:
    if not isinstance(content, bytes):
        content.seek(0)
    return content


def handed_in(source: Path) -> FolderHandedIn:
    """A zip file as it is, or a folder with everything below it as one: the same bytes for the same files.

    Raises:
        OSError: it cannot be read.
    """
    if source.is_file():
        return FolderHandedIn(source.name, source.read_bytes())
    files = sorted(path for path in source.rglob("*") if path.is_file() and not path.is_symlink())
    return zipped(source.name, ((file.relative_to(source).as_posix(), file.read_bytes()) for file in files))


def zipped(name: str, files: Iterable[tuple[str, bytes]]) -> FolderHandedIn:
    """Several files as one zip file: the same bytes for the same files. name: what it is called, without ending; files:
    path within it and content, each path once."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            archive.writestr(zipfile.ZipInfo(path, _ALWAYS), content, zipfile.ZIP_DEFLATED)
    return FolderHandedIn(f"{name}.zip", made.getvalue())


__all__ = ["FolderHandedIn", "ImportSubmitted", "Submitted", "Unreadable", "handed_in", "submit_import", "zipped"]
