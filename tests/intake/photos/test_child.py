"""A photo written anew, in this process: the pixels stay, everything else goes; or it is told why not."""

import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from service.intake.photos.child import MOST_PIXELS, anew
from tests.intake.photos.pictures import noted, opened, picture, with_size


@pytest.mark.parametrize("format", ["JPEG", "PNG"])
def test_what_is_noted_in_it_goes_and_it_stands_upright(format: str) -> None:
    before = noted(format)
    kept = anew(before)
    for secret in (b"secret", b"Camera", b"2026:05:01", b"Exif", b"eXIf", b"profile", b"iCCP", b"tEXt"):
        assert secret not in kept
    shown = opened(kept)
    assert (shown.format, shown.size, dict(shown.getexif())) == (format, (8, 16), {})
    red, blue = shown.getpixel((4, 2)), shown.getpixel((4, 13))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > blue[0], "the left half as it was taken is the upper half as it is shown"


def test_the_test_picture_has_something_to_lose() -> None:
    assert all(secret in noted() for secret in (b"secret", b"Camera", b"2026:05:01", b"Exif", b"profile"))


def test_a_jpeg_is_as_fine_as_it_was() -> None:
    fine, coarse = (opened(picture("JPEG", quality=quality)) for quality in (95, 30))
    for before in (fine, coarse):
        out = BytesIO()
        before.save(out, "JPEG", quality="keep")
        assert opened(anew(out.getvalue())).quantization == before.quantization  # type: ignore[attr-defined]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_png_keeps_its_kind_of_pixels(mode: str) -> None:
    kept = opened(anew(picture("PNG", mode=mode, colour="white" if mode not in ("I;16",) else 7)))  # type: ignore[arg-type]
    assert kept.mode == mode


def test_a_transparent_colour_stays() -> None:
    assert opened(anew(picture("PNG", mode="P", colour=0, transparency=0))).info == {"transparency": 0}  # type: ignore[arg-type]


def test_a_print_picture_becomes_one_for_the_screen() -> None:
    assert opened(anew(picture("JPEG", mode="CMYK", colour="white"))).mode == "RGB"


def test_what_is_appended_goes() -> None:
    """Phones put a short film behind the picture."""
    for format in ("JPEG", "PNG"):
        assert anew(picture(format) + b"ftypmp42 film") == anew(picture(format))
    assert b"film" not in anew(picture("JPEG") + b"film")


def test_the_same_photo_twice_is_one_content() -> None:
    assert anew(noted()) == anew(noted())


@pytest.mark.parametrize(("width", "height"), [(MOST_PIXELS // 5000 + 1, 5000), (1 << 30, 1 << 30)])
def test_too_many_pixels_are_told_before_any_is_decoded(width: int, height: int) -> None:
    told = json.loads(anew(with_size(picture(), width, height)))
    assert told == {"pixels": [width, height, MOST_PIXELS]}


@pytest.mark.parametrize("content", [b"", b"GIF89a", picture("PNG")[:50], picture("JPEG")[:-300], picture("GIF")])
def test_what_cannot_be_decoded_is_told(content: bytes) -> None:
    assert "damaged" in json.loads(anew(content))


def test_a_head_that_claims_more_than_there_is_is_damaged() -> None:
    assert "damaged" in json.loads(anew(with_size(picture(), 1000, 1000)))


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([noted("JPEG"), noted("PNG"), picture("PNG", mode="P"), picture("JPEG", progressive=True)]),
    st.lists(st.tuples(st.integers(0, 1 << 16), st.integers(0, 255)), max_size=6),
)
def test_any_bytes_end_as_a_picture_or_a_refusal(content: bytes, changes: list[tuple[int, int]]) -> None:
    spoilt = bytearray(content)
    for place, value in changes:
        spoilt[place % len(spoilt)] = value
    told = anew(bytes(spoilt))
    if told.startswith(b"{"):
        assert json.loads(told).keys() <= {"pixels", "damaged"}
    else:
        with Image.open(BytesIO(told)) as shown:
            assert shown.format in ("JPEG", "PNG")
