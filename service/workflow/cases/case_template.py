"""The workbook that a case's park fills in, with what is on record of the park filled in already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from service.casework.acts.application import OpenCase
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.casework.questions import open_questions
from service.intake.forms.layout import COVER, Book
from service.intake.reading.judgements import PARK
from service.intake.writing.fill import SheetContent, fill
from service.rulelang.pack import Pack
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.workflow.cases.case_inputs import case_inputs
from service.workflow.cases.read_case import read_case
from service.workflow.evaluation.judgements_wanted import judgements_wanted
from service.workflow.evaluation.templates import DEFAULT_PACK
from service.workflow.parks.registry_rules import opened_rules
from service.workflow.rules.rule_base import open_rule_base


def case_template(settings: Settings, case_id: str, findings: bool, on: date) -> tuple[str, bytes]:
    """The name and content of the 评估工作簿, or the 核查记录 when `findings`, with the park's name, code and
    jurisdiction, or what there is to rule on; by the pack of the last import, as it is in force on a day.

    Raises:
        Fault, StorageError: there is no such case, or a kept file is gone.
        UnknownPack, RuleProblems: see open_rule_base().
    """
    case = read_case(settings, case_id)
    book = Book.JUDGEMENTS if findings else Book.SUBMISSION
    pack, _ = open_rule_base(settings, pack_wanted(case), on)
    content = _judgements(settings, case, pack) if findings else _submission(settings, case)
    return f"{case.opened.park_name}-{book.label}.xlsx", fill(book, pack, content)


def _submission(settings: Settings, case: Case) -> Mapping[str, SheetContent]:
    cover = {PARK: case.opened.park_name, "园区代码": case.opened.park_code}
    cover["主管地区"] = _jurisdiction(settings, case.opened)
    return {COVER: {item: text for item, text in cover.items() if text}}


def _judgements(settings: Settings, case: Case, pack: Pack) -> Mapping[str, SheetContent]:
    park = case.opened.park_name
    if case.last(ImportSubmission) is None:
        return judgements_wanted(park, pack)
    questions = (one.question for one in open_questions(case) if not one.accepted)
    return judgements_wanted(park, pack, case_inputs(settings, case).submission, questions)


def pack_wanted(case: Case) -> str:
    """The id of the pack the case is judged by; before the first import the one that everybody has."""
    imported = case.last(ImportSubmission)
    return imported.act.pack if imported is not None else DEFAULT_PACK


def _jurisdiction(settings: Settings, opened: OpenCase) -> str:
    if not has_registry_rules(settings.rules_dir):
        return ""
    return opened_rules(settings).jurisdictions.titled(opened.jurisdiction)
