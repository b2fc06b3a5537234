"""Which names a rule may use, and what is said of the others."""

from dataclasses import replace

import pytest

from service.authoring.problem import Mistake
from service.rulelang.attributes import park_attributes
from service.rulelang.parse.scope import Own, Scope
from service.rulelang.tables import Attribute
from tests.rulelang.catalogue_of import scope

OWN = Attribute("attainment", "number", "%", title="完成率")
DAY = Attribute("approved_on", "date")
MIXED = Attribute("actual", "number", title="实际值")


@pytest.fixture
def names() -> Scope:
    found = scope(OWN)
    found.own = replace(found.own, mixed={"actual": MIXED}, unusable={"magnitude": "energy_saving 没有 plausible"})
    found.derived["rate"] = Attribute("rate", "number", "%")
    found.derived["day"] = DAY
    return found


def test_columns_are_own_attributes_and_derived_ones(names: Scope) -> None:
    assert names.column("attainment") is OWN
    assert names.column("rate").unit == "%"


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("atainment", "unknown-word", "attainment（完成率）"),
        ("day", "date-test", "days"),
        ("floor", "not-a-column", "{value: floor}"),
        ("gdp.actual", "not-a-column", "{value: gdp.actual}"),
        ("actual", "unusable-attribute", "单位不同"),
        ("magnitude", "unusable-attribute", "没有 plausible"),
    ],
)
def test_what_is_no_column(names: Scope, name: str, code: str, words: str) -> None:
    with pytest.raises(Mistake) as caught:
        names.column(name)
    assert caught.value.code == code
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("ref", "kind", "unit"),
    [
        ("attainment", "number", "%"),
        ("self.attainment", "number", "%"),
        ("rate", "number", "%"),
        ("floor", "number", "%"),
        ("energy_intensity.actual", "number", "tce/万元"),
        ("energy_intensity.magnitude", "text", ""),
        ("gdp.external", "number", "万元"),
        ("plan.approved_on", "date", ""),
    ],
)
def test_operands(names: Scope, ref: str, kind: str, unit: str) -> None:
    found = names.operand(ref)
    assert (found.kind, found.unit) == (kind, unit)


@pytest.mark.parametrize(
    ("ref", "code", "suggestion"),
    [
        ("rat", "unknown-word", "rate"),
        ("energy_intensty.actual", "unknown-word", "energy_intensity"),
        ("energy_intensity.actuel", "unknown-word", "actual"),
        ("plan.aproval", "unknown-word", "approval"),
        ("self.atainment", "unknown-word", "attainment"),
        ("self.actual", "unusable-attribute", ""),
        ("project.status", "collection-as-value", ""),
        ("park.region", "unknown-word", ""),
    ],
)
def test_what_is_no_operand(names: Scope, ref: str, code: str, suggestion: str) -> None:
    with pytest.raises(Mistake) as caught:
        names.operand(ref)
    assert (caught.value.code, caught.value.suggestion) == (code, suggestion)


def test_collections_and_fields(names: Scope) -> None:
    assert names.field("project.paid_investment").unit == "万元"
    assert "status" in names.collection("project")
    for ref in ("projects.status", "project", "project.paid"):
        with pytest.raises(Mistake, match="未知的"):
            names.field(ref)


def test_sentences_may_quote_all_of_them(names: Scope) -> None:
    assert dict(names.quotable()) == {
        "attainment": "完成率",
        "actual": "实际值",
        "rate": "",
        "day": "",
        "floor": "下限",
    }


def test_a_subject_may_offer_nothing() -> None:
    assert Own({}).attributes == {}


def test_the_park_is_read_by_every_subject_where_the_pack_has_regions(names: Scope) -> None:
    names.park = park_attributes(("甲区", "乙区"))
    assert names.operand("park.region").values == ("甲区", "乙区")
    with pytest.raises(Mistake, match="region（所在区域）"):
        names.operand("park.regoin")
    with pytest.raises(Mistake, match="不能直接作表的列"):
        names.column("park.region")
