"""What fails without any change is listed, and nothing is tried: it would seem to notice every mutant."""

import pickle
from dataclasses import replace

import pytest

from service.trial.mutate import Trial, mutate
from service.trial.original import EvaluatorsDiffer, Failing, OriginalFails, failing_examples
from service.vocabulary.language import Language
from tests.trial.builders import FEATURE, a_trial, demo


def with_a_wrong_example() -> Trial:
    trial = a_trial()
    rule = trial.pack.rules["TG-01"]
    first = rule.examples[0]
    wrong = replace(first, verdict="unmet" if first.verdict == "met" else "met")
    rules = {**trial.pack.rules, rule.id: replace(rule, examples=(*rule.examples, wrong))}
    return replace(trial, pack=replace(trial.pack, rules=rules))


def test_the_small_rule_base_passes_all_its_examples() -> None:
    assert list(failing_examples(demo()[0])) == []


def test_one_wrong_example_lets_no_mutant_be_tried() -> None:
    with pytest.raises(OriginalFails) as refused:
        mutate(with_a_wrong_example(), "TG-01")
    (failing,) = refused.value.failing
    assert failing.place.startswith("rules/demo/targets/TG-01")
    assert failing.told(Language.ZH).endswith("TG-01（indicator:energy_intensity）：应为 unmet，实为 met")
    assert failing.told(Language.EN).endswith("TG-01 (indicator:energy_intensity): expected unmet, came to met")
    assert str(refused.value) == failing.told(Language.ZH)


def test_one_wrong_scenario_lets_no_mutant_be_tried() -> None:
    wrong = FEATURE.replace("| GT-01 | 达到   | 通过     |", "| GT-01 | 达到   | 不予通过 |")
    with pytest.raises(OriginalFails, match=r"demo\.feature:11（例子第 16 行） 一条规则不同：建议结论"):
        mutate(a_trial(wrong), "GT-01")


def test_a_line_in_both_languages() -> None:
    failing = Failing("a.yaml:1", "不符", "does not hold")
    assert [failing.told(language) for language in (Language.ZH, Language.EN)] == [
        "a.yaml:1 不符",
        "a.yaml:1 does not hold",
    ]


def test_a_disagreement_comes_whole_out_of_another_process() -> None:
    differ = EvaluatorsDiffer("GT-01 effect reject → withhold", "pass.yaml", "汇总 总分：正式计算 1，独立复核 2")
    told = "pass.yaml 在改动“GT-01 effect reject → withhold”之后：汇总 总分：正式计算 1，独立复核 2"
    assert str(pickle.loads(pickle.dumps(differ))) == told
