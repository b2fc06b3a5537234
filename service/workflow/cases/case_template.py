"""The workbook that a case's park fills in, with what is on record of the park filled in already."""

from __future__ import annotations

from datetime import date

from service.casework.acts.application import OpenCase
from service.casework.acts.submission import ImportSubmission
from service.casework.case import Case
from service.intake.forms.layout import COVER, Book
from service.intake.writing.fill import fill
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.workflow.cases.read_case import read_case
from service.workflow.evaluation.templates import DEFAULT_PACK
from service.workflow.parks.registry_rules import opened_rules
from service.workflow.rules.rule_base import open_rule_base


def case_template(settings: Settings, case_id: str, findings: bool, on: date) -> tuple[str, bytes]:
    """The name and content of the 评估工作簿, or the 核查记录 when `findings`, with the park's name, code and
    jurisdiction; by the pack of the last import, as it is in force on a day.

    Raises:
        Fault: there is no such case. UnknownPack, RuleProblems: see open_rule_base().
    """
    case = read_case(settings, case_id)
    book = Book.JUDGEMENTS if findings else Book.SUBMISSION
    pack, _ = open_rule_base(settings, pack_wanted(case), on)
    cover = {"园区名称": case.opened.park_name}
    if not findings:
        place = _jurisdiction(settings, case.opened)
        cover |= {item: text for item, text in (("园区代码", case.opened.park_code), ("主管地区", place)) if text}
    return f"{case.opened.park_name}-{book.label}.xlsx", fill(book, pack, {COVER: cover})


def pack_wanted(case: Case) -> str:
    """The id of the pack the case is judged by; before the first import the one that everybody has."""
    imported = case.last(ImportSubmission)
    return imported.act.pack if imported is not None else DEFAULT_PACK


def _jurisdiction(settings: Settings, opened: OpenCase) -> str:
    if not has_registry_rules(settings.rules_dir):
        return ""
    return opened_rules(settings).jurisdictions.titled(opened.jurisdiction)
