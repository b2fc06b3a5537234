"""Every screen, by the pattern of its address: who looks at it, in which state of the case, and where exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from service.transport.declared import DeclaredRoute
from service.vocabulary.day import day_of
from service.vocabulary.person import Person, Role
from service.web.app import SCREENS as ROUTERS
from service.web.screens import HTML
from tests.workflow.case_desk import PEOPLE
from tests.workflow.park_versions import PARK_CODE

CASE = "zhejiang-2026-0001"
REASONS, PLACE = f"/cases/{CASE}/reasoning/latest", "f-TG-02-indicator-water_saving"
LOGINS = ("assessor", "submitter", "reviewer", "drc", "miit", "expert1", "expert2", "expert3")
WHO: dict[str, Person] = {
    **dict(zip(LOGINS, PEOPLE, strict=True)),
    "system": Person(0, "孙系统", Role.SYSTEM_ADMIN),
    "security": Person(0, "李安全", Role.SECURITY_ADMIN),
    "audit": Person(0, "赵审计", Role.AUDIT_ADMIN),
}


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture. path: address, where it differs from the pattern filled in; by: login, empty for a stranger; stage:
    of the case, see tests/workflow/case_desk.py; name: of the picture, where a screen has several.
    """

    pattern: str
    path: str = ""
    by: str = "assessor"
    stage: str = "failing"
    name: str = ""

    @property
    def address(self) -> str:
        """Where it is."""
        return self.path or self.pattern.format(case_id=CASE, park_id=PARK_CODE)

    @property
    def called(self) -> str:
        """The name of its picture."""
        return self.name or self.pattern.strip("/").replace("/", "-").replace("{", "").replace("}", "") or "home"


