"""The whole line: nothing lost, nothing invented, and no recommendation while the evaluators differ."""

import gc
from dataclasses import replace
from datetime import date

import pytest

from service.assessment.assess import NotJudgeable, assess, warm
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.judgements import NO_JUDGEMENTS
from tests.assessment.builders import a_cover, a_submission
from tests.assessment.cases import COMPLETE, base_145, case

PACK, RUBRIC = base_145()


def test_every_rule_on_every_subject_has_one_finding() -> None:
    findings = assess(a_submission(), NO_JUDGEMENTS, PACK, RUBRIC).findings
    expected = {(r.id, s) for r in PACK.rules.values() for s in r.subjects if r.theme is not Theme.DECISION}
    assert {f.key for f in findings} == expected
    assert len(findings) == len(expected)


def test_a_park_that_states_nothing_cannot_be_judged_and_loses_nothing_by_a_zero() -> None:
    empty = assess(a_submission(), NO_JUDGEMENTS, PACK, RUBRIC)
    assert empty.recommendation is Recommendation.UNDETERMINED
    assert (empty.grade, empty.rectification) == ("", ())
    assert not [f for f in empty.findings if f.verdict in (Verdict.MET, Verdict.UNMET) and f.theme is Theme.TARGETS]
    assert {n.rule for n in empty.needs} >= {f.rule for f in empty.findings if f.verdict is Verdict.MANUAL}
    assert empty.deadline is not None


@pytest.mark.parametrize("name", COMPLETE)
def test_without_the_assessors_no_park_passes(name: str) -> None:
    """The park's own word answers no manual check and no gate."""
    told = case(name)
    alone = assess(told.submission(), NO_JUDGEMENTS, told.pack, told.rubric)
    assert alone.recommendation is Recommendation.UNDETERMINED
    assert all(f.verdict is Verdict.MANUAL for f in alone.findings if f.subject.startswith("item:"))
    assert not [g for g in alone.gates if g.effect is Effect.REJECT and g.subject.startswith("item:")]


def test_a_case_without_date_or_year_is_refused_in_words() -> None:
    for cover, lacking in ((a_cover(on=None), "评估日期"), (a_cover(year=None), "评估年度")):
        cell = cover.evaluation_date.cell if lacking == "评估日期" else cover.evaluated_year.cell
        with pytest.raises(NotJudgeable, match=f"^封面没有可用的{lacking}（{cell}），"):
            assess(a_submission(cover=cover), NO_JUDGEMENTS, PACK, RUBRIC)


def test_an_assessment_names_what_it_was_made_from() -> None:
    told = case("pass")
    digests = told.assessment().digests
    assert (digests.pack, digests.rubric) == (told.pack.digest, told.rubric.digest)
    assert digests.workbook == told.workbook.digest
    assert told.findings is not None
    assert digests.judgements == told.findings.digest


def test_the_same_input_gives_the_same_assessment() -> None:
    assert case("rectify").assessment() == case("rectify").assessment()


def test_an_assessment_leaves_nothing_to_the_cycle_collector() -> None:
    told = case("pass")
    submission, judgements = told.submission(), told.judgements()
    assess(submission, judgements, told.pack, told.rubric)
    gc.collect()
    gc.disable()
    try:
        assess(submission, judgements, told.pack, told.rubric)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_one_engine_serves_a_pack_and_another_content_gets_another() -> None:
    assert warm(PACK) is warm(PACK)
    other: tuple[Pack, Rubric] = (replace(PACK, digest="another"), RUBRIC)
    assert warm(other[0]) is not warm(PACK)


def test_a_rule_that_moved_in_its_file_is_named_where_it_stands_now() -> None:
    def moved(lines: int) -> Pack:
        places = {name: replace(rule.position, line=rule.position.line + lines) for name, rule in PACK.rules.items()}
        return replace(PACK, rules={name: replace(PACK.rules[name], position=place) for name, place in places.items()})

    for pack in (moved(0), moved(2)):
        found = assess(a_submission(), NO_JUDGEMENTS, pack, RUBRIC).findings
        assert {one.rule: one.rule_file for one in found} == {
            one.rule: str(pack.rules[one.rule].position) for one in found
        }
    assert warm(moved(2)) is warm(moved(2)) is not warm(moved(0))


def test_the_deadline_counts_from_the_evaluation_date() -> None:
    told = case("rectify")
    later = replace(told.submission().cover.evaluation_date, value=date(2026, 8, 31))
    submission = replace(told.submission(), cover=replace(told.submission().cover, evaluation_date=later))
    result = assess(submission, told.judgements(), told.pack, told.rubric)
    assert result.recommendation is Recommendation.RECTIFY
    assert result.deadline == date(2027, 2, 28)
