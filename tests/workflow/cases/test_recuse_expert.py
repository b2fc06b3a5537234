"""An expert is recused by number or name, and the act knows both."""

from pathlib import Path

import pytest

from service.casework.acts.site_visit import Recuse
from service.vocabulary.fault import Fault
from service.workflow.cases.recuse_expert import recuse_expert
from tests.workflow.case_desk import asked, desk


def test_the_act_names_the_expert(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    act = recuse_expert(at.settings, at.case, "林镕", "曾任顾问", ("EC-07",), asked()).recorded.act
    assert isinstance(act, Recuse)
    assert (act.expert_name, act.items, act.expert > 0) == ("林镕", ("EC-07",), True)


def test_nobody_is_told(tmp_path: Path) -> None:
    at = desk("visiting", tmp_path)
    with pytest.raises(Fault, match="没有编号或姓名为“某人”"):
        recuse_expert(at.settings, at.case, "某人", "理由", (), asked())
