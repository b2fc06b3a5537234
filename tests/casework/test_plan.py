"""Which version of the plan counts."""

from datetime import date

from service.casework.plan import original_plan, plan_in_force, same_plan, stated_in_force
from tests.casework.builders import imported, opening, plan, stated_plan, walk


def test_the_last_approved_version_counts_and_the_first_is_kept() -> None:
    case = walk().do(opening(), plan(), plan(version="2"), plan(version="3", approved=False)).now
    in_force, original = plan_in_force(case), original_plan(case)
    assert in_force is not None
    assert original is not None
    assert (in_force.act.version, original.act.version) == ("2", "1")


def test_without_approval_there_is_none() -> None:
    case = walk().do(opening(), plan(approved=False)).now
    assert (plan_in_force(case), original_plan(case)) == (None, None)


def test_the_workbook_states_its_own() -> None:
    versions = (stated_plan(), stated_plan(version="2"), stated_plan(version="3", approved=False))
    stated = stated_in_force(imported(plans=versions))
    assert stated is not None
    assert stated.version == "2"
    assert stated_in_force(imported(plans=())) is None


def test_the_same_plan_has_the_same_version_document_and_date() -> None:
    assert same_plan(plan(), stated_plan(authority="省发改委"))
    assert not same_plan(plan(), stated_plan(version="2"))
    assert not same_plan(plan(), stated_plan(document="另一文号"))
    assert not same_plan(plan(), stated_plan(decided_on=date(2022, 5, 2)))
