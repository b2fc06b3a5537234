"""Years, raw quantities and disputes, each looked up once."""

import pytest

from service.assessment.situation import Situation
from service.assessment.views import (
    base_year,
    cover_base_year,
    disputed,
    evaluated_year,
    evidence_list,
    given_fact,
    indicator_view,
    quantity_at,
    quantity_in,
    quantity_view,
)
from service.vocabulary.exact import ONE, Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor, State
from tests.assessment.builders import (
    a_cover,
    a_dispute,
    a_quantity_row,
    a_situation,
    a_submission,
    an_evidence_row,
    an_indicator_row,
    blank,
    num,
)

GIVEN = Fact("x", State.VALUE, ONE)


def situation(**other: object) -> Situation:
    rows = [a_quantity_row("gdp", {2020: "8", 2025: None})]
    return a_situation(a_submission(quantities=rows), **other)  # type: ignore[arg-type]


def test_a_raw_quantity_is_stated_missing_or_disputed() -> None:
    case = situation(judgements=Judgements(disputes={("gdp", 2024): a_dispute(None, "gdp", 2024)}))
    assert quantity_at(case, "gdp", 2020).number == Quotient.of(8)
    assert quantity_at(case, "gdp", 2025).note == "缺少2025年gdp总量"
    assert quantity_at(case, "gdp", 2022).cells() == ()
    assert quantity_at(case, "energy_total", 2020).state is State.MISSING
    assert quantity_at(case, "gdp", 2024).state is State.DISPUTED
    assert quantity_at(case, "gdp", 2020) is quantity_at(case, "gdp", 2020)


def test_an_established_value_is_the_assessors() -> None:
    case = situation(judgements=Judgements(disputes={("gdp", 2020): a_dispute("9", "gdp", 2020)}))
    fact = quantity_at(case, "gdp", 2020)
    assert (fact.number, fact.attested_by) == (Quotient.of(9), Attestor.ASSESSOR)
    assert disputed(case, "gdp", 2021, "x", "") is None
    assert "统计口径不一致" in (quantity_at(situation(judgements=open_dispute()), "gdp", 2020).note)


def open_dispute() -> Judgements:
    return Judgements(disputes={("gdp", 2020): a_dispute(blank(), "gdp", 2020)})


@pytest.mark.parametrize("year", [None, num("2025.5")])
def test_a_year_that_is_no_whole_number_is_not_stated(year: object) -> None:
    cover = a_cover(year=year, base=year)  # type: ignore[arg-type]
    case = a_situation(a_submission(cover=cover))
    assert evaluated_year(case).state is State.MISSING
    assert quantity_in(case, "gdp", cover_base_year(case)).state is State.MISSING
    assert cover.base_year.cell in quantity_in(case, "gdp", cover_base_year(case)).cells()


def test_the_base_year_of_a_row_prevails_over_the_covers() -> None:
    for stated, year in ((2021, 2021), (None, 2020), (num("2021.5"), 2020)):
        row = an_indicator_row(base_year=stated)
        assert base_year(indicator_view(a_situation(a_submission(row)), "intensity")).number == Quotient.of(year)
    assert base_year(indicator_view(a_situation(), "intensity")) is not None


def test_reasons_matter_only_where_the_row_says_not_applicable() -> None:
    plain = a_situation(a_submission(an_indicator_row()))
    assert indicator_view(plain, "intensity", ("口径",)).reasons is None
    excused = a_situation(a_submission(an_indicator_row(state="not_applicable")))
    assert indicator_view(excused, "intensity", ("口径",)).reasons == ("口径",)


def test_an_example_gives_by_full_name_and_the_subject_also_by_its_own() -> None:
    case = situation(given={"base": GIVEN, "gdp.actual": GIVEN, "self.external": GIVEN})
    assert given_fact(case, "gdp", "base", own=True) == Fact("base", State.VALUE, ONE)
    assert given_fact(case, "gdp", "base", own=False) is None
    assert given_fact(case, "gdp", "actual", own=False) == Fact("actual", State.VALUE, ONE)
    assert given_fact(case, "gdp", "external", own=True) is not None
    assert quantity_view(case, "gdp", own=True).once("base", lambda view: blank_fact()).number == ONE
    assert quantity_view(case, "gdp").once("base", lambda view: blank_fact()).state is State.MISSING


def blank_fact() -> Fact:
    return Fact("x", State.MISSING)


def test_the_evidence_list_is_read_once() -> None:
    case = a_situation(a_submission(evidence=(an_evidence_row("E1"), an_evidence_row("E2"))))
    assert [fact.value for fact in evidence_list(case)] == ["E1", "E2"]
    assert evidence_list(case) is evidence_list(case)
