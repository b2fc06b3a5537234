"""Every event of a park is shown by its kind, and can be registered by it."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from service.api.parks.events import KINDS, EventGiven, EventShown
from service.casework.park_history import happened
from service.vocabulary.park import Park, Upgraded
from service.workflow.parks.change_park import Registry
from tests.casework.parks import park

GIVEN: TypeAdapter[Any] = TypeAdapter(EventGiven)
GROUND = {"seen": 1, "on": "2020-01-01", "document": "某政函〔2020〕1号", "reason": "优化布局"}
OWN: dict[str, dict[str, Any]] = {
    "rename": {"name": "新园"},
    "upgrade": {"code": "g217001"},
    "merge": {"into": "S217002"},
    "split": {"into": ["S217002", "S217003"]},
    "abolish": {},
}
PARKS = {one.id: one for one in (park(), park("S217002"), park("S217003"))}


@pytest.mark.parametrize("kind", OWN)
def test_what_is_registered_is_shown_by_its_kind(kind: str) -> None:
    body = GIVEN.validate_python({"kind": kind, **GROUND, **OWN[kind]})
    known = Registry(PARKS, None)  # type: ignore[arg-type]
    event = body.wish(park(), known)
    after: Park = happened(park(), event, PARKS)
    shown = EventShown.of(after.history[-1])
    assert (shown.kind, shown.on, shown.document) == (kind, date(2020, 1, 1), "某政函〔2020〕1号")
    assert shown.detail.keys() == {name for name in type(event).__slots__ if name != "ground"}


def test_a_code_is_written_in_capitals() -> None:
    event = GIVEN.validate_python({"kind": "upgrade", **GROUND, **OWN["upgrade"]}).wish(park(), Registry(PARKS, None))  # type: ignore[arg-type]
    assert isinstance(event, Upgraded)
    assert event.new_code == "G217001"


@pytest.mark.parametrize("change", [{"document": ""}, {"reason": ""}, {"seen": 0}, {"on": "2020"}, {"name": ""}])
def test_an_event_rests_on_a_document(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        GIVEN.validate_python({"kind": "rename", **GROUND, **OWN["rename"], **change})


def test_every_kind_can_be_registered() -> None:
    assert set(KINDS.values()) == {*OWN, "assign"}
