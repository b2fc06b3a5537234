"""A report: as it is on record, and as it is handed in."""

from datetime import date

import pytest
from pydantic import ValidationError

from service.api.programmes.filings import FilingGiven, FilingShown
from service.vocabulary.programme import Filing


def test_both_ways() -> None:
    given = FilingGiven.model_validate(
        {"duty": "summary", "jurisdiction": "浙江", "filed_on": "2026-03-01", "document": "总结"}
    )
    asked = given.asked("145")
    assert (asked.programme, asked.duty, asked.period, asked.filed_on) == ("145", "summary", "", date(2026, 3, 1))
    filing = Filing("145", "summary", "145", "zhejiang", "", date(2026, 3, 1), "总结")
    assert FilingShown.of(filing).document == "总结"


def test_a_report_has_a_title() -> None:
    with pytest.raises(ValidationError):
        FilingGiven.model_validate({"duty": "summary", "filed_on": "2026-03-01", "document": ""})
