"""Small pictures as cameras and programs write them."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo


def picture(format: str = "PNG", colour: str = "teal", mode: str = "RGB", **how: object) -> bytes:
    """Eight pixels wide and six high, of one colour."""
    out = BytesIO()
    Image.new(mode, (8, 6), colour).save(out, format, **how)
    return out.getvalue()


def noted(format: str = "JPEG") -> bytes:
    """Lying on its side, its left half red; with place, time, camera and a comment."""
    shown = Image.new("RGB", (16, 8), "blue")
    shown.paste("red", (0, 0, 8, 8))
    exif = Image.Exif()
    exif[Base.Orientation] = 6  # its first row is shown at the right
    exif[Base.Make] = "Camera"
    exif[Base.DateTime] = "2026:05:01 10:00:00"
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (36.0, 3.0, 41.0)
    more: dict[str, object] = {"comment": b"secret"}
    if format == "PNG":
        notes = PngInfo()
        notes.add_text("Comment", "secret")
        more = {"pnginfo": notes}
    out = BytesIO()
    shown.save(out, format, exif=exif, icc_profile=b"profile", **more)
    return out.getvalue()


def with_size(content: bytes, width: int, height: int) -> bytes:
    """A PNG whose head claims another size; the head is as sound as any."""
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + content[24:29]
    return content[:12] + head + zlib.crc32(head).to_bytes(4, "big") + content[33:]


def opened(content: bytes) -> Image.Image:
    """As a viewer opens it."""
    shown = Image.open(BytesIO(content))
    shown.load()
    return shown
