"""Duties, coverage, eligibility and reports of a programme, as far as the caller sees."""

from pathlib import Path

from service.vocabulary.person import Person, Role
from tests.api.served import served
from tests.workflow.registries import appraised, listed, with_parks

LIAONING = Person(0, "辽评估", Role.ASSESSOR, None, "liaoning")
REPORT = {"duty": "park-progress", "period": "2022", "park": "甲园", "filed_on": "2023-01-10", "document": "报告"}


def test_a_programme_in_one_jurisdiction(tmp_path: Path) -> None:
    with served(tmp_path) as service:
        settings = with_parks(service.settings)
        for park in ("S217001", "S627001"):
            appraised(settings, park)
            listed(settings, park)
        client = service.sign_in(LIAONING)
        assert [one["id"] for one in client.get("/programmes").json()] == ["145"]
        assert len(client.get("/jurisdictions").json()) == 37
        filed = client.post("/programmes/145/reports", json=REPORT)
        assert (filed.status_code, filed.json()["park"]) == (201, "S217001"), filed.text
        again = client.post("/programmes/145/reports", json=REPORT)
        assert (again.status_code, again.json()["code"]) == (409, "filing-known")
        hidden = client.post("/programmes/145/reports", json={**REPORT, "park": "丙园"})
        assert (hidden.status_code, hidden.json()["code"]) == (404, "park-unknown")
        done = client.get("/programmes/145/duties", params={"state": "done"}).json()
        assert [(one["duty"], one["park"]["id"]) for one in done["items"]] == [("park-progress", "S217001")]
        duties = client.get("/programmes/145/duties", params={"limit": 500}).json()
        assert {one["jurisdiction"] for one in duties["items"]} == {"liaoning"}
        dues = [one["due"] for one in duties["items"]]
        assert dues == sorted(dues)
        covered = client.get("/programmes/145/coverage").json()
        assert [row["jurisdiction"] for row in covered["rows"]] == ["liaoning"]
        assert covered["together"]["listed"]["low"] == "1/2"
        eligible = client.get("/programmes/145/eligibility", params={"jurisdiction": "辽宁"}).json()
        assert [one["eligibility"]["answer"]["code"] for one in eligible["items"]] == ["yes", "unknown"]
        unknown = client.get("/programmes/155/duties")
        assert (unknown.status_code, unknown.json()["code"]) == (404, "programme-unknown")
