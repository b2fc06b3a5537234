"""The jurisdictions: how people write them, and sums that count each once."""

from hypothesis import given
from hypothesis import strategies as st

from service.rulelang.registry_rules import load_registry_rules
from service.settings import load_settings
from service.vocabulary.jurisdiction import APART, NATIONAL, Jurisdiction, JurisdictionKind, Jurisdictions

SHIPPED = load_registry_rules(load_settings().rules_dir).jurisdictions
CODES = [one.code for one in SHIPPED]


def with_sums(*provinces: str) -> Jurisdictions:
    """The shipped ones, these provinces set to sum what lies in them."""
    inside = {code: tuple(one.code for one in SHIPPED if one.within == code) for code in provinces}
    return Jurisdictions(
        tuple(
            Jurisdiction(
                one.code, one.number, one.name, one.short, one.kind, one.aliases, one.within, inside.get(one.code, ())
            )
            for one in SHIPPED
        )
    )


def test_there_are_37() -> None:
    kinds = [one.kind for one in SHIPPED]
    assert len(SHIPPED) == 37
    assert sum(kind not in APART for kind in kinds) == 31
    assert kinds.count(JurisdictionKind.SEPARATE_CITY) == 5
    assert kinds.count(JurisdictionKind.CORPS) == 1


def test_every_writing_leads_to_its_own() -> None:
    for one in SHIPPED:
        assert all(SHIPPED.named(text) is one for text in one.writings)


def test_usual_writings() -> None:
    for text, code in (
        ("浙江", "zhejiang"), ("浙 江 省", "zhejiang"), ("ZHEJIANG", "zhejiang"), ("内蒙", "neimenggu"),
        ("广西区", "guangxi"), ("新疆兵团", "bingtuan"), ("兵团", "bingtuan"), ("辽宁省大连市", "dalian"),
        ("陕西", "shaanxi"), ("山西", "shanxi"),
    ):  # fmt: skip
        found = SHIPPED.named(text)
        assert found is not None
        assert found.code == code
    assert SHIPPED.named("江浙") is None
    assert SHIPPED.named("") is None


def test_what_lies_within_a_province_is_on_its_map() -> None:
    assert SHIPPED.by_code["dalian"].province == "liaoning"
    assert SHIPPED.by_code["liaoning"].province == "liaoning"


def test_the_name_shown() -> None:
    assert [SHIPPED.titled(code) for code in ("ningbo", NATIONAL, "atlantis")] == ["宁波市", "国家", "atlantis"]


def test_a_province_sums_its_city_only_where_it_is_set_to() -> None:
    assert SHIPPED.summed(["zhejiang"]) == {"zhejiang"}
    assert with_sums("zhejiang").summed(["zhejiang"]) == {"zhejiang", "ningbo"}
    assert with_sums("zhejiang").summed(["ningbo"]) == {"ningbo"}


@given(st.lists(st.sampled_from(CODES)), st.lists(st.sampled_from(CODES)))
def test_sums_count_each_once_however_they_are_set(asked: list[str], summing: list[str]) -> None:
    made = with_sums(*summing)
    values = {code: 2**place for place, code in enumerate(CODES)}  # a sum tells which were counted, and how often

    def total(codes: list[str]) -> int:
        return sum(values[code] for code in made.summed(codes))

    assert total([NATIONAL, *asked]) == total(CODES) == sum(values.values())
    counted = {code for one in asked for code in (one, *made.by_code[one].also_sums)}
    assert total(asked) == sum(values[code] for code in counted)
