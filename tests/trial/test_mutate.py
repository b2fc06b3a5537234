"""Mutation of the small rule base: who notices what, alone and in two processes."""

from dataclasses import replace

import pytest

from service.trial.mutant import Kind
from service.trial.mutate import Score, Tried, Witness, mutate
from service.vocabulary.language import Language
from tests.trial.builders import FEATURE, a_trial


def test_examples_notice_first_then_scenarios() -> None:
    score = mutate(a_trial(FEATURE), "GT-01")
    by = {one.mutant.kind: one for one in score.tried}
    assert by[Kind.THRESHOLD].witness is Witness.EXAMPLE
    assert by[Kind.THRESHOLD].place.startswith("rules/demo/gates/GT-01")
    assert (by[Kind.EFFECT].witness, by[Kind.EFFECT].place) == (Witness.CRITERION, "demo.feature:15")
    assert score.noticed_by(Witness.EXAMPLE) == len(score.tried) - 2


def test_without_scenarios_an_effect_survives() -> None:
    score = mutate(a_trial(), "GT-01")
    assert {mutant.kind for mutant in score.survivors} == {Kind.EFFECT, Kind.IN_FORCE}
    assert score.percent == (len(score.tried) - 2) * 100 // len(score.tried)


def test_two_processes_come_to_the_same() -> None:
    told: list[tuple[int, int]] = []
    alone = mutate(a_trial(), "PJ-01")
    together = mutate(a_trial(), "PJ-01", 2, lambda done, whole: told.append((done, whole)))
    assert [(t.mutant.name, t.witness, t.place) for t in together.tried] == [
        (t.mutant.name, t.witness, t.place) for t in alone.tried
    ]
    assert told[-1] == (len(alone.tried), len(alone.tried))


def test_all_mutants_of_a_pack_include_parameters_and_rubric() -> None:
    trial = a_trial()
    kinds = {mutant.kind for mutant in trial.mutants().mutants}
    assert {Kind.PARAMETER, Kind.WEIGHT, Kind.THRESHOLD} <= kinds
    names = [mutant.name for mutant in trial.mutants().mutants]
    assert len(set(names)) == len(names)


def test_a_rule_its_own_examples_cannot_judge_is_noticed() -> None:
    trial = a_trial()
    (mutant, *_) = trial.mutants("PJ-01").mutants
    rule = trial.pack.rules["PJ-01"]
    torn = replace(mutant, rules={"PJ-01": replace(rule, table=replace(rule.table, rows=rule.table.rows[:1]))})
    assert trial.tried(torn).witness is Witness.EXAMPLE


@pytest.mark.parametrize("witness", Witness)
def test_every_witness_has_a_chinese_word(witness: Witness) -> None:
    assert witness.label(Language.ZH) != witness.label(Language.EN) == witness.value


def test_a_score_is_rounded_down() -> None:
    mutant = a_trial().mutants("GT-01").mutants[0]
    tried = (Tried(mutant, Witness.CASE), Tried(mutant, Witness.CASE), Tried(mutant, None))
    assert Score(tried, 0).percent == 66
