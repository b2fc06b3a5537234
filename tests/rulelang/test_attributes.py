"""The built-in attributes are those of the design, with their units and words."""

from dataclasses import replace
from decimal import Decimal

from service.rulelang.attributes import (
    PLAN,
    TASKS,
    case_attributes,
    collections,
    indicator_attributes,
    indicator_needs,
    item_attributes,
    park_attributes,
    quantity_attributes,
)
from service.rulelang.words import VALUES
from service.vocabulary.finding import Theme
from tests.rulelang.catalogue_of import catalogue

ALWAYS = {
    *("base", "target", "actual", "attainment", "largest_jump", "change_from_base", "unit_label", "explanation"),
    *("base_amendment", "target_amendment", "reading", "statement", "evidence"),
}


def test_an_indicator_offers_what_its_entry_supports() -> None:
    found = catalogue()
    intensity, saving = found.indicators["energy_intensity"], found.indicators["energy_saving"]
    recomputed = {"stated_deviation", "within_rounding", "base_deviation", "base_within_rounding"}
    assert set(indicator_attributes(intensity)) == ALWAYS | recomputed | {"magnitude"}
    assert set(indicator_attributes(saving)) == ALWAYS | {"share_of_base"}
    assert set(indicator_needs()) == recomputed | {"share_of_base", "magnitude"}


def test_values_are_in_the_indicators_unit_and_ratios_in_percent() -> None:
    offered = indicator_attributes(catalogue().indicators["energy_intensity"])
    assert {offered[name].unit for name in ("base", "target", "actual")} == {"tce/万元"}
    assert offered["attainment"].unit == "%"
    assert offered["attainment"].low is None
    assert offered["stated_deviation"].low == 0


def test_a_quantity_offers_external_figures() -> None:
    gdp = catalogue().quantities["gdp"]
    offered = quantity_attributes(gdp)
    assert (offered["external"].unit, offered["external_deviation"].unit) == ("万元", "%")
    assert "magnitude" in offered
    assert "magnitude" not in quantity_attributes(replace(gdp, plausible=None))


def test_a_case_is_read_from_the_gates_on() -> None:
    assert case_attributes(Theme.TARGETS, ("优秀",)) == {}
    assert set(case_attributes(Theme.GATES, ("优秀",))) == {"completeness", "score", "grade"}
    decision = case_attributes(Theme.DECISION, ("优秀", "不合格"))
    assert set(decision) == {"completeness", "score", "grade", "reject", "withhold"}
    assert decision["grade"].values == ("优秀", "不合格")
    assert decision["reject"].whole
    assert (decision["completeness"].low, decision["completeness"].high) == (Decimal(0), Decimal(1))


def test_a_manual_check_offers_its_answers() -> None:
    assert item_attributes(["符合", "不符合"])["answer"].values == ("符合", "不符合")


def test_the_plan_offers_dates_and_counts() -> None:
    assert {name: attribute.kind for name, attribute in PLAN.items()} == {
        "parts_present": "number",
        "approval": "text",
        "approved_on": "date",
        "years_due": "number",
        "years_reported": "number",
    }


def test_collections_have_their_fields() -> None:
    found = collections(catalogue(), ("TG-01",))
    assert set(found) == {"project", "carrier", "progress_report", "finding"}
    assert found["carrier"]["carrier"].values == ("raw_coal", "electricity")
    assert found["finding"]["rule"].values == ("TG-01",)
    assert found["project"]["task"].values == TASKS
    assert set(found["project"]["status"].values) == {
        *("done", "trial", "building", "not_started"),
        *(f"{word}_{how}" for word in ("cancelled", "replaced") for how in ("approved", "not_approved", "unstated")),
    }


def test_every_coded_word_has_a_chinese_one() -> None:
    found = catalogue()
    groups = [indicator_attributes(i) for i in found.indicators.values()] + [PLAN]
    groups += collections(found, ()).values()
    words = {v for group in groups for a in group.values() if a.name not in ("carrier", "rule") for v in a.values}
    assert {word for word in words if word.isascii()} <= set(VALUES)
    assert all(attribute.title for group in groups for attribute in group.values())


def test_a_park_has_a_region_where_the_pack_tells_regions_apart() -> None:
    assert park_attributes(()) == {}
    (region,) = park_attributes(("甲区", "乙区")).values()
    assert (region.name, region.title, region.values) == ("region", "所在区域", ("甲区", "乙区"))