SCREENS = (
    Screen("/sign-in", by=""),
    Screen("/me"),
    Screen("/me/sessions"),
    Screen("/me/password"),
    Screen("/me/second-factor"),
    Screen("/set-password", by=""),
    Screen("/"),
    Screen("/parks", stage="long-named"),
    Screen("/parks/import"),
    Screen("/parks/{park_id}", stage="long-named"),
    Screen("/parks/{park_id}/indicators"),
    Screen("/parks/{park_id}/rename", stage="long-named"),
    Screen("/", by="submitter", name="home-submitter"),
    Screen("/cases/{case_id}/questions", stage="slipped"),
    Screen(
        "/cases/{case_id}/questions/{rule}/{subject}",
        f"/cases/{CASE}/questions/CR-A4/indicator:energy_intensity",
        stage="slipped",
        name="question",
    ),
    Screen("/overview"),
    Screen("/overview/list", "/overview/list?figure=saving:energy_saving", name="overview-list"),
    Screen("/jobs"),
    Screen("/jobs/evaluations"),
    Screen("/jobs/imports"),
    Screen("/cases", stage="long-named"),
    Screen("/cases/new"),
    Screen("/cases/{case_id}"),
    Screen("/cases/{case_id}", name="case-being-checked", stage="imported"),
    Screen("/cases/{case_id}", stage="long-named", name="case-long-named"),
    Screen("/cases/{case_id}/history"),
    Screen("/cases/{case_id}/files"),
    Screen("/cases/{case_id}/acts/{kind}", f"/cases/{CASE}/acts/record_plan", stage="long-named"),
    Screen("/cases/{case_id}/acts/{kind}", f"/cases/{CASE}/acts/propose_waiver", stage="visiting", name="waiver-asked"),
    Screen("/cases/{case_id}/evidence", stage="imported"),
    Screen("/cases/{case_id}/waiver", by="drc", stage="visiting"),
    Screen("/cases/{case_id}/import", stage="imported"),
    Screen("/cases/{case_id}/judgements", stage="visiting"),
    Screen("/cases/{case_id}/site-visit", stage="visiting"),
    Screen(
        "/cases/{case_id}/site-visit/items/{item}",
        f"/cases/{CASE}/site-visit/items/land_output:2025",
        stage="visiting",
        name="site-visit-item",
    ),
    Screen("/cases/{case_id}/site-visit/finish", stage="visiting"),
    Screen("/cases/{case_id}/decision", stage="drafted"),
    Screen("/cases/{case_id}/decision/draft"),
    Screen("/cases/{case_id}/decision/override"),
    Screen("/cases/{case_id}/decision/opinion", stage="drafted", by="drc"),
    Screen("/cases/{case_id}/decision/sign", stage="drafted", by="drc"),
    Screen("/cases/{case_id}/decision/decline", stage="drafted", by="drc"),
    Screen("/cases/{case_id}/decision/issue", stage="published"),
    Screen("/cases/{case_id}/corrections", stage="corrected"),
    Screen("/cases/{case_id}/corrections/new", stage="rectifying"),
    Screen("/cases/{case_id}/corrections/sign", stage="corrected", by="drc"),
    Screen("/cases/{case_id}/corrections/decline", stage="corrected", by="miit"),
    Screen("/cases/{case_id}/publicity", stage="published", by="drc"),
    Screen("/cases/{case_id}/publicity/publish", stage="published"),
    Screen("/cases/{case_id}/publicity/objections/new", stage="published"),
    Screen(
        "/cases/{case_id}/publicity/objections/{number}",
        f"/cases/{CASE}/publicity/objections/21",
        by="drc",
        stage="published",
        name="objection",
    ),
    Screen("/cases/{case_id}/expert-scores"),
    Screen("/cases/{case_id}/expert-scores", by="expert1", stage="visiting", name="expert-scores-own"),
    Screen("/cases/{case_id}/third-party-report", stage="visiting"),
    Screen("/cases/{case_id}/result"),
    Screen("/cases/{case_id}/result", name="result-none", stage="imported"),
    Screen("/cases/{case_id}/result/{digest}", f"/cases/{CASE}/result/latest"),
    Screen("/cases/{case_id}/supplement", stage="lacking"),
    Screen(
        "/cases/{case_id}/supplement/preview",
        f"/cases/{CASE}/supplement/preview?other=能源审计报告&deadline={day_of(datetime.now(UTC)) + timedelta(days=7)}",
        stage="lacking",
    ),
    Screen(
        "/cases/{case_id}/supplement/{seq}",
        f"/cases/{CASE}/supplement/15",
        by="submitter",
        stage="supplement",
        name="supplement-notice",
    ),
    Screen("/cases/{case_id}/rectification", by="submitter", stage="rectifying"),
    Screen(
        "/cases/{case_id}/rectification/{rule}/{subject}",
        f"/cases/{CASE}/rectification/TG-02/indicator:water_saving",
        by="submitter",
        stage="rectifying",
        name="rectification-item",
    ),
    Screen("/cases/{case_id}/rectification/extension", by="drc", stage="rectifying"),
    Screen("/cases/{case_id}/appeals", stage="rectifying", by="drc"),
    Screen("/cases/{case_id}/rounds"),
    Screen("/cases/{case_id}/comparison"),
    Screen("/cases/{case_id}/peers"),
    Screen("/cases/{case_id}/reasoning/{digest}", f"{REASONS}?line=TG-06", name="reasoning"),
    Screen("/cases/{case_id}/reasoning/{digest}/findings/{place}", f"{REASONS}/findings/{PLACE}", name="finding"),
    Screen(
        "/cases/{case_id}/reasoning/{digest}/findings/{place}/nodes/{node}",
        f"{REASONS}/findings/{PLACE}/nodes/n1",
        name="node",
    ),
    Screen(
        "/cases/{case_id}/reasoning/{digest}/findings/{place}/data",
        f"{REASONS}/findings/{PLACE}/data",
        name="finding-data",
    ),
    Screen("/cases/{case_id}/reasoning/{digest}/data", f"{REASONS}/data", name="reasoning-data"),
    Screen("/cases/{case_id}/reasoning/{digest}/cells", f"{REASONS}/cells?sheet=指标&ref=M15", name="cell"),
    Screen("/cases/{case_id}", by="submitter", name="case-submitter"),
    Screen("/cases/{case_id}/progress", by="submitter"),
    Screen("/duties", by="submitter"),
    Screen("/duties/{duty_id}/{period}", "/duties/summary/145", name="filing"),
    Screen("/help"),
    Screen("/help/first-case"),
    Screen("/accounts", by="system"),
    Screen("/accounts/new", by="system"),
    Screen("/accounts/{login}", "/accounts/assessor", by="security", name="account"),
    Screen("/people", by="security"),
    Screen("/people/new", by="security"),
    Screen("/people/rights", by="security"),
    Screen("/operations", by="system"),
    Screen("/operations/checks", by="system"),
    Screen("/audit", by="audit"),
    Screen("/audit/{seq:int}", "/audit/1", by="audit", name="audit-row"),
    Screen("/audit/verify", by="audit"),
)
NO_SCREEN = {
    "/cases/{case_id}/decisions/{number}/report": "a file to download",
    "/cases/{case_id}/decisions/{number}/document": "a file to download",
    "/audit/verify/state": "a part of /audit/verify",
    "/cases/{case_id}/reasoning": "only leads to the latest",
    "/cases/{case_id}/decision/document": "a file to download",
    "/cases/{case_id}/result/{digest}/report": "a file to download",
    "/jobs/{job_id}": "of a job that was just asked for, see desk-batch.feature",
    "/jobs/{job_id}/progress": "the part of the same page that changes by itself",
    "/me/first": "only leads elsewhere",
    "/me/sessions/current": "only says how long the session lasts",
    "/parks/import/{digest}": "of a file that was just uploaded, see desk-parks.feature",
    "/cases/{case_id}/import/{digest}": "of a file that was just uploaded, see desk-case.feature",
    "/cases/{case_id}/judgements/{digest}": "the same page for the other workbook",
}
"""Addresses that show nothing by themselves, or a part of a screen → why."""


def patterns() -> Iterator[str]:
    """Of everything that the screens answer to GET with HTML."""
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, DeclaredRoute) and "GET" in (route.methods or ()) and route.answers == HTML:
                yield route.path
