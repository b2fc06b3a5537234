"""Answers of experts and assessors: who counts, how many, and what agreement means."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.assessment.answers import answer, opinions
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.judgements import Judgements, Opinion
from service.vocabulary.state import Attestor, State
from tests.assessment.builders import a_ruling, a_situation, an_opinion
from tests.assessment.pack_builders import a_manual, a_pack, a_rule

WORDS = st.sampled_from(["符合", "基本符合", "不符合", None])


def asked(
    said: tuple[Opinion, ...], by: str = "expert", ruling: str | None = None, reasons: tuple[str, ...] = ()
) -> tuple[Fact, Fact]:
    rule = a_rule("answer", manual=a_manual(by), not_applicable=reasons)
    rulings = {rule.id: a_ruling(ruling)} if ruling else {}
    situation = a_situation(judgements=Judgements(opinions={rule.id: said}, not_applicable=rulings))
    return answer(rule, situation), opinions(rule, situation)


@given(said=st.lists(WORDS, max_size=7))
def test_a_strict_majority_of_enough_experts_decides(said: list[str | None]) -> None:
    fact, count = asked(tuple(an_opinion(word) for word in said))
    words = [word for word in said if word is not None]
    assert count.number == Quotient.of(len(words))
    if len(words) < 3:
        assert fact.state is State.MISSING
        assert f"尚缺 {3 - len(words)} 名" in fact.note
        return
    leading, votes = Counter(words).most_common(1)[0]
    if 2 * votes > len(words):
        assert (fact.value, fact.attested_by) == (leading, Attestor.EXPERT)
    else:
        assert fact.state is State.DISPUTED


@pytest.mark.parametrize(("by", "counted"), [("expert", Attestor.EXPERT), ("assessor", Attestor.ASSESSOR)])
@pytest.mark.parametrize("speaker", list(Attestor))
def test_only_the_persons_asked_count(by: str, counted: Attestor, speaker: Attestor) -> None:
    fact, count = asked(tuple(an_opinion("符合", speaker) for _ in range(3)), by)
    assert fact.present is (speaker is counted)
    assert count.number == Quotient.of(3 if speaker is counted else 0)


def test_a_word_that_is_no_answer_is_not_given() -> None:
    fact, _ = asked((an_opinion("大概符合", Attestor.ASSESSOR),), "assessor")
    assert fact.state is State.MISSING


def test_assessors_must_agree() -> None:
    agreeing = (an_opinion("符合", Attestor.ASSESSOR), an_opinion("符合", Attestor.ASSESSOR))
    assert asked(agreeing, "assessor")[0].value == "符合"
    torn = (*agreeing, an_opinion("不符合", Attestor.ASSESSOR))
    assert asked(torn, "assessor")[0].state is State.DISPUTED
    assert asked((), "assessor")[0].note == "尚无评估员认定"


def test_an_open_answer_names_the_cells_that_wait() -> None:
    waiting, other = an_opinion(None), an_opinion(None, Attestor.ASSESSOR)
    fact, _ = asked((waiting, other))
    assert waiting.answer.cell in fact.cells()
    assert other.answer.cell not in fact.cells()


def test_not_applicable_needs_a_ruling_and_a_rule_that_allows_it() -> None:
    said = tuple(an_opinion("符合") for _ in range(3))
    assert asked(said, ruling="yes", reasons=("无此类设施",))[0].state is State.NOT_APPLICABLE
    assert asked(said, ruling="yes")[0].value == "符合"
    assert asked(said, ruling="no", reasons=("无此类设施",))[0].value == "符合"


def test_without_the_parameter_nothing_is_enough() -> None:
    rule = a_rule("answer", manual=a_manual())
    said = {rule.id: tuple(an_opinion("符合") for _ in range(7))}
    situation = a_situation(judgements=Judgements(opinions=said), pack=a_pack(parameters={}))
    assert answer(rule, situation).state is State.MISSING


def test_a_rule_that_asks_nobody_has_no_answer() -> None:
    with pytest.raises(ValueError, match="no manual check"):
        answer(a_rule("answer"), a_situation())
