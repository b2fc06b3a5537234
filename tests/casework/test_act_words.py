"""The words that acts carry."""

from dataclasses import replace
from decimal import Decimal

from service.casework.act_words import corrected, established, said_of
from service.casework.acts import application, submission
from tests.casework.builders import imported, plan
from tests.casework.stages import CORRECTION, WAIVER


def test_the_words_that_tell_most() -> None:
    assert said_of(application.Withdraw(reason="材料有误")) == "材料有误"
    assert said_of(submission.RejectAnswer(rule="CR-A1", subject="x", reason="仍不符")) == "仍不符"
    assert said_of(plan()) == "发改〔2022〕1号"
    assert said_of(CORRECTION) == "文号“1号”更正为“11号”：漏打一个字"
    assert said_of(application.Apply()) == ""
    assert said_of(imported()) == ""


def test_what_is_proposed_not_to_apply_is_told_by_its_name() -> None:
    assert said_of(WAIVER) == "TG-11：园区没有此类企业"
    assert said_of(WAIVER, {"TG-11": "节水型企业占比"}) == "节水型企业占比：园区没有此类企业"


def test_a_corrected_value_is_told_with_its_year() -> None:
    disputed = submission.DisputeValue(code="gdp", year=2025, reason="按台账")
    assert said_of(disputed) == "gdp（2025 年）有争议，还没有认定值：按台账"
    assert said_of(disputed, {"gdp": "生产总值"}) == "生产总值（2025 年）有争议，还没有认定值：按台账"
    found = replace(disputed, established=Decimal("0.941"), raw="94.1％")
    assert said_of(found) == "gdp（2025 年）改正为“94.1％”：按台账"
    assert corrected(found, "产值", "98%") == "产值（2025 年）由“98%”改正为“94.1％”：按台账"
    assert [established(one) for one in (disputed, found, replace(found, raw=""))] == ["", "94.1％", "0.941"]
