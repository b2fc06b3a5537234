"""What the database says, in words of cause and repair."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DataError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

MIGRATE = "acceptance migrate"
_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())


class StorageError(Fault):
    """The database or the data folder cannot be used as it is."""


_PASSING = frozenset({"cannot-connect", "disk-full", "locked", "read-only"})


def passes(error: Exception) -> bool:
    """Whether the same may well succeed later, without anybody handing in something else or restoring a backup."""
    return isinstance(error, StorageError) and error.code in _PASSING


_OF_ONE_CASE = frozenset({"case-damaged", "output-lost", "file-lost"})


def of_one_case(error: Exception) -> bool:
    """Whether it says what is wrong with one case, and not with the database or the data folder."""
    return isinstance(error, StorageError) and error.code in _OF_ONE_CASE


def unreachable(place: str, reason: str) -> StorageError:
    """Nothing answers at `place` (without its password)."""
    return StorageError(
        "cannot-connect",
        Said(
            f"连接不上数据库 {place}（{reason}）；请核对 ACCEPTANCE_DATABASE_URL、ACCEPTANCE_DATA_DIR、权限，"
            "以及数据库服务是否运行",
            f"cannot reach the database {place} ({reason}); check ACCEPTANCE_DATABASE_URL, ACCEPTANCE_DATA_DIR, "
            "permissions, and that the database server runs",
        ),
    )


def not_migrated(place: str) -> StorageError:
    """The database has not all tables that this program needs."""
    return StorageError(
        "not-migrated",
        Said(
            f"数据库 {place} 还没有建立或没有更新到本版软件；请运行 {MIGRATE}",
            f"the database {place} is not set up, or not brought up to this program; run: {MIGRATE}",
        ),
    )


def newer(place: str, revision: str) -> StorageError:
    """A later program has migrated the database."""
    return StorageError(
        "newer-database",
        Said(
            f"数据库 {place} 已由更新版本的软件更新到 {revision}，本版软件不认识；请安装那一版或更新的软件",
            f"the database {place} is at {revision}, which a later program made and this one does not know; install "
            "that program or a later one",
        ),
    )


def not_empty(place: str) -> StorageError:
    """There is something in the database already."""
    return StorageError(
        "not-empty",
        Said(
            f"数据库 {place} 里已有内容，没有动它；请为恢复另建一个空的数据库",
            f"the database {place} is not empty and was left alone; make an empty database to restore into",
        ),
    )


def locked(place: str) -> StorageError:
    """Somebody else holds the lock for longer than this program waits."""
    return StorageError(
        "locked",
        Said(
            f"数据库 {place} 正被别的操作占用，等待已超时，本次没有写入；请稍后重试，并检查是否有长时间未结束的操作",
            f"the database {place} is held by other work and the wait has timed out; nothing was written; try again "
            "later, and look for work that does not end",
        ),
    )


def full(place: str) -> StorageError:
    """No space is left where the database lies."""
    return StorageError(
        "disk-full",
        Said(
            f"数据库 {place} 所在的磁盘已满，本次没有写入；请清理磁盘空间后重试",
            f"the disk of the database {place} is full; nothing was written; make room and try again",
        ),
    )


def no_room_for_files(folder: Path) -> StorageError:
    """No space is left where the files are kept."""
    return StorageError(
        "disk-full",
        Said(
            f"数据文件夹 {folder} 所在的磁盘已满，文件没有保存，也没有办理；请清理磁盘空间后重试",
            f"the disk of {folder} is full; the file was not kept and nothing was done; make room and try again",
        ),
    )


def read_only(place: str) -> StorageError:
    """The database may only be read."""
    return StorageError(
        "read-only",
        Said(
            f"数据库 {place} 只能读，不能写；请检查文件和数据文件夹的权限、磁盘是否只读、数据库账号的权限",
            f"the database {place} can be read but not written; check the permissions of file, folder and account, and "
            "whether the disk is mounted read-only",
        ),
    )


def damaged(place: str) -> StorageError:
    """The file is no database, or no longer a sound one."""
    return StorageError(
        "database-damaged",
        Said(
            f"文件 {place} 不是数据库，或已损坏；请核对设置的地址和数据文件夹，确属损坏的从备份恢复",
            f"the file {place} is no database or is damaged; check ACCEPTANCE_DATABASE_URL and ACCEPTANCE_DATA_DIR, or "
            "restore it from a backup",
        ),
    )


def unkept() -> StorageError:
    """What was to be written, or asked for, has a character or a number that the database does not take."""
    return StorageError(
        "value-unusable",
        Said(
            "所写的内容里有数据库不能保存的字符，或过长、过大的值，没有办理；请改正后重新提交",
            "what was given has a character that the database does not take, or a value too long or too large; nothing "
            "was done; correct it and try again",
        ),
    )


_KINDS = {
    "SQLITE_BUSY": locked, "SQLITE_LOCKED": locked, "SQLITE_FULL": full, "SQLITE_READONLY": read_only,
    "SQLITE_NOTADB": damaged, "SQLITE_CORRUPT": damaged,
    # PostgreSQL: lock_not_available, query_canceled (by statement_timeout), idle_in_transaction_session_timeout
    "55P03": locked, "57014": locked, "25P03": locked,
    # disk_full, read_only_sql_transaction, insufficient_privilege
    "53100": full, "25006": read_only, "42501": read_only,
    # undefined_table, undefined_column
    "42P01": not_migrated, "42703": not_migrated,
}  # fmt: skip
_MISSING = ("no such table", "no such column")


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Turn what an operator can repair into a StorageError; what is a fault of ours passes as it is."""
    try:
        yield
    except DBAPIError as error:
        known = _explain(error, place)
        if known is None:
            raise
        raise _reported(known) from error
    except PoolTimeout as error:
        raise _reported(locked(place)) from error


def _reported(error: StorageError) -> StorageError:
    """Known to whoever watches the service as well, who hears nothing of what is answered to a client."""
    _log.warning("%s", error.said.en, extra={"code": error.code})
    return error


def sql_state(error: DBAPIError) -> str:
    """The driver's stable name: `SQLITE_BUSY`, or a five-character code of PostgreSQL; empty where there is none."""
    cause = error.orig
    return getattr(cause, "sqlstate", None) or getattr(cause, "sqlite_errorname", None) or ""


def _explain(error: DBAPIError, place: str) -> StorageError | None:
    if isinstance(error, DataError):
        return unkept()
    state = sql_state(error)
    reason = str(error.orig).strip()
    kind = next((make for name, make in _KINDS.items() if state == name or state.startswith(f"{name}_")), None)
    if kind is not None:
        return kind(place)
    if reason.startswith(_MISSING):
        return not_migrated(place)
    if state == "SQLITE_CANTOPEN" or _connection_lost(error, state):
        return unreachable(place, reason.splitlines()[0] if reason else type(error.orig).__name__)
    return None


def _connection_lost(error: DBAPIError, state: str) -> bool:
    """psycopg gives no state when it cannot connect; class 08 is a broken connection, 57P a server going down, 28 a
    refused account, 3D an unknown database."""
    unnamed = isinstance(error, OperationalError) and not state
    return error.connection_invalidated or unnamed or state.startswith(("08", "57P", "28", "3D"))
