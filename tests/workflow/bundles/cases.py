"""A case on the small rule base, driven through the use cases to an issued decision, in an installation of its own."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from service.casework.acts.act import Act
from service.casework.acts.application import AcceptApplication, Apply, OpenCase, RecordPlan
from service.casework.acts.carrying_out import LinkEvidence, Target
from service.casework.acts.decision import Issue, Publish
from service.casework.acts.site_visit import FinishSiteVisit, ScoreItem
from service.casework.acts.submission import FinishDataCheck
from service.casework.signing import content_digest
from service.settings import Settings, data_folder
from service.storage import parks
from service.vocabulary.day import day_of
from service.vocabulary.park import Park
from service.vocabulary.person import Department, Person, Role
from service.workflow.cases.draft_decision import Duties, draft_decision
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.open_case import open_case
from service.workflow.cases.perform_act import Asked, perform_act
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.read_case import read_case
from service.workflow.cases.sign_decision import sign_decision
from service.workflow.installation.migrate import migrate
from service.workflow.installation.open_database import opened
from service.workflow.people.add_person import add_person
from tests.rulelang.builders import rule_base
from tests.workflow.builders import PARK, a_workbook, some_findings
from tests.workflow.prepared import prepared

STANDS = "stands.json"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PEOPLE = (
    Person(0, "填报员", Role.SUBMITTER, None, "zhejiang", "宁波市", "P1"),
    Person(0, "初审员", Role.CITY_REVIEWER, None, "zhejiang", "宁波市"),
    Person(0, "评估员", Role.ASSESSOR, None, "zhejiang"),
    *(Person(0, f"专家{number}", Role.EXPERT, None, "zhejiang") for number in "甲乙丙"),
    Person(0, "发改审批人", Role.APPROVER, Department.DRC, "zhejiang"),
    Person(0, "工信审批人", Role.APPROVER, Department.MIIT, "zhejiang"),
)
OPENING = OpenCase(
    park="P1", park_name=PARK, jurisdiction="zhejiang", city="宁波市", programme="145", programme_title="十四五"
)
PLAN = RecordPlan(
    version="报批稿", approved=True, authority="省发展改革委", document="浙发改〔2022〕1号", decided_on=date(2022, 3, 1)
)


def workbook(folder: Path, name: str = "园区", **sheets: Any) -> Path:
    """The park's workbook, which states the plan as it is on record."""
    version = {
        "版本": "报批稿",
        "审核意见": "同意",
        "审核日期": "2022-03-01",
        "审核机关": PLAN.authority,
        "文号": PLAN.document,
    }
    return a_workbook(folder, name, **{"方案版本": [version], **sheets})


@dataclass
class Driven:
    """A case being driven on: each act a minute after the one before."""

    settings: Settings
    folder: Path
    id: str = ""
    at: datetime = START

    def asked(self, who: str) -> Asked:
        self.at += timedelta(minutes=1)
        return Asked(who, None, self.at)

    def do(self, who: str, *acts: Act) -> Driven:
        for act in acts:
            perform_act(self.settings, self.id, act, self.asked(who))
        return self

    def accepted(self) -> Driven:
        self.id = open_case(self.settings, OPENING, self.asked("评估员")).case_id
        self.do("评估员", PLAN).do("填报员", Apply())
        return self.do("初审员", AcceptApplication(opinion="材料齐全"))

    def checked(self) -> Driven:
        import_submission(self.settings, self.id, workbook(self.folder), self.asked("填报员"))
        return self.do("评估员", FinishDataCheck())

    def evidenced(self, content: bytes = b"%PDF-1.7\n%%EOF\n") -> Driven:
        file = self.folder / "合同.pdf"
        file.write_bytes(content)

        def linked(digests: tuple[str, ...]) -> Act:
            return LinkEvidence(
                file=digests[0], name=file.name, media_type="application/pdf", target=Target.PROJECT, key="中水回用"
            )

        perform_with_files(self.settings, self.id, linked, [file], self.asked("填报员"))
        return self

    def evaluated(self) -> Driven:
        pre_assess(self.settings, self.id, self.asked("评估员"))
        import_judgements(self.settings, self.id, some_findings(self.folder / "园区.xlsx"), self.asked("评估员"))
        for expert in ("专家甲", "专家乙", "专家丙"):
            self.do(expert, ScoreItem(item="TG-01", score=Decimal(85)))
        self.do("评估员", FinishSiteVisit(visited_on=day_of(self.at), leader="专家甲"))
        evaluate_case(self.settings, self.id, self.asked("评估员"))
        return self

    def signed(self) -> Driven:
        draft_decision(self.settings, self.id, Duties(), self.asked("评估员"))
        content = content_digest(read_case(self.settings, self.id))
        for approver in ("发改审批人", "工信审批人"):
            sign_decision(self.settings, self.id, content, self.asked(approver))
        return self

    def issued(self) -> Driven:
        first = day_of(self.at)
        self.do("评估员", Publish(first_day=first, last_day=first + timedelta(days=6), where="门户网站"))
        self.at += timedelta(days=8)
        return self.do("评估员", Issue(document="浙发改〔2026〕1号", dated=day_of(self.at)))


def begun(folder: Path) -> Driven:
    """An installation with people on record, on a copy of the small rule base with the shipped procedure."""
    shutil.copytree(prepared("small-case", _begin), folder, dirs_exist_ok=True)
    return Driven(_settings(folder), folder)


def evaluated(folder: Path) -> Driven:
    """Through to the evaluation."""
    shutil.copytree(prepared("small-case-evaluated", _evaluate), folder, dirs_exist_ok=True)
    stands = json.loads((folder / STANDS).read_text(encoding="utf-8"))
    return Driven(_settings(folder), folder, stands["id"], datetime.fromisoformat(stands["at"]))


def _evaluate(folder: Path) -> None:
    driven = begun(folder).accepted().checked().evaluated()
    (folder / STANDS).write_text(json.dumps({"id": driven.id, "at": driven.at.isoformat()}), encoding="utf-8")


def _settings(folder: Path) -> Settings:
    base = folder / "base"
    return Settings(rules_dir=base / "rules", rubrics_dir=base / "rubrics", data_dir=folder / "acceptance-data")


def _begin(folder: Path) -> None:
    base = rule_base(folder / "base")
    shipped = (data_folder("rules") / "proceedings/default.yaml").read_text(encoding="utf-8")
    base.write("rules/proceedings/default.yaml", re.sub(r"clause: [^,]+, ", "", shipped))
    settings = _settings(folder)
    migrate(settings)
    with opened(settings) as database, database.writing() as session:
        parks.add(session, [Park(OPENING.park, "", PARK, "zhejiang", city="宁波市")], START)
    for person in PEOPLE:
        add_person(settings, person, START)


def decided(folder: Path) -> Driven:
    """Through to the issued decision, with a file of evidence."""
    return begun(folder).accepted().checked().evidenced().evaluated().signed().issued()


Drive = Callable[[Path], Driven]
