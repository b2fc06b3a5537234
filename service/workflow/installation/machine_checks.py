"""Whether the machine can keep an installation: Python, the data folder and its disk, the signing key, settings."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from pydantic import SecretStr

from service.documents.bundle.check import Check, fails, holds, noted
from service.settings import Settings, fail_point, variables
from service.storage.disks import disk_kind, is_remote
from service.storage.engines import sqlite_library
from service.storage.errors import StorageError
from service.storage.keys import load_key
from service.storage.location import keys_folder, location, shown
from service.storage.private import open_to_others
from service.storage.sealing import load_sealing_key
from service.storage.space import free_megabytes, nearly_full
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.accounts.profile import profile_of
from service.workflow.installation.usable_settings import require_templates

_SECRET = "***"


def machine_checks(settings: Settings) -> Iterator[Check]:
    """All that can be told without the database."""
    yield _python()
    if settings.data_dir.is_dir():
        yield _private(settings.data_dir)
        yield _disk(settings)
        yield _room(settings)
    else:
        yield _no_folder(settings.data_dir)
    yield _key(settings)
    yield _sealing_key(settings)
    yield _templates(settings.templates_dir)
    if place := fail_point():
        yield fails(
            "fail-point",
            f"环境变量 ACCEPTANCE_FAIL_POINT 写了“{place}”：程序会在那里突然终止，这只供测试；请取消这个变量",
            f"ACCEPTANCE_FAIL_POINT is “{place}”: the program will die there, which is for tests only; unset it",
        )


def setting_checks(settings: Settings) -> Iterator[Check]:
    """The settings in force, secrets hidden."""
    in_force = {field: _told(getattr(settings, field)) for field in variables()} | _figures(settings)
    place = shown(location(settings))
    in_force["database_url"] = Said(place, place)
    for field, variable in variables().items():
        zh, en = in_force[field]
        mark = "" if field in settings.model_fields_set else "（默认）"
        english = "" if field in settings.model_fields_set else " (default)"
        yield noted("setting", f"{variable} = {zh}{mark}", f"{variable} = {en}{english}")


def _told(value: object) -> Said:
    if value is None:
        return Said("未设", "not set")
    if isinstance(value, bool):
        return Said("是", "yes") if value else Said("否", "no")
    text = _SECRET if isinstance(value, SecretStr) and value.get_secret_value() else str(value)
    return Said(text, text)


def _figures(settings: Settings) -> dict[str, Said]:
    """What holds for sessions and sign-ins, set or from the profile; nothing where what is set may not be."""
    try:
        profile = profile_of(settings)
    except Fault:
        return {}
    idle, lock = (length // timedelta(minutes=1) for length in (profile.idle, profile.lock))
    hours = profile.absolute // timedelta(hours=1)
    return {
        "session_idle_minutes": Said(f"{idle} 分钟", f"{idle} minutes"),
        "session_hours": Said(f"{hours} 小时", f"{hours} hours"),
        "sessions_per_account": Said(f"{profile.sessions} 个", f"{profile.sessions}"),
        "sign_in_failures": Said(f"{profile.failures} 次", f"{profile.failures}"),
        "lock_minutes": Said(f"{lock} 分钟", f"{lock} minutes"),
    }


def _python() -> Check:
    library = sqlite_library()
    name = library.__name__ if library is not sqlite3 else "sqlite3"
    told = f"Python {platform.python_version()}, {name} (SQLite {library.sqlite_version})"
    return holds("python", told, told)


def _no_folder(folder: Path) -> Check:
    return fails(
        "data-folder",
        f"数据文件夹 {folder} 不存在；请核对 ACCEPTANCE_DATA_DIR，或运行 acceptance migrate 建立",
        f"there is no data folder {folder}; check ACCEPTANCE_DATA_DIR, or make it with acceptance migrate",
    )


def _private(folder: Path) -> Check:
    exposed = [path for path in (folder, *folder.iterdir()) if _is_exposed(path)]
    if not exposed:
        return holds("data-folder", f"数据文件夹 {folder} 只有本用户能读", f"only this user can read {folder}")
    return fails(
        "data-folder",
        f"{exposed[0]} 别的用户也能读；请运行 chmod -R go-rwx {folder}",
        f"{exposed[0]} can be read by others; run chmod -R go-rwx {folder}",
    )


def _is_exposed(path: Path) -> bool:
    """Not what a database in use has removed since it was listed."""
    try:
        return not path.is_symlink() and open_to_others(path)
    except FileNotFoundError:
        return False


def _disk(settings: Settings) -> Check:
    """Kept files are written beside and renamed, which a network disk can do; SQLite's locks it cannot."""
    kind = disk_kind(settings.data_dir)
    if not is_remote(kind):
        return _disk_of_this_machine(kind)
    if location(settings).get_backend_name() != "sqlite":
        return noted(
            "disk",
            f"数据文件夹在网络磁盘上（{kind}），数据库不在其中；所有机器须挂载同一位置",
            f"the data folder is on a network disk ({kind}), the database is not in it; every machine has to mount it "
            "at the same place",
        )
    return fails(
        "disk",
        f"数据库（SQLite）在网络磁盘上（{kind}），锁和落盘都不可靠；请把数据文件夹移到本机的磁盘，或改用 PostgreSQL",
        f"the SQLite database is on a network disk ({kind}), whose locks and syncing cannot be relied on; move the "
        "data folder to a disk of this machine, or use PostgreSQL",
    )


def _disk_of_this_machine(kind: str) -> Check:
    if not kind:
        return noted("disk", "看不出数据文件夹在哪种磁盘上", "the kind of disk of the data folder cannot be told")
    return holds("disk", f"数据文件夹在本机磁盘上（{kind}）", f"the data folder is on a disk of this machine ({kind})")


def _room(settings: Settings) -> Check:
    free, least = free_megabytes(settings.data_dir), settings.min_free_mb
    if free >= least:
        return holds("room", f"磁盘剩余 {free:,} MiB", f"{free:,} MiB are free")
    said = nearly_full(settings.data_dir, free, least).said
    return fails("room", said.zh, said.en)


def _sealing_key(settings: Settings) -> Check:
    try:
        load_sealing_key(keys_folder(settings))
    except StorageError as error:
        return fails(error.code, error.said.zh, error.said.en)
    return holds("sealing-key", "封存动态口令密钥的密钥在", "the key that seals the secrets of second factors is there")


def _templates(folder: Path) -> Check:
    try:
        require_templates(folder)
    except Fault as fault:
        return fails("templates", fault.said.zh, fault.said.en)
    return holds("templates", f"版式齐全（{folder}）", f"all templates are there ({folder})")


def _key(settings: Settings) -> Check:
    try:
        key = load_key(keys_folder(settings)).public.id
    except StorageError as error:
        return fails("key", error.said.zh, error.said.en)
    except OSError as error:
        return fails("key", f"签名密钥读不了：{error.strerror}", f"the signing key cannot be read: {error.strerror}")
    return holds(
        "key", f"签名密钥在，只有本用户能读，编号 {key}", f"the signing key is there for this user only, id {key}"
    )
