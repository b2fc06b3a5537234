"""The job that removes what crashes have left behind, files that no record speaks of, and uploads nobody confirmed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from service.jobs.kinds import Arguments, Kind
from service.jobs.running import Final, Running
from service.settings import Settings
from service.storage.database import Session
from service.storage.files import FileStore, strays_found, sweep
from service.storage.location import files_folder, staging_folder
from service.storage.staging import Staging
from service.vocabulary.language import Said
from service.workflow.installation.open_database import opened

SWEEP_FILES = "sweep_files"


def sweep_files(settings: Settings) -> Kind[Session, Arguments]:
    """The kind for the files of an installation; its result is how many were removed."""
    store = FileStore(files_folder(settings))

    def run(_: Running[Session], __: Arguments) -> Final[Session]:
        expired = Staging(staging_folder(settings)).expire(datetime.now(UTC))
        with opened(settings) as database, database.reading() as session:
            found = strays_found(session, store, datetime.now(UTC))

        def swept(session: Session) -> Mapping[str, object]:
            return {"removed": len(sweep(session, found, datetime.now(UTC))) + expired}

        return swept

    return Kind(SWEEP_FILES, Said("清理残留文件", "remove stray files"), Arguments, run)
