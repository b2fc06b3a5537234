"""Plain acts are taken as they would be written; every act is shown as it is on record."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from service.api.cases.acts import ActAsked, ActShown, PlainAct
from service.casework.acts.act import ACTS
from service.casework.acts.site_visit import ScoreItem
from service.casework.encoding import encode
from service.casework.state import State
from tests.casework.stages import at

OWN_ROUTES = {
    "open_case", "import_submission", "import_judgements", "pre_assess", "evaluate", "request_supplement",
    "draft_decision", "sign", "decline_to_sign", "grant_waiver", "publish", "issue", "dispute_value", "recuse",
    "record_verification", "link_evidence", "sign_correction",
}  # fmt: skip


def test_every_act_is_plain_or_has_a_route_of_its_own() -> None:
    kinds = {act.__dataclass_fields__["kind"].default for act in ACTS}
    plain = {act.__dataclass_fields__["kind"].default for act in PlainAct.__args__}
    assert plain | OWN_ROUTES == kinds
    assert not plain & OWN_ROUTES


def test_what_is_left_out_has_its_default() -> None:
    asked = ActAsked.model_validate({"seen": 3, "act": {"kind": "score_item", "item": "EC-07", "score": "80.5"}})
    assert asked.act == ScoreItem(item="EC-07", score=Decimal("80.5"))


@pytest.mark.parametrize(
    "act",
    [
        {"kind": "score_item", "item": "EC-07", "score": 80},
        {"kind": "score_item", "item": "EC-07", "score": "80", "note": None},
        {"kind": "finish_site_visit", "visited_on": "2026-03-01T00:00:00", "leader": "甲"},
        {"kind": "settle_objection", "objection": "3", "upheld": True, "reason": "查实"},
        {"kind": "settle_objection", "objection": 3, "upheld": 1, "reason": "查实"},
        {"kind": "sign", "content": "a" * 64},
        {"kind": "no_such_act"},
        [],
    ],
)
def test_anything_written_otherwise_is_refused(act: Any) -> None:
    with pytest.raises(ValidationError):
        ActAsked.model_validate({"seen": 1, "act": act})


def test_every_recorded_act_is_shown_as_it_would_be_kept() -> None:
    for recorded in at(State.RECTIFICATION).now.acts:
        shown = ActShown.of(recorded).model_dump(mode="json")
        assert {"schema": 1, **shown["act"]} == encode(recorded.act)
        assert (shown["seq"], shown["digest"]) == (recorded.seq, recorded.digest)
        assert date.fromisoformat(shown["day"]) == recorded.day
        assert shown["label"].keys() == {"zh", "en"}
