"""Facts are called by Chinese names, as the rule that reads them means them."""

from dataclasses import replace

from service.assessment.fact_names import FactNames
from service.rulelang.derivations import Derived, Value
from service.rulelang.tables import Attribute
from tests.assessment.cases import base_145
from tests.assessment.pack_builders import a_catalogue, a_finding, a_pack, a_parameter, a_rule

PARAMETERS = {"core_floor": replace(a_parameter("core_floor", "0.6", "%"), title="核心指标否决下限")}


def names(subject: str = "indicator:intensity", title: str = "", attribute: str = "own") -> dict[str, str]:
    """The names under one rule that derives one attribute."""
    derived = (Derived(Attribute(attribute, "number", title=title), Value("gdp.actual")),)
    rule = replace(a_rule("own"), derived=derived)
    pack = a_pack(rule, catalogue=a_catalogue(), parameters=PARAMETERS)
    return dict(FactNames(pack).of(a_finding(subject=subject)))


def test_built_in_attributes_are_named_as_the_subject_has_them() -> None:
    assert names()["actual"] == "实际值"
    assert names("quantity:gdp")["actual"] == "评估年度值"
    assert names("case")["completeness"] == "评价完整度"


def test_what_a_rule_derives_is_named_by_the_rule() -> None:
    assert names(title="提前天数")["own"] == "提前天数"
    assert names(title="本规则的实际值", attribute="actual")["actual"] == "本规则的实际值"
    assert "own" not in names()


def test_below_a_counted_finding_its_own_rule_names_the_facts() -> None:
    derived = (Derived(Attribute("own", "number", title="提前天数"), Value("gdp.actual")),)
    told = FactNames(a_pack(replace(a_rule("own"), derived=derived), catalogue=a_catalogue()))
    below = told.below("T-01")
    assert below is not None
    assert below["own"] == "提前天数"
    assert told.below("own") is None


def test_parameters_and_references_have_names() -> None:
    assert names()["core_floor"] == "核心指标否决下限"
    assert names()["gdp.actual"] == "gdp总量评估年度值"
    assert names()["intensity.base"] == "单位生产总值能耗基期值"


def test_every_column_of_the_shipped_pack_has_a_chinese_name() -> None:
    pack, _ = base_145()
    told = FactNames(pack)
    unnamed = {
        (rule.id, column.name)
        for rule in pack.rules.values()
        for subject in rule.subjects
        for column in rule.table.attributes
        if told.of(a_finding(rule.id, subject=subject)).get(column.name, column.name).isascii()
    }
    assert not unnamed


def test_the_park_has_names_where_the_pack_has_regions() -> None:
    for regions, name in (((), None), (("甲区", "乙区"), "所在区域")):
        pack = a_pack(a_rule("own"), regions=regions)
        assert FactNames(pack).of(a_finding(subject="case")).get("region") == name
