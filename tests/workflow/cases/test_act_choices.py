"""What can be chosen in the form of an act: known rules and projects; nothing where nothing is known yet."""

from pathlib import Path

from service.casework.acts.application import AssignProject, Withdraw
from service.casework.acts.carrying_out import LinkEvidence
from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver
from service.workflow.cases.act_choices import act_choices
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import desk


def test_before_the_first_workbook_evidence_can_be_put_to_rules_and_values_only(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    case = read_case(at.settings, at.case)
    provable = dict(act_choices(at.settings, case, LinkEvidence)["about"])
    assert {one.partition(":")[0] for one in provable} == {"item", "value"}
    for act in (AssignProject, ProposeWaiver, GrantWaiver, Withdraw):
        assert act_choices(at.settings, case, act) == {}
