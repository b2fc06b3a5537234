"""A claim goes with what is done under it: marked with its audit event, and answered from then on."""

from pathlib import Path

import pytest

from service.vocabulary.fault import Fault
from service.workflow.audit.origin import Origin, coming_from
from service.workflow.people.add_person import add_person
from service.workflow.people.list_people import list_people
from service.workflow.requests.request_once import Answer, RequestKey, claim_request, settle_request
from tests.storage.builders import DIGEST, NOW, a_person
from tests.storage.installations import installed

KEY = RequestKey("7", "POST /api/v1/people", "k", DIGEST)
ANSWER = Answer(201, "application/json", b"{}")


def test_what_is_done_under_a_claim_is_marked_with_it(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        claim = claim_request(made.settings, KEY, NOW)
        assert isinstance(claim, str)
        with coming_from(Origin(claim=claim)):
            add_person(made.settings, a_person(), NOW)
        settle_request(made.settings, claim, None)
        with pytest.raises(Fault, match=r"person\.add 1"):
            claim_request(made.settings, KEY, NOW)


def test_what_is_refused_under_a_claim_leaves_it_free(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        claim = claim_request(made.settings, KEY, NOW)
        assert isinstance(claim, str)
        add_person(made.settings, a_person(), NOW)
        with coming_from(Origin(claim=claim)), pytest.raises(Fault, match="没有重复登记"):
            add_person(made.settings, a_person(), NOW)
        settle_request(made.settings, claim, None)
        assert isinstance(claim_request(made.settings, KEY, NOW), str)


def test_a_claim_that_was_lost_does_nothing(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        with coming_from(Origin(claim="never claimed")), pytest.raises(Fault, match="接手"):
            add_person(made.settings, a_person(), NOW)
        assert list_people(made.settings) == ()


def test_what_was_answered_is_kept(tmp_path: Path) -> None:
    with installed("sqlite", tmp_path) as made:
        claim = claim_request(made.settings, KEY, NOW)
        assert isinstance(claim, str)
        settle_request(made.settings, claim, ANSWER)
        assert claim_request(made.settings, KEY, NOW) == ANSWER
