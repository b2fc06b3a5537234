"""Reasons speak of indicators by their names."""

from service.vocabulary.language import Said
from service.web.cases.subjects import named

TITLES = {"indicator:energy_intensity": "单位生产总值能耗"}


def test_a_subject_in_brackets_goes_by_its_name() -> None:
    told = named(
        Said("高风险存疑 CR-A1（indicator:energy_intensity） 尚未答复", "CR-A1 (indicator:energy_intensity) is open"),
        TITLES,
    )
    assert told == Said("高风险存疑 CR-A1“单位生产总值能耗”尚未答复", "CR-A1 (单位生产总值能耗) is open")


def test_what_has_no_known_name_keeps_its_code() -> None:
    told = Said("CR-A1（fact:other）的存疑", "of CR-A1 (fact:other)")
    assert named(told, TITLES) == told
