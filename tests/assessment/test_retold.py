"""An assessment in English: nothing that the program composed stays Chinese, and nothing but words has changed."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from service.assessment.english import english_of
from service.assessment.needed_inputs import needed_inputs
from service.assessment.record import canonical, record
from service.assessment.retold import needed_in_english, retold, told_in
from service.rulelang.pack import Pack
from service.vocabulary.assessment import Assessment
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Texts
from service.vocabulary.language import Language
from tests.assessment.cases import base_145
from tests.assessment.written import chinese_left, facts_of
from tests.documents.reports import CASES, assessed

NAMES = (*Texts._fields, "title", "subject_title")


@cache
def told(name: str) -> Assessment:
    return retold(assessed(name), *base_145(assessed(name).evaluation_date))


def pack_of(name: str) -> Pack:
    return base_145(assessed(name).evaluation_date)[0]


def shown(name: str) -> Iterator[str]:
    """Every text that a reader may be shown."""
    one, english = told(name), english_of(pack_of(name))
    for finding in (*one.findings, one.decision):
        yield from (getattr(finding, field) for field in NAMES)
    for fact in facts_of(one):
        yield from (english.name(fact.name), english.of(fact.note), english.of(fact.formula))
    yield from (item.demand for item in one.rectification)
    yield from (need.need for need in one.needs)
    yield from (wanted.what for wanted in needed_in_english(assessed(name), pack_of(name), one))
    yield from (one.scorecard.grade_reason, one.scorecard.arithmetic)
    for section in one.scorecard.sections:
        yield from (section.title, section.arithmetic, *(f"{line.title} {line.arithmetic}" for line in section.lines))


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_left_in_chinese_but_what_rules_and_people_wrote(name: str) -> None:
    assert chinese_left(shown(name), assessed(name), pack_of(name)) == []


@pytest.mark.parametrize("name", CASES)
def test_only_words_change_and_the_record_stays_as_it_is(name: str) -> None:
    before, one, other = canonical(record(assessed(name))), assessed(name), told(name)
    assert [(f.key, f.verdict, f.row, f.effect, f.open, f.facts) for f in one.findings] == [
        (f.key, f.verdict, f.row, f.effect, f.open, f.facts) for f in other.findings
    ]
    points = [(line.rule, line.points) for section in one.scorecard.sections for line in section.lines]
    assert points == [(line.rule, line.points) for section in other.scorecard.sections for line in section.lines]
    assert (one.recommendation, one.grade, one.digests) == (other.recommendation, other.grade, other.digests)
    assert canonical(record(assessed(name))) == before


def test_the_sentence_of_a_rule_quotes_what_its_chinese_one_quotes() -> None:
    assert told("reject").decision.because == "gates that reject 1; gates that withhold 0; completeness 100%"


def test_the_english_sentence_of_a_rule_is_used_where_it_has_one() -> None:
    pack, rubric = base_145(assessed("pass").evaluation_date)
    rules = dict(pack.rules)
    rules["DC-01"] = replace(rules["DC-01"], because_en="{reject} rejecting, {withhold} withholding")
    assert retold(assessed("pass"), replace(pack, rules=rules), rubric).decision.because == "0 rejecting, 0 withholding"


def test_a_finding_whose_facts_are_not_there_keeps_its_sentence() -> None:
    pack, rubric = base_145(assessed("pass").evaluation_date)
    bare = replace(assessed("pass"), decision=replace(assessed("pass").decision, facts=tuple[Fact, ...]()))
    assert retold(bare, pack, rubric).decision.because == assessed("pass").decision.because


def test_a_reader_of_chinese_gets_the_assessment_itself() -> None:
    pack, rubric = base_145(assessed("rectify").evaluation_date)
    assert told_in(Language.ZH, assessed("rectify"), pack, rubric) == (
        assessed("rectify"), needed_inputs(assessed("rectify"), pack)
    )  # fmt: skip
    assert told_in(Language.EN, assessed("rectify"), pack, rubric)[0].decision == told("rectify").decision


def test_a_share_is_short_by_percentage_points() -> None:
    gaps = [finding.gap for finding in told("rectify").findings if re.search("[0-9] percentage points$", finding.gap)]
    assert gaps
