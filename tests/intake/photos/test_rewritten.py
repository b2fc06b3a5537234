"""A photo comes back from the limited child process without its notes, or one sentence why it cannot be kept."""

import pytest

from service.intake.files.confined import Limits
from service.intake.photos.child import anew
from service.intake.photos.rewritten import rewritten
from service.vocabulary.problem import Unreadable
from tests.intake.photos.pictures import noted, picture, with_size


def refused(content: bytes, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        rewritten(content, limits)
    return caught.value


def test_a_photo_comes_back_without_its_notes() -> None:
    assert rewritten(noted()) == anew(noted())


def test_a_bomb_is_refused_with_its_size() -> None:
    assert "60000×60000 像素，超过 5000 万像素" in refused(with_size(picture(), 60_000, 60_000)).sentence


def test_half_a_photo_is_refused() -> None:
    assert (fault := refused(noted()[:-200])).code == "photo-damaged"
    assert "重新拷贝" in fault.sentence


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(wall_seconds=0), "photo-heavy"),
        (Limits(output=10), "photo-damaged"),
        (Limits(memory=1 << 20), "photo-damaged"),
    ],
)
def test_an_end_that_is_not_as_it_should_be_is_told(limits: Limits, code: str) -> None:
    assert refused(picture(), limits).code == code
