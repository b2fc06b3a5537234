"""An installation of the program in a folder of its own: settings, environment, and a migrated database."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import URL

from service.settings import Settings
from service.storage.database import Database
from service.storage.keys import make_key
from service.storage.location import keys_folder, location
from service.storage.migrate import migrate
from service.storage.private import private_folder
from service.storage.sealing import make_sealing_key
from tests.storage import postgres

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Installation:
    """A data folder with a signing key, and the address of its database, empty for SQLite in the folder."""

    data_dir: Path
    database_url: str = ""

    @cached_property
    def settings(self) -> Settings:
        return Settings(data_dir=self.data_dir, database_url=SecretStr(self.database_url))

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the environment that lead here, for the command line."""
        return {"ACCEPTANCE_DATA_DIR": str(self.data_dir), "ACCEPTANCE_DATABASE_URL": self.database_url}

    @property
    def location(self) -> URL:
        return location(self.settings)

    def open(self) -> Database:
        return Database(self.location)


@contextmanager
def installed(kind: str, folder: Path, migrated: bool = True) -> Iterator[Installation]:
    """An installation below `folder`; without `migrated` nothing is there yet but an empty PostgreSQL database."""
    data_dir = folder / "acceptance-data"
    if migrated:
        _set_up(data_dir)
    if kind == "sqlite":
        yield Installation(data_dir)
        return
    (data_dir / "acceptance.db").unlink(missing_ok=True)
    with postgres.fresh_database(migrated) as url:
        yield Installation(data_dir, url.render_as_string(hide_password=False))


@cache
def _migrated() -> Mapping[str, bytes]:
    """The files of a migrated data folder by their names, with nothing on record yet; kept in memory, so that a killed
    run leaves none."""
    with tempfile.TemporaryDirectory(prefix="acceptance-") as folder:
        made = Installation(Path(folder))
        with made.open() as database:
            migrate(database)
        make_key(keys_folder(made.settings))
        make_sealing_key(keys_folder(made.settings))
        found = (path for path in Path(folder).rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _set_up(data_dir: Path) -> None:
    for name, content in _migrated().items():
        private_folder((data_dir / name).parent)
        (data_dir / name).write_bytes(content)
        (data_dir / name).chmod(0o600)
