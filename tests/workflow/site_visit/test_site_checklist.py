"""The checklist for whoever looks: what is theirs, what is drafted, what is on record."""

from pathlib import Path

from service.casework.site_checklist import ItemStatus
from service.vocabulary.person import Role
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.site_visit.site_checklist import site_checklist
from tests.workflow.case_desk import AT, asked, desk
from tests.workflow.site_visit.visits import BY_EXPERT, EXPERTS, MANUAL, visited


def test_everybody_is_asked_for_their_own_items_and_told_why_not_for_the_others(tmp_path: Path) -> None:
    at = visited(tmp_path)
    assessors, experts = at.checklist(), at.checklist(at.person(EXPERTS[0]))
    assert {one.item.by for one in assessors.mine} == {Role.ASSESSOR}
    assert {one.item.by for one in experts.mine} == {Role.EXPERT}
    assert [reason.zh for reason in at.item(BY_EXPERT).refused] == ["由专家判定"]
    assert not at.checklist(at.person("园区")).mine
    assert (assessors.may_finish, experts.may_finish) == (True, False)


def test_drafts_of_other_assessors_are_shown_and_those_of_experts_only_counted(tmp_path: Path) -> None:
    at = visited(tmp_path)
    at.save(BY_EXPERT, "符合", person=at.person(EXPERTS[0]))
    at.save(MANUAL, "符合", "管网图", person=at.colleague())
    seen = at.checklist()
    assert (seen.drafting, at.item(BY_EXPERT).others) == (2, ())
    (theirs,) = at.item(MANUAL).others
    assert (theirs.writer, theirs.basis) == ("程若谷", "管网图")
    assert at.item(MANUAL).status is ItemStatus.OPEN


def test_what_a_findings_sheet_says_counts_as_on_record(tmp_path: Path) -> None:
    at = visited(tmp_path)
    import_judgements(at.at.settings, at.at.case, at.at.findings(), asked())
    assert at.item(BY_EXPERT).status is ItemStatus.RECORDED
    assert at.item(BY_EXPERT).statements[0].words in ("符合", "基本符合", "不符合")


def test_a_case_without_a_workbook_has_nothing_to_look_at(tmp_path: Path) -> None:
    made = desk("accepted", tmp_path)
    at = visited(tmp_path / "other")
    assert site_checklist(made.settings, made.case, at.person(), AT).items == ()
