"""A head says what the chain was, and its signature covers all of it."""

from dataclasses import replace
from typing import Any

import pytest

from service.casework.audit.heads import SignedHead, head_line, read_heads, signed_head, signed_message
from tests.casework.audit.builders import KEY, START, chain, head


def test_a_head_names_the_last_row_and_how_many_there_are() -> None:
    last = chain(3)[-1]
    made = head(last)
    assert (made.seq, made.hash, made.count, made.key_id) == (3, last.hash, 3, KEY)
    assert made.ts_utc == "2026-04-01T09:03:00.000000Z"


def test_what_is_signed_is_all_but_the_signature() -> None:
    signed: list[bytes] = []

    def sign(message: bytes) -> bytes:
        signed.append(message)
        return b"\x01\x02"

    made = signed_head(chain(1)[-1], 1, START, KEY, sign)
    assert made.signature == "0102"
    assert signed == [signed_message(made)]


@pytest.mark.parametrize("name", ["seq", "hash", "count", "ts_utc", "key_id", "alg", "kind"])
def test_no_part_of_a_head_can_change_under_its_signature(name: str) -> None:
    made = head(chain(1)[-1])
    value = getattr(made, name)
    values: dict[str, Any] = {name: value + 1 if isinstance(value, int) else f"{value}x"}
    changed = replace(made, **values)
    assert signed_message(changed) != signed_message(made)


def test_heads_are_read_back_from_their_lines() -> None:
    made = [head(row) for row in chain(3)]
    text = "".join(head_line(one) + "\n" for one in made)
    assert read_heads(text).heads == tuple(made)
    assert read_heads("").heads == ()


@pytest.mark.parametrize("torn", ['{"seq":3,"ha', "", "[]", '{"seq":"3"}'])
def test_a_line_that_is_no_head_is_told_by_its_number(torn: str) -> None:
    one = head(chain(1)[0])
    found = read_heads(f"{head_line(one)}\n{torn}\n{head_line(one)}\n")
    assert found.heads == (one, one)
    assert found.unreadable == (2,)


def test_a_head_of_another_format_is_no_head() -> None:
    line = head_line(head(chain(1)[0]))
    assert read_heads(line.replace("audit-head-1", "audit-head-2")).unreadable == (1,)
    assert read_heads(line.replace("}", ',"more":1}')).unreadable == (1,)
    assert isinstance(read_heads(line).heads[0], SignedHead)
