"""What a step says to whom."""

from dataclasses import replace
from datetime import date

from service.casework.acts import application, carrying_out, decision, evaluation, submission
from service.casework.acts.act import KINDS, Act
from service.casework.conditions.publicity import not_signer
from service.casework.next_steps import Step
from service.vocabulary.language import Said
from service.vocabulary.person import Department, Person, Role
from service.web.cases.step import StepShown, screen_of, step_shown

ASSESSOR = Person(1, "甲", Role.ASSESSOR, None, "zhejiang")
DRC, MIIT = (Person(2, "乙", Role.APPROVER, one, "zhejiang") for one in (Department.DRC, Department.MIIT))
TODAY = date(2026, 6, 1)


def shown(
    act: type[Act], role: Role, person: Person, departments: tuple[Department, ...] = (), **of: object
) -> StepShown:
    values = {"leads": (), "due": date(2026, 5, 30), "blocks": (), "awaited": True} | of
    step = Step(act, Said("办理", "do"), (role,), departments, **values)  # type: ignore[arg-type]
    return step_shown("c-1", step, person, TODAY)


def test_a_link_only_for_whom_it_is_up_to_and_where_nothing_stands_in_the_way() -> None:
    act = submission.ImportSubmission
    assert shown(act, Role.ASSESSOR, ASSESSOR).address == "/cases/c-1/import"
    assert shown(act, Role.ASSESSOR, DRC).address == ""
    blocked = shown(act, Role.ASSESSOR, ASSESSOR, blocks=(Said("先办别的", "first something else"),))
    assert (blocked.address, blocked.why[0].zh) == ("", "先办别的")
    assert shown(act, Role.ASSESSOR, ASSESSOR).late
    assert not shown(act, Role.ASSESSOR, ASSESSOR, awaited=False).late


def test_what_another_department_does_has_no_link() -> None:
    act = carrying_out.GiveSupport
    mine = shown(act, Role.APPROVER, DRC, (Department.DRC,))
    assert (mine.mine, mine.address) == (True, "/cases/c-1/acts/give_support")
    theirs = shown(act, Role.APPROVER, MIIT, (Department.DRC,))
    assert (theirs.mine, theirs.address, theirs.why) == (False, "", ())
    assert theirs.who.zh.startswith("审批人（")


def test_whoever_may_not_for_what_they_did_has_no_link_and_reads_why() -> None:
    act = decision.DecideAppeal
    barred = shown(act, Role.APPROVER, DRC, bars=((not_signer, frozenset({DRC})),))
    assert (barred.mine, barred.address) == (False, "")
    assert [reason.zh for reason in barred.why] == ["乙 签署过原决定，不能决定对它的申诉；请由他人决定"]
    other = shown(act, Role.APPROVER, replace(DRC, id=9, name="丙"), bars=((not_signer, frozenset({DRC})),))
    assert (other.mine, other.why) == (True, ())
    assert shown(act, Role.APPROVER, ASSESSOR, bars=((not_signer, frozenset({ASSESSOR})),)).why == (), "not theirs"


def test_an_assessor_records_the_opinion_of_any_department() -> None:
    act = decision.GiveOpinion
    step = Step(act, Said("会商", "consult"), (Role.ASSESSOR, Role.APPROVER), (Department.MIIT,), (), None, (), True)
    assert [step_shown("c-1", step, one, TODAY).mine for one in (ASSESSOR, MIIT, DRC)] == [True, True, False]


def test_where_each_act_is_done() -> None:
    assert screen_of(submission.FinishDataCheck) == "questions"
    assert screen_of(decision.Close) == "acts/close"
    assert screen_of(decision.Publish) == "publicity/publish"
    assert screen_of(application.AssignProject) == "acts/assign_project"
    assert (screen_of(carrying_out.LinkEvidence), screen_of(evaluation.GrantWaiver)) == ("evidence", "waiver")
    assert [kind for kind, act in KINDS.items() if not screen_of(act)] == ["open_case"], "each has its screen"
