"""What is signed: the whole content with its digest, and which signatures stand."""

from service.api.cases.content import ContentShown
from service.casework.signing import content_digest
from service.casework.state import State
from tests.api.cases.shown import case_shown
from tests.casework.builders import DRC
from tests.casework.stages import at


def test_nothing_is_there_to_sign_before_a_draft() -> None:
    shown = ContentShown.of(case_shown(at(State.EVALUATION)))
    assert (shown.digest, shown.content, shown.signatures, shown.missing_signatures) == ("", None, [], [])


def test_the_content_and_who_has_still_to_sign() -> None:
    driven = at(State.SIGNING)
    digest = content_digest(driven.now)
    shown = ContentShown.of(case_shown(driven))
    assert shown.content is not None
    assert (shown.digest, shown.content.decision.value) == (digest, "通过")
    assert [one.code for one in shown.missing_signatures] == ["drc", "miit"]


def test_signatures_of_what_was_sent_back_do_not_stand() -> None:
    shown = ContentShown.of(case_shown(at(State.PUBLICITY)))
    assert [(one.department.code, one.person.id == DRC.id, one.stands) for one in shown.signatures] == [
        ("drc", True, True),
        ("miit", False, True),
    ]
    assert shown.missing_signatures == []
