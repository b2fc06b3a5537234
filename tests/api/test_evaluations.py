"""A workbook is evaluated without a case, as the command line does it; nothing is kept."""

import json
from pathlib import Path

from service.vocabulary.person import Person, Role
from service.workflow.evaluation.evaluate import evaluate, json_record
from tests.api.served import served
from tests.rulelang.builders import DEMO
from tests.workflow.builders import PARK, a_workbook, demo_settings, some_findings


def test_the_same_as_on_the_command_line(tmp_path: Path) -> None:
    workbook = a_workbook(tmp_path)
    findings = some_findings(workbook)
    told = json.loads(json_record(evaluate(workbook, demo_settings())))
    files = {name: (path.name, path.read_bytes()) for name, path in (("workbook", workbook), ("findings", findings))}
    with served(tmp_path, rules_dir=DEMO / "rules", rubrics_dir=DEMO / "rubrics") as service:
        client = service.sign_in(Person(0, "张三", Role.ASSESSOR, None, "zhejiang"))
        made = client.post("/evaluations", files=files)
        assert made.status_code == 200, made.text
        shown = made.json()
        assert (shown["record"], shown["park"], shown["result"]["assessment"]) == (told, PARK, "")
        assert shown["result"]["score"] == told["score_exact"]
        report = client.post("/evaluations/report", files=files)
        assert report.headers["content-type"] == "text/html; charset=utf-8"
        assert PARK in report.text
        empty = client.post("/evaluations", files={"workbook": ("a.xlsx", b"")})
        assert (empty.status_code, empty.json()["code"]) == (422, "workbook-unusable")
        assert not list((service.settings.data_dir / "files").glob("*"))
