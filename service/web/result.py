"""The result of an evaluation: the conclusion, what is not met, what is lacking, the scorecard and its charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.assessment import outline
from service.assessment.lost_points import Lost, lost_in
from service.documents.entries import Entry
from service.documents.result import ResultTold
from service.transport.auth import Who
from service.transport.downloads import HTML, attachment
from service.transport.negotiation import JSON
from service.vocabulary.assessment import Assessment, Recommendation
from service.vocabulary.exact import Quotient
from service.vocabulary.fault import Fault
from service.vocabulary.scorecard import ScoreLine, ScoreSection
from service.web.assessment_links import Links, opened_for, the_case
from service.web.charts import Chart
from service.web.language import language_of
from service.web.rendering import render, shown_by
from service.web.result_charts import GroupCharts, group_charts, section_chart
from service.web.screens import screens, shows
from service.workflow.cases.open_assessment import AssessedThen, OpenedAssessment, assessments_of
from service.workflow.cases.read_assessment import assessment_record, assessment_report

router = screens("/cases", "评价结果")
_NONE = "no-result"


@shown_by("result/none.html")
@dataclass(frozen=True, slots=True)
class NoResultPage:
    """A case that has not been evaluated. park: what it is called now."""

    case_id: str
    park: str


@shown_by("result/page.html")
@dataclass(frozen=True, slots=True)
class ResultPage:
    """One evaluation of a case. every: all there are, the latest last; groups: of indicators, with their charts;
    resting: by the rule of a score line, what it rests on."""

    case_id: str
    opening: OpenedAssessment
    links: Links
    every: tuple[AssessedThen, ...]
    sections: Chart
    groups: tuple[GroupCharts, ...]
    resting: Mapping[str, tuple[Entry, ...]]

    @property
    def assessment(self) -> Assessment:
        """What was assessed."""
        return self.opening.made.assessment

    @property
    def told(self) -> ResultTold:
        """What is told of it."""
        return self.opening.made.told

    @property
    def undetermined(self) -> bool:
        """Whether the score is no conclusion."""
        return self.assessment.recommendation is Recommendation.UNDETERMINED

    @property
    def latest(self) -> AssessedThen:
        """The last one that counts."""
        return [one for one in self.every if one.counting][-1]

    def lost(self, section: ScoreSection) -> tuple[Lost, ...]:
        """What a section lost, line by line."""
        return lost_in(section, (*self.told.lost, *self.told.waiting))

    def why(self, line: ScoreLine) -> str:
        """Where a score line is explained: at its one finding, or in the tree where it rests on several."""
        entries = self.resting[line.rule]
        return self.links.finding(entries[0].anchor) if len(entries) == 1 else self.links.line(line.rule)

    @staticmethod
    def figure(value: Quotient) -> str:
        """A number of points."""
        return outline.figure(value)

    @staticmethod
    def percent(value: Quotient) -> str:
        """A share of points."""
        return outline.percent(value)

    @staticmethod
    def severity(entry: Entry) -> str:
        """高, 中 or 低."""
        return outline.severity_word(entry.finding)


@router.get("/{case_id}/result", **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看评价结果"))
def show_result(request: Request, who: Who, case_id: str) -> Response:
    """The latest that counts."""
    try:
        return _shown(request, opened_for(who, language=language_of(request)), who.found.id)
    except Fault as fault:
        if fault.code != _NONE:
            raise
    return render(request, "result/none.html", NoResultPage(who.found.id, who.found.park))


@router.get("/{case_id}/result/{digest}", **shows(UseCase.READ_EVALUATION, of=the_case, summary="查看一次评价的结果"))
def show_named_result(request: Request, who: Who, case_id: str, digest: str) -> Response:
    """Of any evaluation on record, by its digest or the beginning of it."""
    return _shown(request, opened_for(who, digest, language_of(request)), who.found.id)


@router.get(
    "/{case_id}/result/{digest}/report",
    response_class=Response,
    **shows(UseCase.READ_EVALUATION, of=the_case, summary="下载评估报告", answers=HTML),
)
def report(request: Request, who: Who, case_id: str, digest: str) -> Response:
    """One HTML file that is printed and filed."""
    told = assessment_report(who.settings, who.found.id, digest, language_of(request))
    return attachment(told.encode(), f"{who.found.id}-评估报告-{digest[:12]}.html", HTML)


@router.get(
    "/{case_id}/result/{digest}/record",
    response_class=Response,
    **shows(UseCase.READ_EVALUATION, of=the_case, summary="下载评价记录", answers=JSON),
)
def record(who: Who, case_id: str, digest: str) -> Response:
    """Byte for byte as it was kept: its SHA-256 is the digest."""
    told = assessment_record(who.settings, who.found.id, digest)
    return attachment(told.encode(), f"{who.found.id}-评价记录-{digest[:12]}.json", JSON)


def _shown(request: Request, opening: OpenedAssessment, case_id: str) -> Response:
    language, made = language_of(request), opening.made
    page = ResultPage(
        case_id=case_id,
        opening=opening,
        links=Links(case_id, opening.then.digest),
        every=assessments_of(opening.case),
        sections=section_chart(made.assessment.scorecard, language),
        groups=tuple(group_charts(group, language) for group in made.told.groups),
        resting={one.line.rule: one.entries for lines in made.told.scored.values() for one in lines},
    )
    return render(request, "result/page.html", page)
