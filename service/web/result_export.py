"""The scorecard of an evaluation as a file: each line with its points, what it lost, and what was asked and found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.assessment import outline
from service.assessment.labels import say
from service.assessment.lost_points import lost_points
from service.documents.list_workbook import Value
from service.documents.result import ResultTold
from service.transport.auth import Who
from service.transport.downloads import XLSX
from service.vocabulary.exact import Quotient
from service.vocabulary.language import Language, Said
from service.vocabulary.scorecard import Scorecard
from service.web.assessment_links import opened_for, the_case
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.screens import screens, shows

router = screens("/cases", "评价结果")
_TITLE = Said("评分表", "Scorecard")
_COLUMNS = (
    (Said("部分", "section"), 22),
    (Said("规则", "rule"), 10),
    (Said("项目", "item"), 40),
    (Said("判定", "verdict"), 16),
    (Said("满分（分）", "full marks"), 11),
    (Said("得分（分）", "points"), 11),
    (Said("失分（分）", "lost"), 11),
    (Said("计算", "arithmetic"), 30),
    (Said("要求", "required"), 34),
    (Said("实际", "actual"), 34),
    (Said("差距", "gap"), 18),
    (Said("条款", "clause"), 14),
)


@router.get(
    "/{case_id}/result/{digest}/scorecard.xlsx",
    **shows(UseCase.READ_EVALUATION, of=the_case, summary="导出评分表", answers=XLSX),
)
def export_scorecard(request: Request, who: Who, case_id: str, digest: str) -> Response:
    """Every line, in the order of the page."""
    language = language_of(request)
    made = opened_for(who, digest, language).made
    file = ListFile(
        _TITLE,
        _COLUMNS,
        list(_rows(made.told, made.assessment.scorecard, language)),
        [(Said("评价", "evaluation").told(language), digest[:12])],
        of=made.assessment.park,
    )
    return handed_out(file, who, language)


def _rows(told: ResultTold, card: Scorecard, language: Language) -> Iterator[tuple[Value, ...]]:
    lost = {(one.section.code, one.line.rule): one.lost for one in lost_points(card)}
    for section in card.sections:
        for scored in told.scored[section.code]:
            line, entries = scored.line, scored.entries
            yield (
                section.title,
                line.rule,
                line.title,
                _each(say(one.finding.verdict.label, language) for one in entries),
                _points(line.weight),
                _points(line.points) if line.applicable else None,
                _points(lost[section.code, line.rule]) if (section.code, line.rule) in lost else None,
                line.arithmetic,
                _each(one.finding.required for one in entries),
                _each(one.finding.actual for one in entries),
                _each(one.finding.gap for one in entries),
                _each(one.clause for one in entries),
            )


def _each(texts: Iterator[str]) -> str:
    """What several findings say, each once."""
    return "；".join(dict.fromkeys(text for text in texts if text))


def _points(value: Quotient) -> Decimal:
    """As the page shows them."""
    return Decimal(outline.figure(value))
