"""The list is filtered, sorted and paged; acts come in their order; what is not there is a problem."""

from pathlib import Path

from service.casework.state import State
from tests.api.cases.stored import StoredCase, stored_case
from tests.casework.stages import at
from tests.storage.stored_cases import CASE


def _listed(case: StoredCase, **query: str) -> list[str]:
    headers = {"Authorization": f"Bearer {case.tokens['assessor']}"}
    answer = case.service.client.get("/cases", params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    return [line["id"] for line in answer.json()["items"]]


def test_looking_at_cases(tmp_path: Path) -> None:
    with stored_case(tmp_path, at(State.SIGNING), "assessor", "approver") as case:
        for found in ({}, {"state": "signing"}, {"park": "P1"}, {"sort": "changed_at", "descending": "true"}):
            assert _listed(case, **found) == [CASE]
        for none in ({"state": "issued"}, {"overdue": "true"}, {"programme": "155"}, {"jurisdiction": "gansu"}):
            assert _listed(case, **none) == []
        first = case.ask("GET", "/acts?limit=3").json()
        rest = case.ask("GET", f"/acts?limit=500&cursor={first['next']}").json()
        assert [one["seq"] for one in (*first["items"], *rest["items"])] == list(range(1, case.version + 1))
        content = case.ask("GET", "/content", "approver").json()
        assert (content["version"], len(content["digest"]), content["content"]["decision"]) == (
            case.version,
            64,
            "通过",
        )
        bad = case.ask("GET", "/acts?cursor=x")
        assert (bad.status_code, bad.json()["code"]) == (422, "bad-cursor")
