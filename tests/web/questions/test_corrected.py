"""A value established in place of a stated one stands in the table too, for whoever may know of it."""

from decimal import Decimal
from pathlib import Path

from service.casework.acts.submission import DisputeValue
from tests.web.questions.checking import SUBMITTER, checking

FOUND = DisputeValue(code="energy_intensity", year=2025, reason="按台账", established=Decimal("1.02"), raw="1.02")
OPEN = DisputeValue(code="energy_intensity", year=2024, reason="口径不一")


def test_the_table_tells_what_stands_now(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.do(FOUND, "评估员")
        made.do(OPEN, "评估员")
        page = made.browser.get(made.table).text
        assert "<small>改正为 1.02</small>" in page
        assert "<small>单位生产总值能耗（2024 年）有争议</small>" in page
        assert "<small>corrected to 1.02</small>" in made.browser.get(f"{made.table}?lang=en").text


def test_the_park_is_not_told_in_the_table_either(tmp_path: Path) -> None:
    with checking(tmp_path, SUBMITTER) as made:
        made.do(FOUND, "评估员")
        assert "改正为" not in made.browser.get(made.table).text
