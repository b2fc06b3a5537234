"""The rules of the installation through the interface; nothing outside its rules folder can be asked for."""

from pathlib import Path
from typing import Any

from service.vocabulary.person import Person, Role
from tests.api.served import served
from tests.rulelang.builders import DEMO

POLICY = Person(0, "钱政策", Role.POLICY_OFFICER, None, "zhejiang")
ON = "2026-01-15"


def test_reading_checking_and_trying(tmp_path: Path) -> None:
    with served(tmp_path, rules_dir=DEMO / "rules", rubrics_dir=DEMO / "rubrics") as service:
        client = service.sign_in(POLICY)

        def read(path: str, **query: Any) -> Any:
            answer = client.get(f"/rules{path}", params={"on": ON, **query})
            assert answer.status_code == 200, answer.text
            return answer.json()

        assert [one["name"] for one in client.get("/rules/packs").json()] == ["demo@1"]
        assert [one["id"] for one in read("/packs/demo/rules", theme="targets")] == ["TG-01", "TG-02"]
        assert read("/packs/demo/rules/TG-01")["rule"]["title"]["zh"]
        assert read("/packs/demo/check")["told"]
        assert read("/packs/demo/matrix")["pack"] == "demo"
        page = client.get("/rules/packs/demo/matrix.html", params={"on": ON})
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        same = read("/difference", before="demo", after="demo@1")
        assert same["before"] == same["after"]
        tried = client.post("/rules/packs/demo/rules/TG-01/trials", json={"values": {"attainment": "95%"}, "on": ON})
        assert (tried.status_code, tried.json()["agree"]) == (200, True), tried.text
        for path, query, status, code in (
            ("/packs/none/rules", {}, 404, "rule-unknown"),
            ("/packs/demo/rules/XX-99", {}, 404, "rule-unknown"),
            ("/packs/demo/rules", {"theme": "none"}, 422, "unknown-word"),
            ("/packs/rules/check", {}, 404, "rule-unknown"),
            ("/difference", {"before": "demo", "after": str(DEMO)}, 404, "rule-unknown"),
            ("/difference", {"before": "demo", "after": "."}, 404, "rule-unknown"),
        ):
            refused = client.get(f"/rules{path}", params={"on": ON, **query})
            assert (refused.status_code, refused.json()["code"]) == (status, code), path
        for values in ({"nothing": "1"}, {"attainment": "9" * 6_000 + "%"}, {"attainment": "1e999999999%"}):
            wrong = client.post("/rules/packs/demo/rules/TG-01/trials", json={"values": values, "on": ON})
            assert (wrong.status_code, wrong.json()["code"]) == (422, "trial-unusable")
            assert "政策人员" not in wrong.json()["detail"]
