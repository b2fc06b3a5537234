"""Key files: written once, read by this user only, and told plainly where they cannot be used."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from service.storage.errors import MIGRATE, StorageError
from service.storage.private import open_to_others, private_folder, sync_folder
from service.vocabulary.language import Said


class KeyFile:
    """One key of an installation. `code`: of the StorageError; `name`: what people call the key."""

    def __init__(self, folder: Path, file: str, code: str, name: Said) -> None:
        self._folder, self._path, self._code, self._name = folder, folder / file, code, name

    def exists(self) -> bool:
        """Whether it was made."""
        return self._path.exists()

    def write_once(self, content: bytes) -> bool:
        """Write it unless it is there; whether it was written. Of several processes that do this at once, one does.

        Raises:
            OSError: it cannot be written.
        """
        private_folder(self._folder)
        with NamedTemporaryFile(dir=self._folder, prefix=f".{self._path.name}-") as partial:
            partial.write(content)
            partial.flush()
            os.fsync(partial.fileno())
            try:
                os.link(partial.name, self._path)
            except FileExistsError:
                return False
        sync_folder(self._folder)
        return True

    def read(self) -> bytes:
        """What it holds.

        Raises:
            StorageError: it is missing, or others may read it.
        """
        try:
            exposed = open_to_others(self._path)
            content = self._path.read_bytes()
        except FileNotFoundError:
            repair = f"请运行 {MIGRATE}；曾经有过密钥的，请从备份恢复"
            raise self.unusable("不存在", repair, "is missing", f"run {MIGRATE}, or restore it from a backup") from None
        if exposed:
            mode = f"chmod 600 {self._path}"
            raise self.unusable("别的用户也能读", f"请运行 {mode}", "can be read by others", f"run {mode}")
        return content

    def unusable(self, zh: str, repair: str, en: str, mend: str) -> StorageError:
        """The fault of a key that cannot be used as it is."""
        zh_name, en_name = self._name
        return StorageError(
            self._code, Said(f"{zh_name} {self._path} {zh}；{repair}", f"the {en_name} {self._path} {en}; {mend}")
        )
