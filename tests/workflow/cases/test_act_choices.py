"""What can be chosen in the form of an act: known rules and projects; nothing where nothing is known yet."""

from datetime import date
from pathlib import Path

from service.casework.acts.application import AssignProject, Withdraw
from service.casework.acts.evaluation import GrantWaiver, ProposeWaiver
from service.workflow.cases.act_choices import act_choices
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from tests.workflow.case_desk import ON, asked, desk


def test_before_the_first_workbook_there_is_nothing_to_choose(tmp_path: Path) -> None:
    at = desk("accepted", tmp_path)
    case = read_case(at.settings, at.case)
    for act in (AssignProject, ProposeWaiver, GrantWaiver, Withdraw):
        assert act_choices(at.settings, case, act, ON) == {}


def test_what_can_be_waived_stands_once(tmp_path: Path) -> None:
    at = desk("imported", tmp_path)
    case = read_case(at.settings, at.case)
    offered = dict(act_choices(at.settings, case, ProposeWaiver, ON)["subject"])
    assert {"clean_energy_share", "TG-06", "so2_reduction", "EC-07"} <= offered.keys()
    assert "EC-02" not in offered, "it judges clean_energy_share, and nothing else"
    by_rule = ProposeWaiver(subject="EC-02", reason="没有此类能源", until=date(2027, 12, 31))
    perform_act(at.settings, at.case, by_rule, asked())
    left = dict(act_choices(at.settings, read_case(at.settings, at.case), ProposeWaiver, ON)["subject"])
    assert offered.keys() - left.keys() == {"clean_energy_share"}
    waiting = dict(act_choices(at.settings, read_case(at.settings, at.case), GrantWaiver, ON)["waiver"])
    assert [told.startswith("EC-02 清洁能源") for told in waiting.values()] == [True]


def test_a_waiver_that_has_expired_waits_no_more_and_can_be_proposed_anew(tmp_path: Path) -> None:
    at, day = desk("imported", tmp_path), date(2026, 6, 30)
    perform_act(at.settings, at.case, ProposeWaiver(subject="EC-07", reason="没有热源", until=day), asked())
    case = read_case(at.settings, at.case)
    for on, open_ones, offered in ((day, 1, False), (date(2026, 7, 1), 0, True)):
        assert len(act_choices(at.settings, case, GrantWaiver, on).get("waiver", ())) == open_ones
        assert ("EC-07" in dict(act_choices(at.settings, case, ProposeWaiver, on)["subject"])) is offered
