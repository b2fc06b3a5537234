"""The demonstration has something to show on every screen of the decision and of what follows it."""

from service.workflow.demo.books import Kind
from service.workflow.demo.cases import Stage
from service.workflow.demo.stories import STORIES, answered, appealed, objected, replying


def test_the_first_case_has_questions_that_its_park_has_answered() -> None:
    first = STORIES[0]
    assert (first.kind, first.stage, first.then) == (Kind.SLIPPED, Stage.CHECKING, answered)


def test_decisions_are_signed_published_issued_put_right_and_appealed_against() -> None:
    told = {(one.stage, one.then) for one in STORIES}
    assert told >= {
        (Stage.DRAFTED, None),
        (Stage.PUBLISHED, objected),
        (Stage.ISSUED, None),
        (Stage.ISSUED, replying),
        (Stage.ISSUED, appealed),
        (Stage.REEVALUATED, None),
    }


def test_publicity_is_not_over_when_the_demonstration_begins() -> None:
    """All else is as old as the first case."""
    assert {one.stage for one in STORIES if one.later} == {Stage.PUBLISHED}


def test_several_parks_miss_several_indicators() -> None:
    assert sum(one.kind is Kind.SHORT and one.stage >= Stage.EVALUATED for one in STORIES) > 1
