"""What a case hands out: files as they came, assessments with their reports, a bundle that verifies."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.casework.acts.evaluation import PreAssess
from service.vocabulary.person import Person, Role
from service.workflow.cases.evaluate_case import pre_assess
from service.workflow.cases.read_case import read_case
from tests.api.served import serving
from tests.workflow.accounts.doors import an_account, enter
from tests.workflow.bundles.cases import begun

PERSON = Person(0, "张评估", Role.ASSESSOR, None, "zhejiang")
BEFORE = timedelta(minutes=2)


def test_files_assessments_and_the_bundle(tmp_path: Path) -> None:
    driven = begun(tmp_path).accepted().checked().evidenced()
    pre_assess(driven.settings, driven.id, driven.asked("评估员"))
    (assessed,) = read_case(driven.settings, driven.id).of(PreAssess)
    digest = assessed.act.summary.assessment
    with serving(driven.settings) as service:
        client = service.client
        an_account(driven.settings, "zhang", PERSON, at=datetime.now(UTC) - BEFORE)
        token = enter(driven.settings, "zhang", datetime.now(UTC) - BEFORE).token
        client.headers["Authorization"] = f"Bearer {token}"
        at = f"/cases/{driven.id}"
        listed = client.get(f"{at}/files").json()
        assert [(one["name"], len(one["acts"])) for one in listed] == [("园区.xlsx", 1), ("合同.pdf", 1)]
        kept = client.get(f"{at}/files/{listed[0]['digest']}")
        assert kept.content == (tmp_path / "园区.xlsx").read_bytes()
        assert kept.headers["x-content-type-options"] == "nosniff"
        record = client.get(f"{at}/assessments/{digest}")
        assert hashlib.sha256(record.content).hexdigest() == digest
        report = client.get(f"{at}/assessments/{digest}/report?lang=en")
        assert (report.status_code, report.headers["content-type"]) == (200, "text/html; charset=utf-8"), report.text
        assert digest[:12] in report.headers["content-disposition"]
        unknown = client.get(f"{at}/assessments/{'0' * 64}")
        assert (unknown.status_code, unknown.json()["code"]) == (404, "assessment-unknown")
        bundle = client.post(f"{at}/bundles")
        assert (bundle.status_code, bundle.headers["content-type"]) == (200, "application/zip")
        verified = client.post("/bundles/verify", files={"file": ("案卷.zip", bundle.content)}).json()
        assert (verified["case"], verified["file"]) == (driven.id, "案卷.zip")
        assert {check["outcome"] for check in verified["checks"]} <= {"holds", "noted", "unchecked"}
