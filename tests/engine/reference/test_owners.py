"""Whose attributes a rule reads, and what rules share."""

from typing import Any

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import MISSING, NOT_APPLICABLE, text, value
from service.engine.reference.owners import GivenOwner, ItemOwner, Owners
from service.engine.reference.park import Park
from service.vocabulary.judgements import Judgements
from service.vocabulary.submission import Plan
from tests.assessment.builders import (
    a_quantity_row,
    a_ruling,
    a_submission,
    a_version,
    an_indicator_row,
    an_opinion,
)
from tests.assessment.pack_builders import a_manual, a_pack, a_rule

REASONS = ("园区无统计口径",)


def a_park(*rows: Any, judgements: Judgements | None = None, **other: Any) -> Park:
    return Park(Inputs(a_submission(*rows, **other), judgements or Judgements(), a_pack()))


def test_rules_with_other_reasons_share_an_indicator_that_is_not_excused() -> None:
    owners, park = Owners(), a_park(an_indicator_row())
    assert owners.indicator("intensity", REASONS) is owners.indicator("intensity", REASONS)
    assert owners.indicator("intensity", REASONS) is not owners.indicator("intensity", None)
    assert park[owners.indicator("intensity", REASONS)] is park[owners.indicator("intensity", None)]


def test_reasons_count_where_the_row_says_not_applicable() -> None:
    owners, ruled = Owners(), Judgements(not_applicable={"intensity": a_ruling()})
    park = a_park(an_indicator_row(state="not_applicable", reason="别的"), judgements=ruled)
    assert park[owners.indicator("intensity", None)]["actual"] == NOT_APPLICABLE
    assert park[owners.indicator("intensity", REASONS)]["actual"] == MISSING
    assert park[owners.indicator("intensity", ("别的",))]["actual"] == NOT_APPLICABLE


def test_quantities_plan_parameters_and_the_case() -> None:
    owners = Owners()
    park = a_park(quantities=[a_quantity_row("gdp", {2025: "120"})], plan=Plan(versions=(a_version(),)))
    assert park[owners.quantities["gdp"]]["actual"] == value(120)
    assert park[owners.plan]["approval"] == text("approved")
    assert park[owners.parameters]["expert_opinions_min"] == value(3)
    assert park[owners.case]["score"] == MISSING
    park.summary["score"] = value(80)
    assert park[owners.case]["score"] == value(80)


def test_a_manual_check_and_an_example() -> None:
    asked = a_rule("answer", subjects=("item:T-01",), manual=a_manual())
    park = a_park(judgements=Judgements(opinions={"T-01": tuple(an_opinion("符合") for _ in range(3))}))
    item = park[ItemOwner(asked)]
    assert (item["answer"], item["opinions"]) == (text("符合"), value(3))
    assert park[GivenOwner({"base": value(9)})]["base"] == value(9)
