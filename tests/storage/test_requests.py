"""One effect for each key: claimed once, marked with its effect, answered again; and nothing is stuck for good."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from service.storage import requests
from service.storage.database import Database
from service.storage.requests import ABANDONED, KEPT, UNANSWERED, Answer, RequestKey
from service.vocabulary.fault import Fault
from tests.storage.builders import DIGEST, NOW
from tests.storage.installations import installed

KEY = RequestKey("7", "POST /api/v1/people", "k-1", DIGEST)
ANSWER = Answer(201, "application/json", '{"id":7,"name":"张三"}'.encode())
LATER = NOW + ABANDONED


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """For what depends on neither of the two databases."""
    with installed("sqlite", tmp_path) as made, made.open() as opened:
        yield opened


def claim(database: Database, word: str = "a", at: datetime = NOW, key: RequestKey = KEY) -> Answer | None:
    with database.writing() as session:
        return requests.claim_request(session, key, word, at)


def mark(database: Database, word: str = "a") -> None:
    with database.writing() as session:
        requests.mark_effect(session, word, "person.add 7")


def keep(database: Database, word: str = "a") -> None:
    with database.writing() as session:
        requests.keep_answer(session, word, ANSWER)


def release(database: Database, word: str = "a") -> None:
    with database.writing() as session:
        requests.release(session, word)


def code(database: Database, at: datetime = NOW, key: RequestKey = KEY) -> str:
    """Of the fault with which a claim is refused."""
    with pytest.raises(Fault) as refused:
        claim(database, "other", at, key)
    return refused.value.code


def test_what_was_answered_is_answered_again(database: Database) -> None:
    assert claim(database) is None
    mark(database)
    keep(database)
    assert claim(database, "b") == ANSWER
    assert claim(database, "b", LATER) == ANSWER


def test_while_it_runs_nobody_else_does_it(sqlite: Database) -> None:
    claim(sqlite)
    assert code(sqlite) == "request-running"
    mark(sqlite)
    assert code(sqlite) == "request-running"


def test_another_content_under_the_same_key_is_refused(sqlite: Database) -> None:
    claim(sqlite)
    assert code(sqlite, key=RequestKey(KEY.owner, KEY.route, KEY.key, "cd" * 32)) == "idempotency-key-reused"


def test_keys_of_others_and_of_other_routes_are_their_own(sqlite: Database) -> None:
    claim(sqlite)
    assert claim(sqlite, "b", key=RequestKey("8", KEY.route, KEY.key, DIGEST)) is None
    assert claim(sqlite, "c", key=RequestKey(KEY.owner, "POST /api/v1/jobs", KEY.key, DIGEST)) is None


def test_without_effect_it_can_be_sent_anew(database: Database) -> None:
    claim(database)
    release(database)
    assert claim(database, "b") is None


def test_whoever_died_before_the_effect_is_replaced(sqlite: Database) -> None:
    claim(sqlite)
    assert code(sqlite, NOW + UNANSWERED) == "request-running", "it may be at work still"
    assert claim(sqlite, "b", LATER) is None


def test_whoever_was_replaced_can_have_no_effect_any_more(database: Database) -> None:
    claim(database)
    claim(database, "b", LATER)
    with pytest.raises(Fault, match="接手"):
        mark(database)
    mark(database, "b")
    keep(database)
    keep(database, "b")
    assert claim(database, "c", LATER) == ANSWER


def test_whoever_died_after_the_effect_is_not_repeated(sqlite: Database) -> None:
    claim(sqlite)
    mark(sqlite)
    assert code(sqlite, NOW + UNANSWERED / 2) == "request-running", "it may be answered yet"
    assert code(sqlite, NOW + UNANSWERED) == "answer-lost"


def test_what_may_not_be_kept_is_told_as_done_at_once(sqlite: Database) -> None:
    claim(sqlite)
    mark(sqlite)
    release(sqlite)
    assert code(sqlite) == "answer-lost"


def test_after_a_day_it_is_forgotten(sqlite: Database) -> None:
    claim(sqlite)
    mark(sqlite)
    keep(sqlite)
    assert claim(sqlite, "b", NOW + KEPT + timedelta(seconds=1)) is None
