"""Hashing: only the password itself is right, an unknown login costs as much, and no more than a few run at once."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given, settings
from hypothesis import strategies as st
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from service.access.hashing import AT_ONCE, HASHER, Hasher
from tests.workflow.accounts.doors import CHEAP


def method(rounds: int) -> PasswordHash:
    return PasswordHash((Argon2Hasher(time_cost=rounds, memory_cost=8, parallelism=1),))


@settings(max_examples=8)
@given(password=st.text(min_size=1, max_size=40), other=st.text(max_size=40))
def test_only_the_password_itself_is_right(password: str, other: str) -> None:
    kept = CHEAP.hashed(password)
    assert CHEAP.verify(password, kept).right
    assert not CHEAP.verify(password + "x", kept).right
    assert CHEAP.verify(other, kept).right == (CHEAP.verify(password, CHEAP.hashed(other)).right)


def test_characters_may_be_composed_either_way() -> None:
    kept = CHEAP.hashed("Cafe\u0301－Ａｂ９")
    assert CHEAP.verify("Café-Ab9", kept).right


def test_no_hash_is_never_right() -> None:
    assert not CHEAP.verify("", "").right
    assert not CHEAP.verify("anything", "").right


def test_a_hash_of_other_parameters_is_made_anew() -> None:
    old, new = Hasher(method(1)), Hasher(method(2))
    kept = old.hashed("a password")
    assert old.verify("a password", kept).rehashed == ""
    verified = new.verify("a password", kept)
    assert verified.right
    assert new.verify("a password", verified.rehashed).rehashed == ""
    assert new.verify("another", kept).rehashed == ""


def test_the_shipped_hasher_keeps_to_what_is_recommended() -> None:
    kept = HASHER.hashed("a password")
    assert kept.startswith("$argon2id$")
    assert HASHER.verify("a password", kept).rehashed == ""


class Counting(Argon2Hasher):
    """Counts how many hash at the same time."""

    def __init__(self) -> None:
        super().__init__(time_cost=1, memory_cost=8, parallelism=1)
        self.running, self.most, self.lock = 0, 0, threading.Lock()

    def hash(self, password: str | bytes, *, salt: bytes | None = None) -> str:
        with self.lock:
            self.running += 1
            self.most = max(self.most, self.running)
        time.sleep(0.01)
        with self.lock:
            self.running -= 1
        return super().hash(password, salt=salt)


def test_a_flood_waits_its_turn() -> None:
    counting = Counting()
    hasher = Hasher(PasswordHash((counting,)))
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(hasher.hashed, map(str, range(32))))
    assert 1 < counting.most <= AT_ONCE
