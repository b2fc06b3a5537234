"""A photo as it is kept: written anew by a limited child process, without where and when it was taken."""

from __future__ import annotations

import json

from service.intake.files.confined import Limits, confined
from service.vocabulary.problem import Unreadable

_CHILD = "service.intake.photos.child"
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


def rewritten(content: bytes, limits: Limits | None = None) -> bytes:
    """The JPEG or PNG with its pixels and nothing else; nothing of the content is parsed in this process.

    Raises:
        Unreadable: it is damaged, or has too many pixels, or decoding it needs more than the limits.
    """
    try:
        told = confined(_CHILD, content, limits or Limits(), without=())
    except Unreadable as fault:
        raise _too_heavy() if fault.code == "too-heavy" else _damaged() from None
    if told.startswith(_PICTURES):
        return told
    match _refusal(told):
        case {"pixels": [int(width), int(height), int(most)]}:
            raise _too_many_pixels(width, height, most)
    raise _damaged()


def _refusal(told: bytes) -> object:
    try:
        return json.loads(told)
    except ValueError:
        return None


def _too_many_pixels(width: int, height: int, most: int) -> Unreadable:
    return Unreadable(
        "photo-pixels",
        f"图片有 {width}×{height} 像素，超过 {most // 10_000} 万像素的上限："
        "请缩小图片，或降低拍摄、扫描的分辨率后重新提交。",
    )


def _damaged() -> Unreadable:
    return Unreadable("photo-damaged", "图片已损坏或不完整，解不出画面：请重新拷贝或下载，能在看图软件里打开后再提交。")


def _too_heavy() -> Unreadable:
    return Unreadable("photo-heavy", "打开图片超出了允许的内存或时间：请用看图软件另存为 JPEG 后重新提交。")
