"""What rules can read: all of the language, each with a Chinese title."""

from service.rulelang.schema.offers import attribute_titles, offers
from tests.rulelang.catalogue_of import catalogue


def test_everything_that_can_be_read_is_offered_with_a_title() -> None:
    found = offers(catalogue())
    assert [offer.title for offer in found][:4] == ["指标", "原始数据", "人工核查事项", "实施方案"]
    assert all(attribute.title for offer in found for attribute in offer.attributes.values())
    assert {"base", "target", "actual", "attainment", "recomputed"} - found[0].attributes.keys() == {"recomputed"}


def test_columns_are_what_subjects_offer() -> None:
    titles = attribute_titles(catalogue())
    assert titles["attainment"] == "完成率"
    assert titles["completeness"] == "评价完整度"
    assert "planned_investment" not in titles
    assert "parts_present" not in titles
