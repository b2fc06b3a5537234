"""What can be chosen in the form of an act: known rules and projects; nothing where nothing is known yet."""

from pathlib import Path

from service.casework.acts.application import AssignProject, Withdraw
from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver
from service.workflow.cases.act_choices import act_choices
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import desk


def test_before_the_first_workbook_there_is_nothing_to_choose(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    case = read_case(at.settings, at.case)
    for act in (AssignProject, ProposeWaiver, GrantWaiver, Withdraw):
        assert act_choices(at.settings, case, act) == {}
