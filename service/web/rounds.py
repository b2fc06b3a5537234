"""The rounds of a case side by side: value, verdict and points of each line, what changed marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.assessment import outline
from service.assessment.labels import say
from service.casework.rectification import items_demanded
from service.documents.list_workbook import Value
from service.documents.side_by_side import Row, Side
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.exact import Quotient
from service.vocabulary.language import Language, Said
from service.web.assessment_links import Links
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.forms import Form, form_of
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.read_rounds import Round, RoundsRead, read_rounds

router = screens("/cases/{case_id}", "各轮评价")
CHANGED, ALL = "changed", ""
WAYS = ((ALL, Said("全部", "all")), (CHANGED, Said("只看有变化的", "only what changed")))
_TITLE = Said("各轮评价对照", "Rounds side by side")
_ITEM, _OPENED = Said("项目", "Item"), Said("整改事项", "to put right")
_COLUMNS = (
    Said("实际", "value"),
    Said("判定", "verdict"),
    Said("得分（分）", "points"),
    Said("比上一轮", "against the round before"),
)
_CHANGED = Said("有变化", "changed")


@dataclass(frozen=True, slots=True)
class RoundShown:
    """One round in the head of the table: with the address of its result."""

    round: Round
    result: str
    recommendation: str
    grade: str


@shown_by("rounds/page.html")
@dataclass(frozen=True, slots=True)
class RoundsPage:
    """rounds: those with an evaluation that can be shown; rows: as the address wants them; open: rules that were to be
    put right."""

    heading: CaseHeading
    read: RoundsRead
    rounds: tuple[RoundShown, ...]
    rows: tuple[Row, ...]
    open: frozenset[str]
    form: Form
    export: str
    ways: tuple[tuple[str, Said], ...] = WAYS

    @property
    def changed(self) -> int:
        """How many lines changed."""
        return sum(row.changed for row in self.read.rows)

    @staticmethod
    def figure(value: Quotient) -> str:
        """A number of points."""
        return outline.figure(value)


@router.get("/rounds", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="查看各轮评价"))
def show_rounds(request: Request, who: Who, case_id: str) -> Response:
    """All rounds of a case, or only the lines that changed."""
    return render(request, "rounds/page.html", _page(request, who))


@router.get("/rounds.xlsx", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="导出各轮评价", answers=XLSX))
def export_rounds(request: Request, who: Who, case_id: str) -> Response:
    """The table as it is shown."""
    page, language = _page(request, who), language_of(request)
    file = ListFile(
        _TITLE,
        list(_heads(page)),
        [list(_exported(row, page, language)) for row in page.rows],
        [(_TITLE.told(language), dict(WAYS)[page.form.text("show")].told(language))],
        of=page.heading.park_name,
    )
    return handed_out(file, who, language)


def _page(request: Request, who: Caller) -> RoundsPage:
    read = read_rounds(who.settings, who.found.id, language_of(request))
    show = CHANGED if request.query_params.get("show") == CHANGED else ALL
    heading = heading_of(who.found.id, read.case, who.found.park)
    return RoundsPage(
        heading=heading,
        read=read,
        rounds=tuple(
            RoundShown(
                one,
                Links(who.found.id, opening.then.digest).result,
                opening.made.assessment.recommendation.value,
                opening.made.assessment.grade,
            )
            for one, opening in read.told
        ),
        rows=tuple(row for row in read.rows if row.changed or show == ALL),
        open=frozenset(one.item.rule for one in items_demanded(read.case)),
        form=form_of(show=show),
        export=f"{heading.address}/rounds.xlsx?show={show}",
    )


def _heads(page: RoundsPage) -> Iterator[tuple[Said, int]]:
    yield _ITEM, 48
    yield _OPENED, 12
    for at, one in enumerate(page.rounds):
        for said in _COLUMNS if at else _COLUMNS[:-1]:
            yield Said(f"{one.round.said.zh} {said.zh}", f"{one.round.said.en} {said.en}"), 18


def _exported(row: Row, page: RoundsPage, language: Language) -> Iterator[Value]:
    yield row.title
    yield _OPENED.told(language) if row.key[0] in page.open else ""
    for at, (side, changed) in enumerate(zip(row.sides, row.changes, strict=True)):
        yield from _side(side, language)
        if at:
            yield _CHANGED.told(language) if changed else ""


def _side(side: Side | None, language: Language) -> Iterator[Value]:
    if side is None:
        yield from ("", "", None)
        return
    yield say(side.actual, language) if side.actual else ""
    yield say(side.verdict.label, language) if side.verdict is not None else ""
    yield Decimal(outline.figure(side.points)) if side.points is not None else None
