"""The scores of the experts: to an expert their own, to everybody else average, spread and who is missing."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.with_and_without import figure
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.exact import shortest
from service.vocabulary.language import Said
from service.vocabulary.person import Role
from service.web.cases.heading import THE_CASE, CaseHeading, heading_of
from service.web.forms import Form
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.cases.expert_panel import Panel, Scored, expert_panel

router = screens("/cases/{case_id}/expert-scores", "专家评分")
TITLE = Said("专家评分", "expert scores")


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One item as everybody but the experts sees it; texts of numbers, empty where there are none."""

    scored: Scored
    average: str
    spread: str
    each: str

    @property
    def flagged(self) -> bool:
        """Whether the experts are further apart than the procedure allows."""
        return self.scored.scores is not None and self.scored.scores.flagged

    @property
    def count(self) -> int:
        """How many scores count."""
        return len(self.scored.scores.scores) if self.scored.scores is not None else 0


@shown_by("expert-scores/panel.html")
@dataclass(frozen=True, slots=True)
class PanelPage:
    """What comes of the scores. recusing: what was typed to record a recusal; experts: who may be chosen there."""

    heading: CaseHeading
    panel: Panel
    rows: tuple[ScoreRow, ...]
    recusing: Form
    experts: tuple[tuple[str, str], ...]
    may_recuse: bool
    export: str

    @property
    def scale(self) -> tuple[str, str, str]:
        """Lowest and highest score, and the spread above which it is flagged."""
        return scale_of(self.panel)


@shown_by("expert-scores/own.html")
@dataclass(frozen=True, slots=True)
class OwnScoresPage:
    """An expert's own scores. form: `score-<item>`, `reason-<item>`; recusing: what was typed to be recused."""

    heading: CaseHeading
    panel: Panel
    form: Form
    recusing: Form

    @property
    def scale(self) -> tuple[str, str, str]:
        """As of the panel."""
        return scale_of(self.panel)

    @property
    def open(self) -> bool:
        """Whether anything can be scored now."""
        return any(not one.refused for one in self.panel.items)


@router.get("", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="专家评分"))
def show_scores(request: Request, who: Who, case_id: str) -> Response:
    """As they stand for whoever looks."""
    return page(request, who)


def page(
    request: Request, who: Caller, form: Form | None = None, recusing: Form | None = None, status: int = 200
) -> Response:
    """The page for whoever looks, with what they typed."""
    panel = expert_panel(who.settings, who.found.id, who.person, who.at)
    heading, typed = heading_of(who.found.id, panel.case, who.found.park), recusing if recusing is not None else Form()
    if who.person.role is Role.EXPERT:
        own = form if form is not None else _own(panel)
        return render(request, "expert-scores/own.html", OwnScoresPage(heading, panel, own, typed), status)
    experts = tuple((str(one.id), one.name) for one in panel.experts)
    may_recuse = panel.may_recuse and who.person.role is Role.ASSESSOR
    export = f"{heading.address}/expert-scores/list.xlsx"
    shown = PanelPage(heading, panel, _rows(panel), typed, experts, may_recuse, export)
    return render(request, "expert-scores/panel.html", shown, status)


@router.get("/list.xlsx", **shows(UseCase.READ_EVALUATION, of=THE_CASE, summary="导出专家评分", answers=XLSX))
def export_scores(request: Request, who: Who, case_id: str) -> Response:
    """Item by item; to an expert only what is theirs."""
    language = language_of(request)
    panel = expert_panel(who.settings, who.found.id, who.person, who.at)
    if who.person.role is Role.EXPERT:
        rows = [(one.title.told(language), one.item, _score(one), "", "", "") for one in panel.items]
    else:
        rows = [
            (
                row.scored.title.told(language),
                row.scored.item,
                row.each,
                row.average,
                row.spread,
                "、".join(row.scored.missing),
            )
            for row in _rows(panel)
        ]
    return handed_out(ListFile(TITLE, _COLUMNS, rows, of=who.found.park), who, language)


_COLUMNS = (
    (Said("评分事项", "item"), 34),
    (Said("编号", "code"), 14),
    (Said("各专家评分", "scores"), 40),
    (Said("平均", "average"), 10),
    (Said("离差", "spread"), 10),
    (Said("尚未评分的专家", "missing"), 34),
)


def scale_of(panel: Panel) -> tuple[str, str, str]:
    """Lowest and highest score, and the spread above which it is flagged."""
    procedure = panel.procedure
    return shortest(procedure.score_lowest), shortest(procedure.score_highest), shortest(procedure.score_spread)


def _rows(panel: Panel) -> tuple[ScoreRow, ...]:
    return tuple(map(_row, panel.items))


def _row(scored: Scored) -> ScoreRow:
    found = scored.scores
    if found is None or found.average is None or found.spread is None:
        return ScoreRow(scored, "", "", "")
    each = "、".join(f"{one.person.name} {shortest(one.act.score)}" for one in found.scores)
    return ScoreRow(scored, figure(found.average), shortest(found.spread), each)


def _score(one: Scored) -> str:
    return shortest(one.own.act.score) if one.own is not None else ""


def _own(panel: Panel) -> Form:
    """The scores as they stand."""
    values: dict[str, tuple[str, ...]] = {}
    for one in panel.items:
        values[f"score-{one.item}"] = (_score(one),)
        values[f"reason-{one.item}"] = (one.own.act.reason if one.own is not None else "",)
    return Form(values)
