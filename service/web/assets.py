"""Styles and scripts of the screens, as `make assets` has built them: named by their contents, kept in memory."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from service.settings import assets_folder
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


class AssetsError(Fault):
    """The browser's files are not there, or not all of them."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One file for the browser. integrity: of the contents, for the `integrity` attribute; packed: by gzip."""

    file: str
    integrity: str
    content: bytes
    packed: bytes

    @property
    def address(self) -> str:
        """Where it is served; another content has another address."""
        return f"/assets/{self.file}"


class Assets:
    """All files of one build."""

    def __init__(self, named: dict[str, Asset]) -> None:
        self._named = named
        self._served = {asset.file: asset for asset in named.values()}

    def asset(self, name: str) -> Asset:
        """A file by the name of its source: `screen.css`.

        Raises:
            KeyError: nothing of that name is built.
        """
        return self._named[name]

    def served(self, file: str) -> Asset | None:
        """A file by the name it is served by, if this build has it."""
        return self._served.get(file)


@cache
def load_assets(folder: Path | None = None) -> Assets:
    """The files of one build, read once for the whole process. folder: where they were built, if not where they come
    with the program.

    Raises:
        AssetsError: they were not built, or some are missing.
    """
    built = folder or assets_folder()
    try:
        manifest = json.loads((built / "manifest.json").read_bytes())
        return Assets({name: _read(built, entry) for name, entry in manifest.items()})
    except (OSError, ValueError, KeyError) as error:
        raise AssetsError("assets-not-built", _missing(built)) from error


def _read(folder: Path, entry: dict[str, Any]) -> Asset:
    file = entry["file"]
    return Asset(file, entry["integrity"], (folder / file).read_bytes(), (folder / f"{file}.gz").read_bytes())


def _missing(folder: Path) -> Said:
    return Said(
        f"网页的样式和脚本不全：{folder} 里没有完整的生成结果。在源代码目录里运行 make assets，然后重新启动；"
        "如果用的是安装包，请重新安装。",
        f"The styles and scripts of the pages are incomplete: {folder} holds no complete build. Run make assets in the"
        " source folder and start again; if you use an installed package, install it again.",
    )
