"""The program's own words in two languages."""

import pytest

from service.assessment.labels import say
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Verdict
from service.vocabulary.language import Language


@pytest.mark.parametrize("word", [*Recommendation, *(verdict.label for verdict in Verdict)])
def test_every_conclusion_and_verdict_has_an_english_word(word: str) -> None:
    assert say(word, Language.EN).isascii()
    assert say(word, Language.ZH) == word


def test_what_people_wrote_stays_as_it_is() -> None:
    assert say("澄汐园区", Language.EN) == "澄汐园区"
