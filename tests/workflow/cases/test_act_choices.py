"""What can be chosen in the form of an act: known rules and projects; nothing where nothing is known yet."""

from datetime import date
from pathlib import Path

from service.casework.acts.application import AssignProject, Withdraw
from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver
from service.workflow.cases.act_choices import act_choices
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import asked, desk


def test_before_the_first_workbook_there_is_nothing_to_choose(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    case = read_case(at.settings, at.case)
    for act in (AssignProject, ProposeWaiver, GrantWaiver, Withdraw):
        assert act_choices(at.settings, case, act) == {}


def test_what_can_be_waived_stands_once(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    case = read_case(at.settings, at.case)
    offered = dict(act_choices(at.settings, case, ProposeWaiver)["subject"])
    assert {"clean_energy_share", "TG-06", "so2_reduction", "EC-07"} <= offered.keys()
    assert "EC-02" not in offered, "it judges clean_energy_share, and nothing else"
    by_rule = ProposeWaiver(subject="EC-02", reason="没有此类能源", until=date(2027, 12, 31))
    perform_act(at.settings, at.case, by_rule, asked())
    left = dict(act_choices(at.settings, read_case(at.settings, at.case), ProposeWaiver)["subject"])
    assert offered.keys() - left.keys() == {"clean_energy_share"}
    waiting = dict(act_choices(at.settings, read_case(at.settings, at.case), GrantWaiver)["waiver"])
    assert [told.startswith("EC-02 清洁能源") for told in waiting.values()] == [True]
