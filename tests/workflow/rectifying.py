"""A case on the small rule base whose decision demands rectification of three items, issued a few days ago; then put
right and evaluated again."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from service.casework.acts.carrying_out import HandInReplies, OpenReevaluation, PrepareReply
from service.casework.acts.site_visit import FinishSiteVisit, ScoreItem
from service.casework.acts.submission import FinishDataCheck
from service.casework.rectification import items_to_rectify
from service.settings import Settings
from service.vocabulary.day import day_of
from service.workflow.cases.evaluate_case import evaluate_case, pre_assess
from service.workflow.cases.import_judgements import import_judgements
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.perform_with_files import perform_with_files
from service.workflow.cases.read_case import read_case
from tests.workflow.builders import some_findings
from tests.workflow.bundles.cases import Driven, begun, workbook
from tests.workflow.prepared import PREFIX

ITEMS = (("TG-02", "indicator:water_reuse"), ("SY-01", "item:SY-01"), ("PJ-01", "portfolio"))
EXPERTS = ("专家甲", "专家乙", "专家丙")
SINCE = timedelta(days=5)
"""How long ago the decision was issued."""
_BEFORE = timedelta(days=8, minutes=10)
"""From the draft to the document."""


def evaluated(driven: Driven) -> Driven:
    """限期整改: water reuse, a key link and the projects fall short."""
    book = _book(driven.folder, "10%", "在建")
    import_submission(driven.settings, driven.id, book, driven.asked("填报员"))
    return _judged(driven, book, "不符合", ("TG-01",))


def demanded(folder: Path) -> Driven:
    """The decision issued; the park has its items."""
    kept = _demanded()
    shutil.copytree(kept.folder, folder / "case")
    settings = kept.settings.model_copy(update={"data_dir": folder / "case" / "acceptance-data"})
    return Driven(settings, folder / "case", kept.id, datetime.now(UTC) - SINCE)


def reevaluated(driven: Driven, reuse: str = "80%") -> Driven:
    """Every item replied to with a file, put right and evaluated again: 通过."""
    for rule, subject in ITEMS:
        prepared(driven, rule, subject)
    return put_right(driven.do("填报员", HandInReplies()).do("评估员", OpenReevaluation()), reuse)


def put_right(driven: Driven, reuse: str = "80%") -> Driven:
    """From the opened re-evaluation to its evaluation: 通过, unless water reuse falls short again."""
    book = _book(driven.folder, reuse, "已完成", "2024-12-01")
    import_submission(driven.settings, driven.id, book, driven.asked("填报员"))
    return _judged(driven, book, "符合", ("TG-02",))


def prepared(driven: Driven, rule: str, subject: str, ready: bool = True) -> None:
    """The park's reply on one item, with a photo of its own."""
    photo = driven.folder / f"{rule}.pdf"
    photo.write_bytes(b"%PDF-1.7\n" + rule.encode() + b"\n%%EOF\n")

    def made(files: tuple[str, ...]) -> PrepareReply:
        return PrepareReply(rule=rule, subject=subject, reply=f"{rule} 已完成", evidence=files, ready=ready)

    perform_with_files(driven.settings, driven.id, made, [photo], driven.asked("填报员"))


def statuses(driven: Driven) -> list[str]:
    """How far each item has come."""
    return [one.status.value for one in items_to_rectify(read_case(driven.settings, driven.id))]


@cache
def _keeper() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix=PREFIX)


@cache
def _demanded() -> Driven:
    driven = evaluated(begun(Path(_keeper().name)).accepted())
    driven.at = datetime.now(UTC) - SINCE - _BEFORE
    return driven.signed().issued()


def _book(folder: Path, reuse: str, status: str, finished: str = "") -> Path:
    project: dict[str, Any] = {
        "项目名称": "中水回用",
        "所属任务": "促进产业循环链接",
        "状态": status,
        "开工日期": "2022-06-01",
    }
    if finished:
        project["竣工日期"] = finished
    intensity = {"编码": "energy_intensity", "基期值": "0.50", "目标值": "0.40", "2025": "0.40"}
    return workbook(folder, 指标=[intensity, {"编码": "water_reuse", "2025": reuse}], 重点项目=[project])


def _judged(driven: Driven, book: Path, link: str, scored: tuple[str, ...]) -> Driven:
    settings, case = driven.settings, driven.id
    driven.do("评估员", FinishDataCheck())
    pre_assess(settings, case, driven.asked("评估员"))
    names = {"编码": "姓名", "专家1": "乙", "专家2": "丙", "专家3": "丁"}
    answers = {"编码": "SY-01", "专家1": link, "专家2": link, "专家3": link}
    import_judgements(settings, case, some_findings(book, 人工核查=[names, answers]), driven.asked("评估员"))
    for expert in EXPERTS:
        for item in scored:
            driven.do(expert, ScoreItem(item=item, score=Decimal(85)))
    driven.do("评估员", FinishSiteVisit(visited_on=day_of(driven.at), leader="专家甲"))
    evaluate_case(settings, case, driven.asked("评估员"))
    return driven


__all__ = [
    "ITEMS",
    "Settings",
    "demanded",
    "evaluated",
    "perform_act",
    "prepared",
    "put_right",
    "reevaluated",
    "statuses",
]
