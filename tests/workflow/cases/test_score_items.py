"""Several scores at once: each that is new, all or none."""

from decimal import Decimal
from pathlib import Path

import pytest

from service.casework.acts.site_visit import ScoreItem
from service.casework.perform import Refused
from service.workflow.cases.score_items import Given, score_items
from tests.workflow.case_desk import EXPERTS
from tests.workflow.site_visit.visits import visited


def test_only_what_differs_goes_on_record_and_a_wrong_one_stops_all(tmp_path: Path) -> None:
    at = visited(tmp_path)
    expert = at.person(EXPERTS[0])

    def score(**scores: int) -> int:
        given = {item.replace("_", "-"): Given(Decimal(one), "按台账") for item, one in scores.items()}
        return score_items(at.at.settings, at.at.case, given, expert, at.now())

    assert score(layout=80, symbiosis=70) == 2
    assert score(layout=80, symbiosis=75) == 1
    with pytest.raises(Refused, match="不在 0 至 100 分之内"):
        score(layout=60, pollution=101)
    assert [one.act.score for one in at.case.of(ScoreItem)] == [Decimal(80), Decimal(70), Decimal(75)]
    with pytest.raises(Refused, match="“优化产业空间布局”（layout）的评分已经交过"):
        score_items(at.at.settings, at.at.case, {"layout": Given(Decimal(60))}, expert, at.now())
