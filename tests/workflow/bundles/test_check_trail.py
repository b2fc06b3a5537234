"""The audit events of a bundle: altered, removed, added or under a head of somebody else, each is told."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from service.casework.audit.chain import AuditRow, row_hash
from service.documents.bundle import paths
from service.documents.bundle.check import Check, Outcome
from service.storage.keys import SigningKey
from service.workflow.bundles.check_trail import check_trail
from service.workflow.bundles.opened import Broken, Opened
from tests.workflow.bundles.bundled import contents, forger, with_json, written


def nothing(told: Any) -> None:
    """As it was written."""


def checks(change: Callable[[Any], object] = nothing, key: SigningKey | None = None) -> list[Check]:
    opened = Opened(written().driven.id, with_json(paths.AUDIT, change))
    return list(check_trail(opened, written().record.case, (key or written().key).public))


def faults(change: Callable[[Any], object]) -> str:
    return "；".join(check.said.zh for check in checks(change) if check.outcome is Outcome.FAILS)


def rehashed(change: Callable[[dict[str, Any]], object], at: int) -> Callable[[Any], None]:
    """A row changed by somebody who makes its hash fit again."""

    def changed(told: Any) -> None:
        row = told["rows"][at]
        change(row)
        row["hash"] = row_hash(AuditRow(**row))

    return changed


def test_events_and_head_as_they_were_written_hold() -> None:
    assert [check.outcome for check in checks()] == [Outcome.HOLDS, Outcome.HOLDS]


@pytest.mark.parametrize(
    "column", ["actor", "action", "outcome", "reason", "detail_json", "ts_utc", "hash", "prev_hash"]
)
def test_every_altered_column_is_told(column: str) -> None:
    assert "第 " in faults(lambda told: told["rows"][3].update({column: "x"}))


def test_an_event_removed_or_told_twice_is_told() -> None:
    assert "没有唯一相符" in faults(lambda told: told["rows"].pop(3))
    assert "接不上" in faults(lambda told: told["rows"].insert(3, told["rows"][3]))


def test_an_event_that_fits_itself_but_not_its_act_is_told() -> None:
    other = json.dumps({"act": "0" * 64}, separators=(",", ":"))
    assert "不在案卷中" in faults(rehashed(lambda row: row.update(detail_json=other), 3))
    assert "没有唯一相符" in faults(rehashed(lambda row: row.update(actor="99"), 3))
    assert "接不上" in faults(rehashed(lambda row: row.update(reason="x"), 3))


def test_events_behind_the_head_are_told() -> None:
    assert "链首" in faults(lambda told: told["head"].update(seq=1))
    assert "链首" in faults(rehashed(lambda row: row.update(reason="x"), -1))


def test_a_head_with_a_signature_that_does_not_fit_is_told() -> None:
    assert "签名不符" in faults(lambda told: told["head"].update(signature="00" * 64))
    assert "签名不符" in faults(lambda told: told["head"].update(signature="zz"))


def test_a_head_of_another_key_is_not_checked_and_says_so() -> None:
    assert checks(key=forger())[-1].outcome is Outcome.NOTED
    assert checks(lambda told: told.update(head=None))[-1].outcome is Outcome.NOTED


def test_an_algorithm_nobody_knows_is_told() -> None:
    assert "被改动过" in faults(lambda told: told["rows"][3].update(alg="md5"))


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("rows"),
        lambda told: told.update(rows=[{}]),
        lambda told: told["rows"][0].update(seq="1"),
        lambda told: told["rows"][0].update(more=1),
        lambda told: told["head"].pop("hash"),
        lambda told: told.update(head=[]),
    ],
)
def test_what_is_no_audit_file_is_told(change: Callable[[Any], object]) -> None:
    with pytest.raises(Broken):
        checks(change)


def test_events_of_another_case_are_told() -> None:
    renamed = Opened("beijing-1999-0042", contents())
    told = list(check_trail(renamed, written().record.case, written().key.public))
    assert [check.outcome for check in told].count(Outcome.FAILS) == len(json.loads(contents()[paths.AUDIT])["rows"])
    assert "beijing-1999-0042" in told[0].said.zh
    assert "不属于案卷" in faults(rehashed(lambda row: row.update(object_type="park"), 3))
