"""Sentences and faults in both languages."""

from service.rulelang.analysis.obligation import GROUPS, Sentence, mistake
from service.vocabulary.language import Language


def test_a_sentence_is_told_in_its_language() -> None:
    assert Sentence("单调", "monotone").told(Language.ZH) == "单调"
    assert Sentence("单调", "monotone").told(Language.EN) == "monotone"
    assert all(words.zh and words.en.isascii() for words in GROUPS.values())


def test_a_mistake_has_both_languages() -> None:
    made = mistake("code", ("甲", "乙", "丙"), ("a", "b", "c"))
    assert (made.found, made.allowed, made.repair) == ("甲", "乙", "丙")
    assert made.en == ("a", "b", "c")
