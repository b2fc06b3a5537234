"""Each row is hashed over all that it says, and over the row before it."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.casework.audit.chain import (
    GENESIS,
    Algorithm,
    AlgorithmMissing,
    AuditEvent,
    AuditRow,
    Outcome,
    chained,
    computable,
    row_hash,
    utc_text,
)
from service.vocabulary.canonical import canonical_json
from tests.casework.audit.builders import chain, event

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
EVENTS = st.builds(
    AuditEvent,
    at=st.datetimes(timezones=st.just(UTC)),
    actor=TEXT,
    actor_name=TEXT,
    role=TEXT,
    action=TEXT,
    object_type=TEXT,
    object_id=TEXT,
    outcome=st.sampled_from(Outcome),
    object_version=st.none() | st.integers(),
    reason=TEXT,
    detail_json=TEXT,
    session=TEXT,
    ip=TEXT,
    request_id=TEXT,
)


@given(EVENTS, st.sampled_from(Algorithm))
def test_the_hash_is_over_the_hash_before_and_the_canonical_json_of_the_rest(event: AuditEvent, alg: Algorithm) -> None:
    row = chained(event, None, alg)
    rest = {name: value for name, value in row._asdict().items() if name not in ("prev_hash", "hash")}
    expected = hashlib.new(alg.value, (row.prev_hash + canonical_json(rest)).encode()).hexdigest()
    assert row.hash == expected


def test_the_first_row_follows_nothing_and_each_other_one_the_row_before() -> None:
    rows = chain(3)
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.prev_hash for row in rows] == [GENESIS, rows[0].hash, rows[1].hash]


def test_what_happened_is_stored_as_it_was_said() -> None:
    refused = event(7, Outcome.REFUSED, "没有权限")
    row = chained(refused, None)
    assert row.outcome == "refused"
    assert row.reason == "没有权限"
    assert row.object_version == 1
    assert row.ts_utc == "2026-03-31T09:07:00.000000Z"
    assert chained(replace(refused, object_version=None), None).object_version is None


def test_what_no_database_takes_is_replaced() -> None:
    row = chained(replace(event(), reason="空\0字", object_id="\udcff\ud800", actor_name="😀"), None)
    assert (row.reason, row.object_id, row.actor_name) == ("空\ufffd字", "\ufffd\ufffd", "😀")


def test_another_algorithm_gives_another_hash_of_the_same_length() -> None:
    hashes = {chained(event(), None, alg).hash for alg in Algorithm}
    assert len(hashes) == len(Algorithm)
    assert {len(one) for one in hashes} == {len(GENESIS)}


def test_a_row_of_an_unknown_algorithm_never_has_the_stored_hash() -> None:
    row = chain(1)[0]
    for stored in (row.hash, "", "not ", f"not {row.hash}"):
        changed = row._replace(alg="md5", hash=stored)
        assert row_hash(changed) != stored


def test_columns_that_hold_what_they_never_should_still_have_a_hash_of_their_own() -> None:
    row = chain(1)[0]
    strange = (b"\xff", 1.5, None, "\udcff", 7, ["x"])
    hashes = {row_hash(row._replace(actor=value)) for value in strange}  # type: ignore[arg-type]
    assert len(hashes | {row.hash}) == len(strange) + 1


def test_a_missing_algorithm_is_told_and_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    row = chain(1, Algorithm.SM3)[0]
    monkeypatch.setattr("service.casework.audit.chain._HASHES", {"sm3": _unsupported})
    with pytest.raises(AlgorithmMissing, match="sm3") as missing:
        row_hash(row)
    assert "OpenSSL" in missing.value.said.en


def _unsupported(*_: object) -> object:
    raise ValueError("unsupported hash type")


def test_this_machine_has_both_algorithms() -> None:
    assert computable() == {"sha256", "sm3"}


def test_times_are_utc_and_always_as_long() -> None:
    china = timezone(timedelta(hours=8))
    assert utc_text(datetime(2026, 3, 31, 17, 0, tzinfo=china)) == "2026-03-31T09:00:00.000000Z"
    with pytest.raises(ValueError, match="zone"):
        utc_text(datetime(2026, 3, 31))  # noqa: DTZ001


@given(EVENTS, EVENTS)
def test_equal_rows_have_equal_hashes_and_different_rows_different_ones(left: AuditEvent, right: AuditEvent) -> None:
    rows: tuple[AuditRow, AuditRow] = (chained(left, None), chained(right, None))
    assert (rows[0].hash == rows[1].hash) == (rows[0] == rows[1])
