"""Grave acts take a confirmation of exactly this act, once; without it nothing is recorded."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.casework.state import State
from service.casework.waivers import waivers
from tests.api.cases.stored import StoredCase, stored_case
from tests.casework.stages import at
from tests.storage.stored_cases import CASE
from tests.workflow.accounts.doors import PASSWORD, code_at


def confirmed_as(case: StoredCase, **act: object) -> str:
    """The token of whoever approves, for exactly this act."""
    proof = {"password": PASSWORD, "code": code_at(datetime.now(UTC))}
    headers = {"Authorization": f"Bearer {case.tokens['approver']}"}
    answer = case.service.client.post("/me/confirmations", json={**proof, "case": CASE, "act": act}, headers=headers)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


def test_a_waiver_is_granted_by_whoever_confirmed(tmp_path: Path) -> None:
    driven = at(State.DATA_CHECK)
    (proposed,) = waivers(driven.now)
    waiver = proposed.proposed.seq
    with stored_case(tmp_path, driven, "approver", "assessor") as case:
        missing = case.act("/granted-waivers", "approver", waiver=waiver)
        assert missing.status_code == 422
        token = confirmed_as(case, kind="grant_waiver", waiver=waiver)
        for noun, body in (
            ("publicity", {"first_day": "2026-06-01", "last_day": "2026-06-08", "where": "网站"}),
            ("documents", {"document": "1号", "dated": "2026-06-01"}),
            ("signatures", {"content": "a" * 64}),
            ("granted-waivers", {"waiver": waiver + 1}),
        ):
            other = case.act(f"/{noun}", "approver", confirmation=token, **body)
            assert (other.status_code, other.json()["code"]) == (403, "unconfirmed"), noun
        done = case.act("/granted-waivers", "approver", confirmation=token, waiver=waiver)
        assert done.status_code == 200, done.text
        again = case.act("/granted-waivers", "approver", confirmation=token, waiver=waiver)
        assert (again.status_code, again.json()["code"]) == (403, "unconfirmed")


DAYS = {"first_day": "2026-06-01", "last_day": "2026-06-08"}


@pytest.mark.parametrize(
    ("noun", "kind", "confirmed", "asked"),
    [
        ("documents", "issue", {"document": "1号", "dated": "2026-06-01"}, {"document": "1号", "dated": "2026-06-02"}),
        ("publicity", "publish", {**DAYS, "where": "网站"}, {**DAYS, "where": "公告栏"}),
    ],
)
def test_what_was_confirmed_is_the_whole_act(
    noun: str, kind: str, confirmed: dict[str, str], asked: dict[str, str], tmp_path: Path
) -> None:
    with stored_case(tmp_path, at(State.SIGNING), "approver") as case:
        token = confirmed_as(case, kind=kind, **confirmed)
        other = case.act(f"/{noun}", "approver", confirmation=token, **asked)
        assert (other.status_code, other.json()["code"]) == (403, "unconfirmed")
        same = case.act(f"/{noun}", "approver", confirmation=token, **confirmed)
        assert (same.status_code, same.json()["code"]) == (409, "act-refused")


def test_a_signature_is_declined_without(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.SIGNING), "approver") as case:
        content = case.ask("GET", "/content", "approver").json()["digest"]
        done = case.act("/refusals", "approver", content=content, reason="数据尚有疑问")
        assert (done.status_code, done.json()["state"]["code"]) == (200, "evaluation"), done.text
