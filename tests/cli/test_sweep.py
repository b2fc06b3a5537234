"""acceptance sweep says how many files it removed."""

import os
from pathlib import Path

from service.storage.files import FileStore
from service.storage.location import files_folder
from tests.cli.builders import call, lines
from tests.storage.installations import installed


def test_old_orphans_go(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as installation:
        folder = files_folder(installation.settings)
        for content in (b"young", b"old"):
            FileStore(folder).put(content)
        (old,) = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_size == 3)
        os.utime(old, (0, 0))
        assert lines(call("sweep", folders=installation.environment)) == ["清除了 1 个文件"]
    assert not old.exists()
