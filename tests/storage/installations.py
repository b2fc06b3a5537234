"""An installation of the program in a folder of its own: settings, environment, and a migrated database."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import URL

from service.settings import Settings
from service.storage.database import Database
from service.storage.keys import make_key
from service.storage.location import keys_folder, location
from service.storage.migrate import migrate
from tests.storage import postgres

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Installation:
    """A data folder and the address of its database, empty for SQLite in the folder."""

    data_dir: Path
    database_url: str = ""

    @property
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
        shutil.copytree(_template(), data_dir)
    if kind == "sqlite":
        yield Installation(data_dir)
        return
    (data_dir / "acceptance.db").unlink(missing_ok=True)
    with postgres.fresh_database(migrated) as url:
        yield Installation(data_dir, url.render_as_string(hide_password=False))


@cache
def _template() -> Path:
    """A migrated data folder that is only copied; it goes with the process."""
    folder = _scratch() / "acceptance-data"
    made = Installation(folder)
    with made.open() as database:
        migrate(database)
    make_key(keys_folder(made.settings))
    return folder


@cache
def _keeper() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="acceptance-")


def _scratch() -> Path:
    return Path(_keeper().name)
