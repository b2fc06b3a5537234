"""What the program writes: nothing of the user's is replaced unasked, and a file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from service.vocabulary.language import Said

FORCE = "--force"
_PARTIAL = ".acceptance-"
_STREAMS = (1, 2)
_NEW_FILE = 0o644


class RefusedOutput(ValueError):  # noqa: N818 - says what the file is
    """This path is not written to; `said` names it and says how to repair the call, the message in Chinese."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.zh)
        self.said = said


def check_output(
    out: Path, suffix: str, inputs: Iterable[Path] = (), force: bool = False, renewable: bool = False
) -> None:
    """Refuse what would destroy something. Devices, pipes and the program's own output are always written to.

    `suffix` is the ending the file should have (`.xlsx`), `inputs` are the files being read. `force` allows another
    ending and replaces a file that is there; `renewable`: an earlier result with the right ending is replaced anyway.

    Raises:
        RefusedOutput: see above.
        OSError: the path cannot be looked at.
    """
    for file in inputs:
        if out.resolve() == file.resolve() or (out.exists() and file.exists() and out.samefile(file)):
            raise RefusedOutput(
                Said(
                    f"{out} 是正在读取的文件 {file.name}，不能把结果写到它上面；请换一个文件名",
                    f"{out} is the file {file.name} that is being read and is not written over; choose another name",
                )
            )
    if force or _stream(out) is not None or (out.exists() and not out.is_file()):
        return
    if out.suffix.lower() != suffix:
        raise RefusedOutput(
            Said(
                f"{out} 的扩展名应为 {suffix}；请改用以 {suffix} 结尾的文件名，确需照写请加 {FORCE}",
                f"{out} should end with {suffix}; choose such a name, or add {FORCE} to write it all the same",
            )
        )
    if out.exists() and not (renewable and out.resolve().suffix.lower() == suffix):
        raise RefusedOutput(
            Said(
                f"{out} 已存在，没有覆盖；请换一个文件名，确需覆盖请加 {FORCE}",
                f"{out} is there already and was not replaced; choose another name, or add {FORCE} to replace it",
            )
        )


def save(out: Path, content: bytes) -> None:
    """Write a file whole or not at all; a file that is replaced keeps its permissions, a link its place. Devices,
    pipes and the program's own output are written to as they stand.

    Raises:
        OSError: it cannot be written; the error names `out`, and nothing is left behind.
    """
    try:
        stream = _stream(out)
        if stream is not None:
            _pour(stream, content)
        elif out.exists() and not out.is_file():
            with out.open("wb") as device:
                device.write(content)
        else:
            _replace(Path(os.path.realpath(out)), content)
    except OSError as error:
        error.filename, error.filename2 = str(out), None
        raise


def _stream(out: Path) -> int | None:
    """1 or 2 where `out` is what the program prints into (`/dev/stdout`, also redirected into a file)."""
    for stream in _STREAMS:
        try:
            if os.path.samestat(out.stat(), os.fstat(stream)):
                return stream
        except OSError:
            continue
    return None


def _pour(stream: int, content: bytes) -> None:
    """Behind what was printed: through the open file, so that neither part overwrites the other."""
    for printed in (sys.stdout, sys.stderr):
        printed.flush()
    with open(stream, "wb", closefd=False) as file:
        file.write(content)


def _replace(target: Path, content: bytes) -> None:
    mode = _NEW_FILE
    if target.exists():
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    partial = None
    try:
        with NamedTemporaryFile(dir=target.parent, prefix=_PARTIAL, delete=False) as file:
            partial = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(mode)
        partial.replace(target)
    finally:
        if partial is not None:
            partial.unlink(missing_ok=True)
