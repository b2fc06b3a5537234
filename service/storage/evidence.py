"""What may be kept as 佐证材料: its extension, its first bytes and its structure agree; photos are written anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from service.intake.files.package_checks import check_package
from service.intake.photos.rewritten import rewritten
from service.storage.errors import StorageError
from service.vocabulary.language import Said
from service.vocabulary.problem import Unreadable

MAX_BYTES = 10 * 1024 * 1024
"""As for workbooks: checking a file holds it in memory."""
_ALLOWED = "xlsx、pdf、png、jpg"
_TAIL = 1024
"""A PDF ends with its mark, but programs may write a little behind it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    media_type: str
    extensions: tuple[str, ...]
    magic: bytes
    whole: Callable[[bytes], bool]
    kept: Callable[[bytes], bytes] = bytes


def _is_workbook(content: bytes) -> bool:
    check_package(content)
    return True


_KINDS = (
    _Kind("application/pdf", (".pdf",), b"%PDF-", lambda content: b"%%EOF" in content[-_TAIL:]),
    # Decoding tells whether they are whole: programs append previews and clips behind the end.
    _Kind("image/png", (".png",), b"\x89PNG\r\n\x1a\n", bool, rewritten),
    _Kind("image/jpeg", (".jpg", ".jpeg"), b"\xff\xd8\xff", bool, rewritten),
    _Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",), b"PK\x03\x04", _is_workbook),
)


def as_kept(name: str, content: bytes) -> tuple[str, bytes]:
    """The media type of a file of evidence, and what of it is kept: photos lose where and when they were taken.

    Raises:
        StorageError: as media_type(); it is a photo that cannot be decoded within the limits.
    """
    kind = _kind(name, content)
    try:
        return kind.media_type, kind.kept(content)
    except Unreadable as fault:
        raise _refused(fault.code, name, fault.said.zh.rstrip("。"), fault.said.en) from fault


def media_type(name: str, content: bytes) -> str:
    """The media type of a file of evidence, by its name and content.

    Raises:
        StorageError: it is too large, of another kind, damaged, or not what its name says.
    """
    return _kind(name, content).media_type


def _kind(name: str, content: bytes) -> _Kind:
    _check_size(name, len(content))
    suffix = PurePath(name).suffix.lower()
    named = next((kind for kind in _KINDS if suffix in kind.extensions), None)
    found = next((kind for kind in _KINDS if content.startswith(kind.magic)), None)
    if named is None:
        raise _refused(
            "evidence-kind", name, f"不收扩展名“{suffix}”的文件", f"files ending in “{suffix}” are not taken"
        )
    if found is not named:
        inside = f"是 {found.extensions[0]}" if found else "不是可以收的任何一种格式"
        within = f"is {found.extensions[0]}" if found else "is of no kind that is taken"
        zh = f"内容{inside}，与扩展名 {suffix} 不符"
        raise _refused("evidence-mismatch", name, zh, f"its content {within}, not {suffix}")
    _check_whole(name, content, named)
    return named


def _check_size(name: str, size: int) -> None:
    if size == 0:
        raise _refused("evidence-empty", name, "文件是空的（0 字节）", "the file is empty")
    if size > MAX_BYTES:
        limit = MAX_BYTES // (1024 * 1024)
        zh = f"文件超过 {limit} MB（请降低扫描分辨率，或拆成几个文件）"
        raise _refused("evidence-size", name, zh, f"it is larger than {limit} MB (scan it coarser, or split it)")


def _check_whole(name: str, content: bytes, kind: _Kind) -> None:
    try:
        whole = kind.whole(content)
    except Unreadable as fault:
        raise _refused(
            fault.code, name, fault.sentence.rstrip("。"), f"it is no sound workbook ({fault.code})"
        ) from fault
    if not whole:
        zh = "文件不完整，结尾缺失（多半是下载或拷贝中断）"
        raise _refused("evidence-truncated", name, zh, "its end is missing, most likely a broken download or copy")


def _refused(code: str, name: str, zh: str, en: str) -> StorageError:
    return StorageError(
        code,
        Said(
            f"佐证材料 {name} 不能收下：{zh}；请提交 {_ALLOWED} 文件的完好原件",
            f"{name} cannot be kept as evidence: {en}; hand in a sound original as xlsx, pdf, png or jpg",
        ),
    )
