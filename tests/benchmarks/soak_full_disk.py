"""A file system of 24 MiB that is filled to the last block while evidence comes in; needs the right to mount."""

from __future__ import annotations

import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from tests.benchmarks.rows import Row, at_least, at_most
from tests.serving.full_disk import Filled, fill, small_disk


def run() -> list[Row]:
    """What was told, and what is there; nothing where this process may not mount."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with small_disk(Path(folder)) as disk:
                return _rows(fill(disk))
        except subprocess.CalledProcessError as refused:
            print(f"  不能挂载文件系统，没有进行：{refused}")
            return []


def _rows(found: Filled) -> list[Row]:
    told = Counter(found.offered)
    done = sum(count for (status, _), count in told.items() if status == 200)
    refused = told[507, "disk-full"]
    return [
        at_least("磁盘写满之前收下的材料", done, "份", 1),
        at_least("写满之后以 507 disk-full 拒收的", refused, "份", 1),
        at_most("其他答复", len(found.offered) - done - refused, "次", 0),
        at_most("写满时提交作业，既没有收下也不是 507", found.job not in ((202, ""), (507, "disk-full")), "次", 0),
        at_most("答复收下了而不在的作业", found.lost, "项", 0),
        at_most("腾出空间之后仍被拒绝", sum(status >= 300 for status in found.again), "次", 0),
        at_most("收下的材料与登记的相差", abs(found.files - done - 1), "份", 0),
        at_most("没有登记的文件", found.strays, "个", 0),
        at_most("审计记录核对不符", not found.sound, "次", 0),
    ]
