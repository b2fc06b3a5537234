"""What is missing is asked for, by the day the assessment gives."""

from datetime import date
from pathlib import Path

import pytest

from service.casework.acts.evaluation import RequestSupplement
from service.casework.state import State
from service.vocabulary.fault import Fault
from service.workflow.cases.request_supplement import request_supplement
from tests.workflow.case_desk import asked, desk


def test_without_words_it_is_what_the_assessment_needs(tmp_path: Path) -> None:
    at = desk("lacking", tmp_path)
    done = request_supplement(at.settings, at.case, (), None, asked())
    act = done.recorded.act
    assert isinstance(act, RequestSupplement)
    assert done.case.state is State.SUPPLEMENT
    assert act.deadline == date(2026, 6, 21)
    assert any("缺少2025年能源消费总量" in item for item in act.items)


def test_before_an_assessment_the_day_has_to_be_stated(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    with pytest.raises(Fault, match="请用 --deadline 写明"):
        request_supplement(at.settings, at.case, ("能源统计表",), None, asked())
    done = request_supplement(at.settings, at.case, ("能源统计表",), date(2026, 6, 30), asked())
    assert done.case.state is State.SUPPLEMENT
