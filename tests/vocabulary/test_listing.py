"""Unknown is a word of its own, in both languages."""

from service.vocabulary.listing import Answer


def test_words() -> None:
    assert [answer.said.zh for answer in Answer] == ["是", "否", "尚未认定"]
    assert Answer.UNKNOWN.said.en == "not determined"
