"""The province at a glance: coverage, states, savings, duties, gaps, difficulties, projects; each figure leads to its
list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fastapi import Request, Response

from service.access.policy import scope_for
from service.access.scope import Scope
from service.access.use_cases import UseCase
from service.assessment.labels import say
from service.casework.coverage import Coverage, Rate
from service.casework.overview import exact_text
from service.transport.auth import Caller, Who
from service.vocabulary.day import day_of
from service.vocabulary.exact import Quotient, plain
from service.vocabulary.language import Language, Said
from service.vocabulary.listing import Answer
from service.web.charts import Chart, Series
from service.web.forms import Form, form_of
from service.web.language import language_of
from service.web.overview.figures import list_address, rate_told
from service.web.overview.nation import is_national, nation_shown
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.overview.show_overview import Overview, show_overview
from service.workflow.parks.registry_rules import place_names

router = screens("/overview", "总览")
_REACHES = {
    "listed": Said("列入清单", "Listed"),
    "carried_out": Said("实施改造", "Carrying out the retrofit"),
    "accepted": Said("通过验收", "Accepted"),
}
_LOOKS = {
    "通过": ("√", "good"), "限期整改": ("△", "near"), "不予通过": ("×", "bad"), "无法判定": ("？", "open"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that leads to the list it is the sum of."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class ReachRow:
    """How far parks have come: of the eligible ones, of those not determined, of others; rate: in words."""

    said: Said
    eligible: Figure
    undetermined: Figure
    outside: Figure
    rate: Said


@dataclass(frozen=True, slots=True)
class SavingRow:
    """The sum of one indicator, the number of parks it is of, and of those it lacks."""

    name: Said
    unit: str
    amount: Figure
    parks: int
    lacking: int


@shown_by("overview/page.html")
@dataclass(frozen=True, slots=True)
class OverviewPage:
    """place: whose; form: what is asked for; gap_chart: over the table of gaps."""

    place: str
    on: date
    form: Form
    programmes: tuple[tuple[str, str], ...]
    told: Overview
    reaches: tuple[ReachRow, ...]
    savings: tuple[SavingRow, ...]
    gap_chart: Chart

    def address(self, *figure: str) -> str:
        """Of the list behind a figure."""
        return list_address(self.told.programme.id, *figure)

    @staticmethod
    def look(conclusion: str) -> tuple[str, str]:
        """Sign and tone of a conclusion."""
        return _LOOKS[conclusion]

    @staticmethod
    def amount(value: Decimal | None) -> str:
        """All digits of an amount, empty where there is none."""
        return plain(value) if value is not None else ""


@router.get("", **shows(UseCase.READ_COVERAGE, summary="查看总览"))
def show(request: Request, who: Who, programme: str = "") -> Response:
    """Of the parks that the reader sees, as they stand today; for the national bodies province by province."""
    if is_national(who.person):
        return nation_shown(request, who, programme)
    told = show_overview(who.settings, programme, day_of(who.at), seen_by(who))
    language = language_of(request)
    page = OverviewPage(
        place=place_of(who),
        on=day_of(who.at),
        form=form_of(programme=told.programme.id),
        programmes=tuple((one.id, one.title) for one in told.programmes),
        told=told,
        reaches=tuple(_reaches(told.programme.id, told.coverage)),
        savings=tuple(_savings(told)),
        gap_chart=_gap_chart(told, language),
    )
    return render(request, "overview/page.html", page)


def seen_by(who: Caller) -> Scope:
    """The overview is of cases too, which the national bodies leave to each jurisdiction."""
    return scope_for(who.person, UseCase.LIST_CASES)


def place_of(who: Caller, jurisdiction: str = "") -> str:
    """The name of the city or jurisdiction that is looked at. jurisdiction: that the national bodies look at."""
    person = who.person
    at = jurisdiction if is_national(person) and jurisdiction else person.jurisdiction or ""
    named = place_names(who.settings).titled(at)
    return f"{named}{person.city}" if person.city else named


def _reaches(programme: str, found: Coverage) -> Iterator[ReachRow]:
    for reach, said in _REACHES.items():
        rate: Rate = getattr(found, reach)
        numbers = {Answer.YES: rate.reached, Answer.UNKNOWN: rate.reached_undetermined, Answer.NO: rate.outside}
        yes, unknown, no = (
            Figure(str(number), list_address(programme, "parks", reach, answer.value))
            for answer, number in numbers.items()
        )
        yield ReachRow(said, yes, unknown, no, rate_told(rate))


def _savings(told: Overview) -> Iterator[SavingRow]:
    for name, one in told.totals:
        address = list_address(told.programme.id, "saving", one.code)
        yield SavingRow(name, one.unit, Figure(exact_text(one.amount), address), one.parks, one.lacking)


def _gap_chart(told: Overview, language: Language) -> Chart:
    named = tuple(gap.name.told(language) for gap in told.gaps)
    missed = tuple(Quotient.of(gap.missed) for gap in told.gaps)
    word = Said("未达到的案卷", "cases that miss it").told(language)
    return Chart("bar", say("个", language) if language is Language.ZH else "", named, (Series(word, missed),))
