"""Where the database of an installation lies, and how that is shown without secrets."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from service.settings import Settings
from service.storage.errors import StorageError
from service.vocabulary.language import Said

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
_FILE = "acceptance.db"
_SHOWN = {"host", "port", "sslmode"}
_HIDDEN = "***"


def location(settings: Settings) -> URL:
    """The database the settings name: SQLite in the data folder unless they say otherwise.

    Raises:
        StorageError: the URL cannot be read, or is of a database that is not supported.
    """
    text = settings.database_url.get_secret_value().strip()
    return read_location(text) if text else URL.create(SQLITE, database=str(settings.data_dir / _FILE))


def files_folder(settings: Settings) -> Path:
    """Where the contents of stored files lie."""
    return settings.data_dir / "files"


def staging_folder(settings: Settings) -> Path:
    """Where uploads wait to be confirmed; of nothing in it is anything on record, so no backup has it."""
    return settings.data_dir / "staging"


def keys_folder(settings: Settings) -> Path:
    """Where the signing key lies."""
    return settings.data_dir / "keys"


def read_location(text: str) -> URL:
    """`sqlite:///file` or `postgresql://…`, the latter by psycopg.

    Raises:
        StorageError: anything else.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise _unsupported("地址读不懂", "it cannot be read") from None
    kind = url.drivername.partition("+")[0]
    if url.drivername in (POSTGRESQL, f"{POSTGRESQL}+psycopg", "postgres"):
        return url.set(drivername=f"{POSTGRESQL}+psycopg")
    if url.drivername != SQLITE:
        raise _unsupported(f"不支持“{kind}”", f"“{kind}” is not supported")
    if url.database in (None, "", ":memory:") or url.query:
        raise _unsupported("没有写文件路径，或带有选项", "it names no file, or has options")
    return url.set(database=str(Path(url.database or "").expanduser().resolve()))


def shown(url: URL) -> str:
    """The URL for people: neither password nor options that could be one."""
    if url.get_backend_name() == SQLITE:
        return str(url.database)
    query = {name: value if name in _SHOWN else _HIDDEN for name, value in url.query.items()}
    return url.set(drivername=POSTGRESQL, query=query).render_as_string(hide_password=True)


def _unsupported(zh: str, en: str) -> StorageError:
    return StorageError(
        "database-url",
        Said(
            f"环境变量 ACCEPTANCE_DATABASE_URL 不能使用：{zh}；请写 postgresql://用户:密码@主机/库名 或 sqlite:////路径/文件.db，或不设",
            f"ACCEPTANCE_DATABASE_URL cannot be used: {en}; write postgresql://user:password@host/database or "
            "sqlite:////path/file.db, or leave it out",
        ),
    )
