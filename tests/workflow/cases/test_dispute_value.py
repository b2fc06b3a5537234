"""A disputed value is named by its code and read in its unit."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.casework.acts.submission import DisputeValue
from service.vocabulary.fault import Fault
from service.workflow.cases.dispute_value import dispute_value
from tests.workflow.case_desk import asked, desk


def test_what_is_established_is_kept_as_written_and_as_value(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    done = dispute_value(at.settings, at.case, "water_reuse", 2025, "口径", "82%", asked())
    wanted = DisputeValue(
        code="water_reuse", year=2025, reason="口径", established=Decimal("0.82"), raw="82%", unit="%"
    )
    assert done.recorded.act == wanted
    open_one = dispute_value(at.settings, at.case, "gdp", 2025, "口径", "", asked()).recorded.act
    assert isinstance(open_one, DisputeValue)
    assert open_one.established is None


def test_an_unknown_code_is_refused_with_the_nearest(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    with pytest.raises(Fault, match="您是否想写“water_reuse”"):
        dispute_value(at.settings, at.case, "water_reus", 2025, "口径", "", asked())
