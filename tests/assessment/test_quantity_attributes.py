"""A raw quantity: base, actual, the outside figure and how they compare."""

import pytest

from service.assessment.derive import QUANTITY
from service.assessment.views import quantity_view
from service.rulelang.catalogue import Catalogue
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.judgements import Judgements
from service.vocabulary.state import Attestor, State
from service.vocabulary.submission import QuantityRow
from tests.assessment.builders import a_cover, a_dispute, a_quantity_row, a_situation, a_submission, an_external_figure
from tests.assessment.pack_builders import a_catalogue, a_pack, a_quantity, between

ROW = a_quantity_row("gdp", {2020: "100", 2025: "125"})
FIGURE = Judgements(external={("gdp", 2025): an_external_figure("100")})


def plausible() -> Catalogue:
    banded = a_quantity("gdp", "万元", plausible=between("100", "200", "[]").intervals[0])
    return Catalogue({}, {"gdp": banded}, {}, a_catalogue().digest)


def attribute(
    name: str, row: QuantityRow | None = ROW, judgements: Judgements = FIGURE, year: int | None = 2025
) -> Fact:
    submission = a_submission(quantities=[] if row is None else [row], cover=a_cover(year=year))
    situation = a_situation(submission, judgements=judgements, pack=a_pack(catalogue=plausible()))
    return quantity_view(situation, "gdp").once(name, QUANTITY[name])


def test_values_are_those_of_the_covers_years() -> None:
    assert attribute("base").number == Quotient.of(100)
    assert attribute("actual").number == Quotient.of(125)
    assert attribute("change_from_base").number == Quotient.of("0.25")


def test_the_outside_figure_is_a_third_partys() -> None:
    fact = attribute("external")
    assert (fact.number, fact.attested_by, fact.note) == (Quotient.of(100), Attestor.THIRD_PARTY, "来源：统计局")
    assert attribute("external_deviation").number == Quotient.of("0.25")
    assert attribute("external", judgements=Judgements()).state is State.MISSING
    empty = Judgements(external={("gdp", 2025): an_external_figure(None)})
    assert attribute("external_deviation", judgements=empty).state is State.MISSING


@pytest.mark.parametrize("name", ["actual", "external", "external_deviation", "change_from_base", "magnitude"])
def test_without_evaluated_year_nothing_is_known(name: str) -> None:
    assert attribute(name, year=None).state is State.MISSING


def test_a_dispute_reaches_actual_but_not_what_the_sheet_says() -> None:
    judgements = Judgements(disputes={("gdp", 2025): a_dispute(None, "gdp")})
    assert attribute("actual", judgements=judgements).state is State.DISPUTED
    assert attribute("magnitude", judgements=judgements).value == "in_band"


def test_magnitude_and_label_need_a_row() -> None:
    assert attribute("magnitude", a_quantity_row("gdp", {2025: "1.5"})).value == "slip"
    assert attribute("magnitude", None).state is State.MISSING
    assert attribute("unit_label").value == "matches"
    assert attribute("unit_label", None).state is State.MISSING
