"""Decisions of a case: each as it was signed, also when the case has gone on since."""

from dataclasses import replace

from service.vocabulary.assessment import Recommendation
from service.workflow.bundles.decisions import Decision, decisions
from tests.casework.builders import DRC, MIIT, Walk, decided, drafted, procedure, reevaluated, walk

PROCEDURES = {procedure().digest: procedure()}


def made(walk: Walk) -> tuple[Decision, ...]:
    return decisions(walk.now, PROCEDURES)


def test_there_is_none_before_one_is_drafted() -> None:
    assert made(walk().accepted().checked().assessed()) == ()


def test_a_draft_counts_with_the_signatures_it_has_so_far() -> None:
    begun = walk().accepted().checked().assessed().do(drafted())
    (decision,) = made(begun)
    assert (decision.issued, decision.signatures) == (None, ())
    (decision,) = made(begun.sign(DRC))
    assert [one.recorded.person for one in decision.signatures] == [DRC]


def test_an_issued_decision_is_what_both_signed() -> None:
    issued = decided()
    (decision,) = made(issued)
    assert decision.issued == issued.now.version
    assert [one.recorded.person for one in decision.signatures] == [DRC, MIIT]
    assert {one.recorded.act.content for one in decision.signatures} == {decision.digest}
    assert decision.shared_eyes == ()


def test_the_first_decision_stays_when_the_case_goes_into_another_round() -> None:
    again = reevaluated()
    (first,) = made(again)
    assert (first.content.round, first.content.decision) == (1, Recommendation.RECTIFY)
    assert len(first.signatures) == 2
    assert len(made(again.checked(2).assessed().decided())) == 2


def test_eyes_that_are_shared_are_named() -> None:
    (decision,) = made(decided())
    first, second = decision.signatures
    assert replace(decision, editors=frozenset({DRC})).shared_eyes == (DRC.name,)
    assert replace(decision, signatures=(first, first)).shared_eyes == (DRC.name,)
    moved = replace(second, recorded=replace(second.recorded, person=replace(MIIT, department=DRC.department)))
    assert replace(decision, signatures=(first, moved)).shared_eyes == (MIIT.name,)
    namesake = replace(second, recorded=replace(second.recorded, person=replace(MIIT, name=DRC.name)))
    assert replace(decision, signatures=(first, namesake)).shared_eyes == (DRC.name,)
