"""read_file: the files that the acts of a case name, with what is recorded of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.casework.case import Case
from service.casework.named_files import named_files
from service.casework.park_view import acts_seen
from service.settings import Settings
from service.storage.files import FileStore, StoredFile, file_on_record, files_on_record, recorded_files
from service.storage.location import files_folder
from service.vocabulary.person import Role
from service.workflow.installation.open_database import opened


def files_of_case(
    settings: Settings, case: Case, reader: Role | None = None
) -> tuple[tuple[StoredFile, tuple[int, ...]], ...]:
    """Each file once, in the order in which it came, with the numbers of the acts that name it. reader: the role of
    whoever looks, see acts_seen().

    Raises:
        StorageError: one is not on record, which cannot be; see open_database.opened().
    """
    named: dict[str, list[int]] = {}
    for one in acts_seen(case, reader):
        for digest in named_files(one.act):
            named.setdefault(digest, []).append(one.seq)
    with opened(settings) as database, database.reading() as session:
        kept = files_on_record(session, named)
    return tuple((kept[digest], tuple(acts)) for digest, acts in named.items())


def named_files_of(settings: Settings, digests: Iterable[str]) -> Mapping[str, StoredFile]:
    """What is recorded of some files, by digest.

    Raises:
        StorageError: see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        return recorded_files(session, digests)


def read_file(settings: Settings, digest: str) -> tuple[StoredFile, bytes]:
    """What is recorded of a file that an act names, and its content, verified.

    Raises:
        StorageError: it is not on record, gone or altered; see open_database.opened().
    """
    with opened(settings) as database, database.reading() as session:
        file = file_on_record(session, digest)
    return file, FileStore(files_folder(settings)).read(digest)


__all__ = ["StoredFile", "files_of_case", "named_files_of", "read_file"]
