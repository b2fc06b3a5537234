"""A chain that nobody touched holds; whatever is done to it is found and named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from service.casework.audit.chain import Algorithm, AuditRow, chained
from service.casework.audit.tampering import Tampering
from service.casework.audit.verify import Verdict, verify
from tests.casework.audit.attacks import ATTACKS, COLUMNS, LENGTH, Named, cut, replace_all, with_column
from tests.casework.audit.builders import chain, event, genuine, head, reading


def verdict(rows: list[AuditRow], *heads: int, of: list[AuditRow] | None = None) -> Verdict:
    """The verdict on `rows` with genuine heads over these rows of the chain `of`."""
    original = of or rows
    return verify(reading(rows), [head(original[seq - 1]) for seq in heads], genuine)


@pytest.mark.parametrize("length", [0, 1, 2, LENGTH])
def test_an_untouched_chain_holds(length: int) -> None:
    found = verdict(chain(length))
    assert found.holds
    assert found.rows == length
    assert "没有签名的链头可以对照" in found.said[0].zh


def test_an_untouched_chain_agrees_with_its_heads() -> None:
    found = verdict(chain(), 4, LENGTH)
    assert found.holds
    assert found.heads == 2
    assert found.said[0].zh == "审计记录完整：10 行前后相接，与 2 个签名的链头相符"


def test_rows_of_both_algorithms_may_follow_each_other() -> None:
    rows = chain(3)
    for number, alg in enumerate((Algorithm.SM3, Algorithm.SM3, Algorithm.SHA256), start=4):
        rows.append(chained(event(number), rows[-1], alg))
    assert verdict(rows, 5).holds


@pytest.mark.parametrize("named", ATTACKS.values(), ids=ATTACKS)
def test_every_attack_is_named_rightly(named: Named) -> None:
    original = chain(LENGTH)
    found = verdict(named.attack(original), 1, 4, LENGTH, of=original)
    assert len(found.breaches) == 1
    breach = found.breaches[0]
    assert (breach.kind, breach.seq, breach.until, breach.column) == (
        named.kind,
        named.seq,
        named.until,
        named.column,
    ), breach.said.en


VALUES = st.none() | st.integers(-(2**63), 2**63 - 1) | st.text(max_size=70) | st.binary(max_size=4)


@given(st.integers(1, 6), st.sampled_from(COLUMNS), VALUES, st.sampled_from(Algorithm))
def test_any_other_value_of_any_one_field_is_found(seq: int, column: str, value: Any, alg: Algorithm) -> None:
    """Without a single head."""
    original = chain(6, alg)
    taken = [row.seq for row in original]
    assume(value != getattr(original[seq - 1], column))
    assume(column != "seq" or (type(value) is int and value not in taken))
    found = verdict(with_column(original, seq, column, value))
    assert [(breach.kind, breach.seq) for breach in found.breaches] == [(Tampering.ALTERED, seq)]


@given(st.integers(1, 8), st.data())
def test_rows_in_any_other_order_or_number_do_not_hold(length: int, data: st.DataObject) -> None:
    original = chain(length)
    numbers = data.draw(st.permutations(range(length)))
    kept = data.draw(st.integers(0, length))
    rows = [original[number]._replace(seq=place) for place, number in enumerate(numbers[:kept], start=1)]
    assert verdict(rows, length, of=original).holds == (rows == original)


def test_without_a_head_a_cut_tail_and_another_chain_cannot_be_seen() -> None:
    """The reason why heads must leave the machine."""
    assert verdict(cut(6)(chain())).holds
    assert verdict(replace_all(chain())).holds


def test_a_forged_head_testifies_nothing() -> None:
    rows = chain()
    forged = head(rows[3]._replace(hash=rows[2].hash), b"forged")
    found = verify(reading(rows), [head(rows[-1]), forged], genuine)
    assert [(breach.kind, breach.seq) for breach in found.breaches] == [(Tampering.HEAD_FORGED, 4)]
    assert (found.rows, found.heads) == (LENGTH, 1)


def test_a_forged_head_does_not_hide_what_was_done_to_the_rows() -> None:
    rows = chain()
    forged = head(rows[5], b"forged")
    found = verify(reading(cut(6)(rows)), [head(rows[-1]), forged], genuine)
    assert {breach.kind for breach in found.breaches} == {Tampering.HEAD_FORGED, Tampering.TAIL_CUT}


def test_copies_of_heads_convict_where_the_heads_themselves_are_gone() -> None:
    rows = chain()
    copies = [head(rows[3]), head(rows[-1])]
    gone = verify(reading(rows), copies[:1], genuine, copies)
    assert [(breach.kind, breach.seq) for breach in gone.breaches] == [(Tampering.HEADS_REMOVED, 10)]
    cut_too = verify(reading(cut(6)(rows)), (), genuine, copies)
    assert [breach.kind for breach in cut_too.breaches] == [Tampering.HEADS_REMOVED, Tampering.TAIL_CUT]
    assert verify(reading(rows), copies, genuine, copies[:1]).holds


def test_of_two_heads_over_one_row_both_must_agree() -> None:
    rows = chain()
    other = replace_all(rows)
    found = verify(reading(rows), [head(rows[3]), head(other[3])], genuine)
    assert [breach.kind for breach in found.breaches] == [Tampering.REPLACED]


def test_long_chains_tell_how_far_they_are() -> None:
    told: list[int] = []
    verify(reading(chain(10_001)), (), genuine, progress=told.append)
    assert told == [10_000]
