"""Room on the disk of the data folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from service.storage.errors import StorageError
from service.vocabulary.language import Said

MEGABYTE = 2**20


def free_megabytes(folder: Path) -> int:
    """What this user may still write on the disk of a folder, in whole MiB.

    Raises:
        OSError: there is no such folder.
    """
    return shutil.disk_usage(folder).free // MEGABYTE


def nearly_full(folder: Path, free: int, least: int) -> StorageError:
    """Too little room (MiB) to begin anything that writes."""
    return StorageError(
        "disk-nearly-full",
        Said(
            f"数据文件夹 {folder} 所在的磁盘只剩 {free} MiB，少于 {least} MiB，现在只能查看，不能办理；"
            "请系统管理员清理或扩充磁盘，空间够了即自动恢复",
            f"the disk of the data folder {folder} has {free} MiB left, less than {least} MiB: everything can be "
            "looked at, nothing changed; make room, and writing goes on by itself",
        ),
    )
