"""The examples of rules, by both evaluators: what is given reaches both, what differs or is wrong is told."""

from decimal import Decimal

import pytest

from service.assessment.derive import Situation
from service.assessment.rule_examples import Stated, Tried, judge, judge_twice, nobody, stated_fact, try_examples
from service.rulelang.pack import Given
from service.vocabulary.exact import Quotient
from service.vocabulary.judgements import NO_JUDGEMENTS
from service.vocabulary.language import Language
from service.vocabulary.state import State
from tests.criteria.builders import rule_base

PACK, _ = rule_base()
SUBJECT = "indicator:energy_intensity"
BASE, TARGET = Given("0.50", State.VALUE, Decimal("0.50")), Given("0.40", State.VALUE, Decimal("0.40"))


def given(actual: Given) -> Stated:
    return Stated({"base": BASE, "target": TARGET, "actual": actual}, {})


def number(text: str) -> Given:
    return Given(text, State.VALUE, Decimal(text), "tce/万元")


def test_every_example_of_every_rule_is_tried_on_every_subject() -> None:
    tried = list(try_examples(PACK))
    wanted = sum(len(rule.examples) * len(rule.subjects) for rule in PACK.rules.values())
    assert len(tried) == wanted > len(PACK.rules)
    assert [str(one) for one in tried if one.fault] == []


@pytest.mark.parametrize(
    ("actual", "word"),
    [
        (number("0.40"), "met"),
        (number("0.4001"), "nearly_met"),
        (number("0.41"), "nearly_met"),
        (number("0.410001"), "unmet"),
        (Given("missing", State.MISSING), "not_evaluable"),
        (Given("disputed", State.DISPUTED), "not_evaluable"),
        (Given("not_applicable", State.NOT_APPLICABLE), "not_applicable"),
    ],
)
def test_what_is_given_is_judged_by_both(actual: Given, word: str) -> None:
    assert judge(PACK.rules["TG-01"], SUBJECT, given(actual), PACK) == (word, word)


def test_rows_of_collections_are_given_to_both() -> None:
    done = {"status": Given("done", State.VALUE, "done"), "task": Given("layout", State.VALUE, "layout")}
    building = {"status": Given("building", State.VALUE, "building"), "task": done["task"]}
    outcomes = [
        judge(PACK.rules["PJ-01"], "portfolio", Stated({}, {"project": rows}), PACK)
        for rows in ((done,), (done, building), ())
    ]
    assert outcomes == [("met", "met"), ("unmet", "unmet"), ("not_evaluable", "not_evaluable")]


def test_one_situation_serves_both_evaluators() -> None:
    facts = {name: stated_fact(name, value) for name, value in given(number("0.42")).values.items()}
    situation = Situation(nobody(PACK), NO_JUDGEMENTS, PACK, given=facts)
    twice = judge_twice(PACK.rules["TG-01"], SUBJECT, situation)
    assert (twice.official, twice.reference, twice.outcome.row) == ("unmet", "unmet", 3)
    assert twice.facts["attainment"].value == Quotient.of("0.8")


def test_a_given_state_has_no_value_and_a_number_is_exact() -> None:
    assert stated_fact("actual", Given("disputed", State.DISPUTED, unit="tce")).state is State.DISPUTED
    assert stated_fact("actual", number("0.41")).value == Quotient.of("0.41")


def test_nobody_states_nothing_but_the_years_of_the_pack() -> None:
    cover = nobody(PACK).cover
    assert cover.base_year.value == Decimal(PACK.years[0])
    assert cover.evaluated_year.value == Decimal(PACK.years[-1])
    assert not cover.park.present


@pytest.mark.parametrize(
    ("official", "reference", "told", "english"),
    [
        ("met", "met", "通过", "holds"),
        ("unmet", "unmet", "应为 met，实为 unmet", "met expected, unmet found"),
        (
            "met",
            "unmet",
            "两套计算不一致：正式计算 met，独立复核 unmet",
            "the two evaluators differ: official met, reference unmet",
        ),
    ],
)
def test_a_tried_example_says_what_is_wrong(official: str, reference: str, told: str, english: str) -> None:
    tried = Tried("TG-01", SUBJECT, "rules/demo/TG-01.yaml:18:5", "met", official, reference)
    assert str(tried) == f"rules/demo/TG-01.yaml:18:5 TG-01（{SUBJECT}）：{told}"
    assert tried.told(Language.EN) == f"rules/demo/TG-01.yaml:18:5 TG-01 ({SUBJECT}): {english}"
