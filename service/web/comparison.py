"""Two evaluations side by side: of two submissions, rounds, years, or of two parks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.assessment import outline
from service.casework.case import Case
from service.documents.comparison import ComparedGroup, Comparison, Reading, Trend, comparison
from service.documents.list_workbook import Value
from service.documents.side_by_side import Row, side_by_side
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.day import day_of
from service.vocabulary.exact import Quotient
from service.vocabulary.fault import Fault
from service.vocabulary.language import Language, Said
from service.web.assessment_links import SHORT, Links, the_case
from service.web.charts import Chart, Series
from service.web.forms import Form, form_asked
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.result import NoResultPage
from service.web.screens import screens, shows
from service.workflow.access.gate import require
from service.workflow.access.targets import a_case
from service.workflow.cases.open_assessment import AssessedThen, OpenedAssessment, assessments_of, opened_of
from service.workflow.cases.read_case import read_case

router = screens("/cases", "对比")
_FIELDS = ("left", "left_year", "right", "right_year", "with")
_HUNDRED = Quotient.of(100)
_JUDGED = Said("评价所用的值", "what it was judged by")


@dataclass(frozen=True, slots=True)
class Side:
    """One side. every: the evaluations that can be chosen on it; years: those one can choose in this one, besides what
    it was judged by."""

    case_id: str
    every: tuple[AssessedThen, ...]
    opening: OpenedAssessment
    year: int | None

    @property
    def links(self) -> Links:
        """Where the evaluation is shown."""
        return Links(self.case_id, self.opening.then.digest)

    @property
    def reading(self) -> Reading:
        """What is compared."""
        return Reading(self.opening.made.told, self.year)

    @property
    def years(self) -> tuple[int, ...]:
        """In ascending order."""
        return tuple(sorted({year for group in self.opening.made.told.groups for year in group.years}))

    @property
    def evaluations(self) -> tuple[tuple[str, Said], ...]:
        """To choose from, the latest first."""
        return tuple((one.digest[:SHORT], _titled(one)) for one in reversed(self.every))

    @property
    def choices(self) -> tuple[tuple[str, Said], ...]:
        """What of the evaluation is compared."""
        return (("", _JUDGED), *((str(year), Said(f"{year} 年填报值", f"stated for {year}")) for year in self.years))


@dataclass(frozen=True, slots=True)
class GroupShown:
    """A group of indicators with its chart."""

    group: ComparedGroup
    chart: Chart


@shown_by("comparison/page.html")
@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """park: what it is called now.

    form: what is compared, as the address has it or as was chosen in its place; export: the same as a file."""

    park: str
    form: Form
    left: Side
    right: Side
    made: Comparison
    groups: tuple[GroupShown, ...]
    export: str

    @property
    def judged(self) -> bool:
        """Whether two evaluations are compared and not two years of one."""
        return self.left.opening.then.digest != self.right.opening.then.digest

    @property
    def counts(self) -> tuple[tuple[Trend, int], ...]:
        """How many indicators went each way."""
        return tuple((trend, self.made.count(trend)) for trend in Trend)

    @staticmethod
    def points(value: Quotient) -> str:
        """A number of points."""
        return outline.figure(value)

    @property
    def heads(self) -> tuple[Said, Said]:
        """What the two sides are called."""
        return _LEFT, _RIGHT

    @property
    def rows(self) -> tuple[Row, ...]:
        """The lines of both scorecards, as the rounds show theirs."""
        return side_by_side([side.opening.made.assessment for side in (self.left, self.right)])


@router.get("/{case_id}/comparison", **shows(UseCase.READ_EVALUATION, of=the_case, summary="对比两次评价"))
def show(request: Request, who: Who, case_id: str) -> Response:
    """Where nothing is chosen: the last evaluation beside the one before it, or the last year beside the first."""
    case = read_case(who.settings, who.found.id)
    if not assessments_of(case):
        return render(request, "result/none.html", NoResultPage(who.found.id, who.found.park))
    page = _page(request, who, case)
    return render(request, "comparison/page.html", page, UNUSABLE if page.form.faults else 200)


@router.get(
    "/{case_id}/comparison.xlsx", **shows(UseCase.READ_EVALUATION, of=the_case, summary="导出对比", answers=XLSX)
)
def export(request: Request, who: Who, case_id: str) -> Response:
    """The indicators as they are compared on the screen."""
    page, language = _page(request, who, read_case(who.settings, who.found.id)), language_of(request)
    sides = [
        (said.told(language), _told(side).told(language)) for said, side in ((_LEFT, page.left), (_RIGHT, page.right))
    ]
    return handed_out(
        ListFile(_TITLE, _COLUMNS, _rows(page.made, language), sides, of=page.park),
        who,
        language,
    )


_TITLE, _LEFT, _RIGHT = Said("指标对比", "comparison"), Said("左方", "left"), Said("右方", "right")
_COLUMNS = (
    (Said("指标", "indicator"), 34),
    (Said("单位", "unit"), 14),
    (Said("左方", "left"), 16),
    (Said("右方", "right"), 16),
    (Said("增减", "change"), 16),
    (Said("增减幅度", "change in %"), 14),
    (Said("好坏", "trend"), 12),
)


def _rows(made: Comparison, language: Language) -> list[tuple[Value, ...]]:
    return [
        (
            one.of.name.told(language),
            one.of.unit,
            *(amount.text if amount is not None else None for amount in (one.left, one.right, one.change)),
            one.share,
            one.trend.said.told(language),
        )
        for group in made.groups
        for one in group.figures
    ]


def _page(request: Request, who: Caller, case: Case) -> ComparisonPage:
    form = form_asked(request, _FIELDS)
    own = _Evaluated(who, who.found.id, case, language_of(request))
    other, form = _other(own, form)
    left, right = _sides(own, other, form)
    made, language = comparison(left.reading, right.reading), language_of(request)
    return ComparisonPage(
        park=who.found.park,
        form=replace(form, values={**form.values, **_chosen(left, right)}),
        left=left,
        right=right,
        made=made,
        groups=tuple(GroupShown(group, _chart(group, language)) for group in made.groups),
        export=f"/cases/{who.found.id}/comparison.xlsx?{request.url.query}",
    )


@dataclass(frozen=True, slots=True)
class _Evaluated:
    """A case that is on one side, as it was read."""

    who: Caller
    id: str
    case: Case
    language: Language

    def side(self, digest: str, year: str) -> Side:
        """An evaluation of it, the latest that counts where none is named."""
        opening = opened_of(self.who.settings, self.id, self.case, digest, self.language)
        side = Side(self.id, assessments_of(self.case), opening, None)
        return replace(side, year=next((one for one in side.years if str(one) == year), None))


def _other(own: _Evaluated, form: Form) -> tuple[_Evaluated, Form]:
    """The case on the right; the same where none is named, or where it cannot be."""
    named, who = form.text("with"), own.who
    if named in ("", own.id):
        return own, form
    try:
        found = require(who.settings, who.person, UseCase.READ_EVALUATION, a_case(named), at=who.at).id
        other = _Evaluated(who, found, read_case(who.settings, found), own.language)
        other.side("", "")
    except Fault as fault:
        return own, form.refused(fault, "with")
    return other, form


def _sides(own: _Evaluated, other: _Evaluated, form: Form) -> tuple[Side, Side]:
    counting = [one for one in assessments_of(own.case) if one.counting]
    before = counting[-2:][0] if other is own else counting[-1]
    left = own.side(form.text("left") or before.digest, form.text("left_year"))
    right = other.side(form.text("right"), form.text("right_year"))
    untouched = not any(form.text(name) for name in _FIELDS)
    if untouched and left.opening.then.digest == right.opening.then.digest and left.years:
        return replace(left, year=left.years[0]), replace(right, year=right.years[-1])
    return left, right


def _chosen(left: Side, right: Side) -> dict[str, tuple[str, ...]]:
    return {
        "left": (left.opening.then.digest[:SHORT],),
        "left_year": (str(left.year or ""),),
        "right": (right.opening.then.digest[:SHORT],),
        "right_year": (str(right.year or ""),),
    }


def _titled(one: AssessedThen) -> Said:
    made = Said("预评价", "pre-assessment") if one.first else Said("评价", "evaluation")
    less = Said("", "") if one.counting else Said("，不计不适用认定", ", without waivers")
    on, word = day_of(one.recorded.at), one.summary.recommendation.value
    return Said(
        f"第 {one.recorded.seq} 号 {made.zh} {on}（{word}{less.zh}）",
        f"act {one.recorded.seq}, {made.en} {on}{less.en}",
    )


def _told(side: Side) -> Said:
    title, of = _titled(side.opening.then), dict(side.choices)[str(side.year or "")]
    park = side.opening.made.assessment.park
    return Said(f"{park} {side.case_id} {title.zh} {of.zh}", f"{park} {side.case_id} {title.en} {of.en}")


def _chart(group: ComparedGroup, language: Language) -> Chart:
    """The right as a share of the left, of what can be divided."""
    drawn = [one for one in group.figures if one.share is not None]
    shares = tuple(
        one.right.value / one.left.value * _HUNDRED
        for one in drawn
        if one.left and one.right and one.left.value and one.right.value is not None
    )
    named = tuple(one.of.name.told(language) for one in drawn)
    series = (Series(_LEFT.told(language), (_HUNDRED,) * len(drawn)), Series(_RIGHT.told(language), shares))
    return Chart("bar", "%", named, series)
