"""Whether the database is what this program needs: library, journal, revision, soundness."""

from __future__ import annotations

from collections.abc import Iterator

from service.documents.bundle.check import Check, fails, holds, noted
from service.storage import soundness
from service.storage.database import Database
from service.storage.revision import revision_of

OLDEST = 14
"""The oldest PostgreSQL that its makers still repaired when this was written."""


def database_checks(database: Database) -> Iterator[Check]:
    """Of an open database."""
    product, journal = database.product()
    yield holds("database", f"数据库 {database.place}：{product}", f"database {database.place}: {product}")
    with database.reading() as session:
        revision = revision_of(session)
        faults = soundness.faults(session)
        server = None if database.is_sqlite else soundness.server(session)
    yield holds("revision", f"数据库版本 {revision}，即本版软件所需", f"revision {revision}, which this program needs")
    if server is None:
        yield _journal(journal)
        yield _integrity(faults)
    else:
        yield from server_checks(server)


def _journal(journal: str) -> Check:
    if journal == "wal":
        return holds("journal", "日志模式 WAL，读写互不阻塞", "journal mode WAL: readers and the writer do not wait")
    return noted(
        "journal",
        f"日志模式 {journal}：本机的 SQLite 没有修复 WAL 的缺陷，读写会互相等待；多人使用请用 PostgreSQL",
        f"journal mode {journal}: the SQLite of this machine lacks the repair of WAL, so readers and the writer wait "
        "for each other; for an office use PostgreSQL",
    )


def _integrity(faults: tuple[str, ...]) -> Check:
    if not faults:
        return holds("integrity", "数据库文件完整，引用都成立", "the database file is sound, its references hold")
    shown = "; ".join(faults)
    return fails(
        "integrity",
        f"数据库文件已损坏（{shown}）；请停止使用，从备份恢复",
        f"the database file is damaged ({shown}); stop using it and restore a backup",
    )


def server_checks(server: soundness.Server) -> Iterator[Check]:
    """What a PostgreSQL must be, and had better be."""
    major = server.version // 10_000
    if major < OLDEST:
        yield fails(
            "postgresql-version",
            f"PostgreSQL {major} 太旧；请升级到 {OLDEST} 或更新的版本",
            f"PostgreSQL {major} is too old; upgrade to {OLDEST} or later",
        )
    if server.encoding == "UTF8":
        yield holds("encoding", "数据库编码 UTF-8", "the encoding of the database is UTF-8")
    else:
        yield fails(
            "encoding",
            f"数据库编码是 {server.encoding}，存不了全部汉字；请以 UTF8 编码另建数据库，用备份恢复进去",
            f"the encoding of the database is {server.encoding}, which cannot hold every character; make a database "
            "with encoding UTF8 and restore a backup into it",
        )
    yield _character_type(server.character_type)
    if not server.checksums:
        yield noted(
            "checksums",
            "PostgreSQL 没有开启数据页校验，磁盘悄悄出错时发现不了；可停库后运行 pg_checksums --enable",
            "PostgreSQL keeps no checksums, so silent faults of the disk go unnoticed; stop it and run pg_checksums "
            "--enable",
        )


def _character_type(found: str) -> Check:
    if found not in ("C", "POSIX"):
        return holds("character-type", f"字符类型 LC_CTYPE {found}", f"LC_CTYPE is {found}")
    return fails(
        "character-type",
        f"LC_CTYPE 是 {found}，汉字的查找和大小写不可靠；请以 C.UTF-8 或 zh_CN.UTF-8 另建数据库，用备份恢复进去",
        f"LC_CTYPE is {found}, so letters beyond ASCII are not known as such; make a database with C.UTF-8 or "
        "zh_CN.UTF-8 and restore a backup into it",
    )
