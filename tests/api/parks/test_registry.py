"""The registry through the interface: within one's own scope, at the version seen, a list whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from service.vocabulary.person import Person, Role
from tests.api.served import Served, served
from tests.intake.parks.lists import csv_bytes
from tests.workflow.registries import liaoning, with_parks

LIAONING = Person(0, "辽评估", Role.ASSESSOR, None, "liaoning")
GROUND = {"on": "2022-05-01", "document": "文"}


@dataclass
class Registry:
    """The service with three parks, two of 辽宁; an assessor of 辽宁 is signed in."""

    service: Served

    def get(self, path: str, **query: Any) -> Any:
        answer = self.service.client.get(f"/parks{path}", params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def post(self, path: str, **body: Any) -> httpx.Response:
        return self.service.client.post(f"/parks{path}", json=body)

    def bring(self, *rows: dict[str, Any], **form: Any) -> httpx.Response:
        files = {"file": ("清单.csv", csv_bytes(*rows))}
        return self.service.client.post("/parks/imports", data={"authority": "辽宁", **form}, files=files)


@contextmanager
def registry(folder: Path) -> Iterator[Registry]:
    with served(folder) as service:
        with_parks(service.settings)
        service.sign_in(LIAONING)
        yield Registry(service)


def test_parks_of_ones_own(tmp_path: Path) -> None:
    with registry(tmp_path) as parks:
        every = parks.get("")
        assert ([one["id"] for one in every["items"]], every["area"], every["without_area"]) == (
            ["S217001", "S217002"],
            "500",
            1,
        )
        assert parks.get("", jurisdiction=["辽宁", "gansu"], name="乙")["total"] == 1
        first = parks.get("", limit=1, sort="name")
        second = parks.get("", limit=1, sort="name", cursor=first["next"])
        assert {one["items"][0]["name"] for one in (first, second)} == {"甲园", "乙园"}
        assert second["next"] is None
        assert parks.get("/甲园")["park"]["jurisdiction_name"] == "辽宁省"
        hidden = parks.service.client.get("/parks/S627001")
        assert (hidden.status_code, hidden.json()["code"]) == (404, "park-unknown")


def test_a_park_of_elsewhere_cannot_come_after_ones_own_nor_be_found_out(tmp_path: Path) -> None:
    with registry(tmp_path) as parks:
        for kind, other in (("merge", ()), ("split", ("乙园",))):
            answers = []
            for named in ("S627001", "S627999", "丙园", "没有的园"):
                into = [*other, named] if kind == "split" else named
                answer = parks.post("/S217001/events", kind=kind, into=into, seen=1, reason="合并", **GROUND)
                told = {name: value for name, value in answer.json().items() if name != "request_id"}
                answers.append((answer.status_code, str(told).replace(named, "…")))
            assert answers[0][0] == 404
            assert answers[0] == answers[1] == answers[2] == answers[3]
        assert parks.get("/S217001")["version"] == 1


def test_changes_at_the_version_seen(tmp_path: Path) -> None:
    with registry(tmp_path) as parks:
        renamed = parks.post("/S217001/events", kind="rename", name="新甲园", seen=1, reason="更名", **GROUND)
        assert renamed.status_code == 200, renamed.text
        assert (renamed.json()["version"], renamed.json()["former_names"]) == (2, ["甲园"])
        late = parks.post("/S217001/events", kind="abolish", seen=1, reason="撤销", **GROUND)
        assert (late.status_code, late.json()["code"], late.json()["seen"], late.json()["version"]) == (
            409,
            "stale-version",
            1,
            2,
        )
        never = parks.post("/S217001/events", kind="abolish", seen=9, reason="撤销", **GROUND)
        assert (never.status_code, never.json()["code"]) == (409, "park-version")
        assert never.json()["detail"] == "新甲园 只有 2 版，没有第 9 版；请核对 seen"
        answers = dict.fromkeys(("level", "committee", "industry", "lasting"), "yes")
        appraised = parks.post("/S217001/appraisals", answers=answers, seen=2, note="", **GROUND).json()
        assert (appraised["eligibility"]["answer"]["code"], appraised["version"]) == ("yes", 3)
        listed = parks.post("/S217001/listings", listed=True, seen=3, **GROUND).json()
        assert (listed["listing"]["listed"], listed["recorded"], listed["version"]) == (True, True, 4)
        assert parks.post("/S217001/listings", listed=True, seen=4, **GROUND).json()["recorded"] is False
        unreasoned = parks.post("/S217002/listings", listed=True, seen=1, **GROUND)
        assert (unreasoned.status_code, unreasoned.json()["code"]) == (409, "registry-refused")


def test_a_list_is_compared_then_written(tmp_path: Path) -> None:
    new = liaoning("S217009", "新园")
    with registry(tmp_path) as parks:
        tried = parks.bring(liaoning(), new, dry_run="true").json()
        assert ([one["park"]["id"] for one in tried["added"]], tried["unchanged"], tried["written"]) == (
            ["S217009"],
            1,
            False,
        )
        assert parks.get("")["total"] == 2
        blocked = parks.bring(new, liaoning("", "无码园"))
        assert (blocked.status_code, blocked.json()["code"]) == (409, "import-blocked")
        assert parks.bring(new, liaoning("", "无码园"), skip_rows="3").json()["written"] is True
        assert parks.get("")["total"] == 3
        foreign = parks.bring(new, authority="甘肃")
        assert (foreign.status_code, foreign.json()["code"]) == (403, "not-permitted")
