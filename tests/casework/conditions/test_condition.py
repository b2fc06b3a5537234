"""Every condition of every row has an attempt that breaks it; conditions have a name, a sentence and reasons."""

from dataclasses import replace

from service.casework.acts.application import Apply
from service.casework.conditions.condition import Attempt, CaseCondition, Standing, of_act, of_case, of_person, told
from service.casework.transitions import TRANSITIONS
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, DRC, walk
from tests.casework.conditions import (
    test_application,
    test_carrying_out,
    test_correction,
    test_deadlines,
    test_evaluation,
    test_publicity,
    test_signing,
    test_site_visit,
    test_submission,
    test_texts,
)

BROKEN = (
    *test_application.CASES,
    *test_carrying_out.CASES,
    *test_correction.CASES,
    *test_deadlines.CASES,
    *test_evaluation.CASES,
    *test_publicity.CASES,
    *test_signing.CASES,
    *test_site_visit.CASES,
    *test_submission.CASES,
    *test_texts.violations(),
)


def test_every_condition_of_the_table_is_broken_once() -> None:
    rows = {(row.act, condition.name) for row in TRANSITIONS.values() for condition in row.conditions}
    assert {(one.act, name) for one in BROKEN for name in one.breaks} == rows


def test_every_condition_says_its_rule_in_both_languages() -> None:
    conditions = {condition.name: condition for row in TRANSITIONS.values() for condition in row.conditions}
    assert all(one.said.zh and one.said.en and one.said.zh != one.said.en for one in conditions.values())


def test_a_condition_takes_its_name_from_the_function() -> None:
    @of_case("案卷是空的", "the case is empty")
    def emptied(standing: Standing) -> tuple[Said, ...]:
        return (Said("案卷不空", "the case is not empty"),)

    assert isinstance(emptied, CaseCondition)
    there = walk().open()
    assert emptied.name == "emptied"
    assert list(emptied.unmet(Standing(there.now, there.procedure, there.today))) == [
        Said("案卷不空", "the case is not empty")
    ]

    @of_person("不是某甲", "is not 甲", Said("{name} 是某甲", "{name} is 甲"))
    def not_him(standing: Standing, act: object) -> tuple[Person, ...]:
        return (ASSESSOR,) if act is None else (DRC,)

    assert not_him.name == "not_him"
    assert not_him.told(DRC) == Said(f"{DRC.name} 是某甲", f"{DRC.name} is 甲")
    tried = Attempt(there.now, Apply(), DRC, there.at, there.procedure)
    assert list(not_him.reasons(tried)) == [not_him.told(DRC)]
    assert list(not_him.reasons(replace(tried, person=ASSESSOR))) == []
    assert of_act("甲", "a")(lambda attempt: ()).said == Said("甲", "a")
    assert told("reason", "理由", "the reason").name == "told_reason"
