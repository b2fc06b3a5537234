"""The table of questions as a file, of the filter that its page shows."""

from __future__ import annotations

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.acts.submission import AnswerQuestion
from service.casework.question_ledger import question_history
from service.documents.list_workbook import Value
from service.transport.auth import Who
from service.transport.downloads import XLSX
from service.vocabulary.language import Language, Said
from service.web.language import joined, language_of
from service.web.list_file import ListFile, handed_out
from service.web.questions.choice import GRAVITIES, STATUSES, choice_of
from service.web.questions.one import Event
from service.web.questions.table import THE_CASE, Row, rows_of
from service.web.screens import screens, shows
from service.workflow.cases.check_data import DataCheck, check_data

router = screens("/cases/{case_id}/questions", "数据核对")
_TITLE = Said("数据核对", "Data check")
_STATUS, _SEVERITY = Said("处理情况", "status"), Said("重要程度", "severity")
_COLUMNS = (
    (Said("存疑", "question"), 34),
    (Said("规则", "rule"), 10),
    (Said("规则名称", "name of the rule"), 30),
    (_SEVERITY, 10),
    (Said("填报", "stated"), 18),
    (Said("改正", "corrected"), 24),
    (Said("计算或对照", "computed or compared"), 18),
    (Said("允许", "allowed"), 40),
    (Said("单元格", "cell"), 14),
    (_STATUS, 22),
    (Said("园区答复", "answer of the park"), 40),
    (Said("认定", "ruling"), 40),
)


@router.get("/list.xlsx", **shows(UseCase.READ_CASE, of=THE_CASE, summary="导出数据核对", answers=XLSX))
def export_questions(request: Request, who: Who, case_id: str) -> Response:
    """All that fit the filter, in the order of the table."""
    check, choice = check_data(who.settings, who.found.id, who.at, language_of(request)), choice_of(request)
    language = language_of(request)
    chosen = ((_STATUS, STATUSES, choice.status), (_SEVERITY, GRAVITIES, choice.severity))
    park = who.found.park
    file = ListFile(
        _TITLE,
        _COLUMNS,
        [_exported(check, row, language) for row in rows_of(check, choice.of(check), choice, who.person.role)],
        [(said.told(language), dict(words)[value].told(language)) for said, words, value in chosen if value],
        of=park,
    )
    return handed_out(file, who, language)


def _exported(check: DataCheck, row: Row, language: Language) -> tuple[Value, ...]:
    question, explained = row.item.asked.question, row.item.explained
    reported = explained.figures.reported(explained.year) if explained else None
    counterpart = explained.figures.counterpart if explained else None
    return (
        row.item.title,
        question.rule,
        explained.rule_title.told(language) if explained else "",
        row.severity.said.told(language),
        reported.value if reported else None,
        joined(list(row.corrected)).told(language) if row.corrected else None,
        counterpart.value if counterpart else None,
        (explained.figures.band or explained.figures.allowed) if explained else row.item.asks,
        reported.place if reported else None,
        row.status.said.told(language),
        _last(check, row, language, of_park=True),
        _last(check, row, language, of_park=False),
    )


def _last(check: DataCheck, row: Row, language: Language, of_park: bool) -> str:
    """What the park said last, or what was ruled last."""
    acts = question_history(check.case, *row.item.key)
    events = [Event.of(one) for one in acts if isinstance(one.act, AnswerQuestion) is of_park]
    return f"{events[-1].label.told(language)}：{events[-1].words}" if events else ""
