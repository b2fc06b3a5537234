"""The child process that decodes one untrusted photo and writes it anew: the pixels stay, all that is noted goes."""

from __future__ import annotations

import json
import warnings
from io import BytesIO

from PIL import Image, ImageOps

from service.intake.files.child import confine

MOST_PIXELS = 50_000_000
"""Technical: more than cameras and phones take, little enough to be held in memory twice."""
_FORMATS = ("JPEG", "PNG")
_JPEG_MODES = ("L", "RGB")


def anew(data: bytes) -> bytes:
    """The same picture, upright, without EXIF, XMP, comments, profiles, previews and whatever is appended; a JPEG is
    as fine as it was. Or, in JSON, why not: `{"pixels": [width, height, most]}`, `{"damaged": what the library says}`.
    """
    # Only the head is read on opening, and the size is checked here, so that it can be told.
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")  # odd notes are left behind anyway
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return json.dumps({"pixels": [*picture.size, MOST_PIXELS]}).encode()
            return _written(picture)
    except Exception as fault:  # whatever the library trips over is a fault of the file
        return json.dumps({"damaged": type(fault).__name__}).encode()


def _written(picture: Image.Image) -> bytes:
    tables = getattr(picture, "quantization", None)
    upright = ImageOps.exif_transpose(picture)
    out = BytesIO()
    if picture.format == "PNG":
        upright.info = {name: value for name, value in upright.info.items() if name == "transparency"}
        upright.save(out, "PNG")
    else:
        upright.info = {}
        plain = upright if upright.mode in _JPEG_MODES else upright.convert("RGB")
        plain.save(out, "JPEG", qtables=tables, optimize=True)
    return out.getvalue()


def main(arguments: list[str]) -> None:
    """Write one photo anew, see confine()."""
    confine(arguments, lambda data, _: anew(data))
