"""A person is kept where the registry says, whatever was typed."""

import pytest

from service.settings import load_settings
from service.vocabulary.fault import Fault
from service.vocabulary.person import Person, Role
from service.workflow.parks.registry_rules import opened_rules
from service.workflow.people.person_place import placed
from tests.casework.parks import park

RULES = opened_rules(load_settings())
PARKS = (
    park("zhejiang-1", code="S331901", name="澄园", jurisdiction="zhejiang", city="杭州市"),
    park("S331902", name="同名园", jurisdiction="zhejiang", city="嘉兴市"),
    park("S217001", name="同名园", city="沈阳市"),
)


def somebody(jurisdiction: str = "zhejiang", city: str = "", park_named: str = "") -> Person:
    return Person(0, "张三", Role.ASSESSOR, None, jurisdiction, city, park_named)


@pytest.mark.parametrize("text", ["浙江", "浙江省", "浙 江", "zhejiang", "ZHEJIANG"])
def test_a_jurisdiction_is_kept_by_its_code(text: str) -> None:
    assert placed(somebody(text), PARKS, RULES).jurisdiction == "zhejiang"


def test_the_national_bodies_and_nothing_at_all() -> None:
    assert placed(somebody("国家"), PARKS, RULES).jurisdiction == "national"
    assert placed(somebody("", ""), PARKS, RULES) == somebody("", "")


def test_an_unknown_jurisdiction_is_refused_with_what_there_is() -> None:
    with pytest.raises(Fault) as refused:
        placed(somebody("atlantis"), PARKS, RULES)
    assert all(word in refused.value.said.zh for word in ("没有名为“atlantis”", "浙江", "新疆"))
    assert all(word in refused.value.said.en for word in ("no jurisdiction “atlantis”", "zhejiang"))
    with pytest.raises(Fault, match="您是否想写“zhejiang”"):
        placed(somebody("zhejang"), PARKS, RULES)


def test_without_rules_of_the_registry_a_jurisdiction_stays_as_written() -> None:
    assert placed(somebody("某地"), PARKS, None).jurisdiction == "某地"


@pytest.mark.parametrize("text", ["杭州", "杭州市", "杭 州 市"])
def test_a_city_is_kept_as_the_parks_write_it(text: str) -> None:
    assert placed(somebody(city=text), PARKS, RULES).city == "杭州市"


def test_a_city_without_parks_is_refused_only_where_cities_are_on_record() -> None:
    with pytest.raises(Fault, match="园区所在的城市有：嘉兴市、杭州市"):
        placed(somebody(city="沈阳市"), PARKS, RULES)
    assert placed(somebody("gansu", "兰州"), PARKS, RULES).city == "兰州"
    assert placed(somebody("national", "沈阳"), PARKS, RULES).city == "沈阳市"


@pytest.mark.parametrize("text", ["zhejiang-1", "s331901", "澄园"])
def test_a_park_is_kept_by_its_id(text: str) -> None:
    assert placed(somebody(park_named=text), PARKS, RULES).park == "zhejiang-1"


@pytest.mark.parametrize(("text", "words"), [("别园", "名录里没有"), ("同名园", "有 2 个园区叫")])
def test_a_park_that_is_not_or_not_alone_is_refused(text: str, words: str) -> None:
    with pytest.raises(Fault, match=words):
        placed(somebody(park_named=text), PARKS, RULES)
