"""What happened to a park reads as one sentence, whatever it was."""

import pytest

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
from service.web.parks.history import told
from tests.casework.parks import PLACES, ground

NATIONAL = ApprovingLevel.NATIONAL


@pytest.mark.parametrize(
    ("event", "zh", "en"),
    [
        (Renamed(ground(), "旧", "新"), "由“旧”更名为“新”", "renamed from “旧” to “新”"),
        (Reassigned(ground(), "liaoning", "dalian"), "主管地区由辽宁省改为大连市", "moved from 辽宁省 to 大连市"),
        (MergedInto(ground(), "S1"), "并入甲", "merged into 甲"),
        (SplitInto(ground(), ("S1", "S2")), "拆分为甲、S2", "split into 甲, S2"),
        (MergedInto(ground(), ""), "并入您看不到的园区", "merged into a park you may not see"),
        (SplitInto(ground(), ("S1", "")), "拆分为甲、您看不到的园区", "split into 甲, a park you may not see"),
        (Abolished(ground()), "撤销", "abolished"),
        (
            Upgraded(ground(), None, NATIONAL, "", "G1"),
            "升为国家级，代码由 无 改为 G1",
            "raised to national, code none changed to G1",
        ),
        (Upgraded(ground(), None, NATIONAL, "", ""), "升为国家级", "raised to national"),
    ],
)
def test_an_event_is_a_sentence(event: ParkEvent, zh: str, en: str) -> None:
    happened = told(event, {"S1": "甲"}, PLACES)
    assert happened.said == (zh, en)
    assert (happened.on, happened.reason) == (event.ground.on, event.ground.reason)
