"""Sentences and faults in both languages."""

from service.rulelang.analysis.obligation import GROUPS, mistake


def test_every_group_is_named_in_both_languages() -> None:
    assert all(words.zh and words.en.isascii() for words in GROUPS.values())


def test_a_mistake_has_both_languages() -> None:
    made = mistake("code", ("甲", "乙", "丙"), ("a", "b", "c"))
    assert (made.found, made.allowed, made.repair) == ("甲", "乙", "丙")
    assert made.en == ("a", "b", "c")
