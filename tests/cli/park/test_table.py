"""Parks and their events as the command line shows them."""

from decimal import Decimal

import pytest

from service.cli.park.table import HEADINGS, cells, place, told
from service.vocabulary.language import Language
from service.vocabulary.park import (
    Abolished,
    ApprovingLevel,
    MergedInto,
    ParkEvent,
    Reassigned,
    Renamed,
    SplitInto,
    Upgraded,
)
from tests.casework.parks import PLACES, ground, park

NATIONAL, PROVINCIAL = ApprovingLevel


def test_one_text_a_heading() -> None:
    made = park(area=Decimal("20.960"), approved="1992.10", type="经济开发区")
    shown = ("S217001", "S217001", "园区S217001", "辽宁省", "省级", "经济开发区", "1992.10", "20.960", "在册")
    assert cells(made, PLACES, Language.ZH) == shown
    assert len(HEADINGS) == len(cells(park(level=None), PLACES, Language.EN))
    assert place("liaoning", PLACES, Language.EN) == "liaoning"


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Renamed(ground(), "甲", "乙"), "2020-01-01 更名：甲 → 乙（某政函〔2020〕1号；优化布局）"),
        (Upgraded(ground(), PROVINCIAL, NATIONAL, "S217001", "G211001"), "升为国家级：S217001 → G211001"),
        (Upgraded(ground(), PROVINCIAL, NATIONAL, "S217001", "S217001"), "升为国家级：S217001（"),
        (Reassigned(ground(), "liaoning", "dalian"), "归口：辽宁省 → 大连市"),
        (MergedInto(ground(), "S217002"), "并入 S217002"),
        (SplitInto(ground(), ("S217002", "S217003")), "拆分为 S217002、S217003"),
        (Abolished(ground()), "2020-01-01 撤销"),
    ],
)
def test_events_in_a_line(event: ParkEvent, words: str) -> None:
    assert words in told(event, PLACES, Language.ZH)
    assert "2020-01-01" in told(event, PLACES, Language.EN)
