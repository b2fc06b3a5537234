"""Cases are evaluated for a day on which there are rules, and which has come."""

from datetime import date, timedelta

import pytest

from service.settings import load_settings
from service.vocabulary.fault import Fault
from service.workflow.batch.evaluation_days import first_evaluation_day, require_evaluation_day

TODAY, DAY = date(2026, 11, 26), timedelta(days=1)


def test_from_the_first_rules_until_today() -> None:
    settings = load_settings()
    first = first_evaluation_day(settings)
    assert first is not None
    for day in (first, TODAY):
        require_evaluation_day(settings, day, TODAY)
    for day in (date(1990, 1, 1), first - DAY, TODAY + DAY):
        with pytest.raises(Fault, match=f"请填 {first}（规则施行之日）至 {TODAY}（今天）"):
            require_evaluation_day(settings, day, TODAY)
