"""The criteria document the rules: every rule has a scenario, and each tag names a rule that its scenario judges."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import pytest

from service.criteria.acts import judge_by_rule, sum_up
from service.criteria.conclusion import CASE
from service.criteria.scenarios import Scenario, read_scenarios
from service.criteria.step import Kind
from service.criteria.vocabulary import STEPS, find
from service.rulelang.load import pack_ids
from service.rulelang.pack import Pack
from service.settings import load_settings
from service.workflow.rules.rule_base import open_rule_base
from tests.conventions.repository import ROOT

FILES = sorted((ROOT / "features" / "criteria").glob("*.feature"))
MOST_STEPS = 15


@pytest.fixture(scope="module")
def packs() -> dict[str, Pack]:
    settings = load_settings()
    return {name: open_rule_base(settings, name, date(2026, 3, 31))[0] for name in pack_ids(settings.rules_dir)}


@pytest.fixture(scope="module")
def scenarios() -> list[Scenario]:
    return [s for path in FILES for s in read_scenarios(path.read_text(encoding="utf-8"), path.name)]


def judged_by_rule(scenario: Scenario) -> Iterator[str]:
    for sentence in scenario.sentences:
        step, arguments = find(sentence.kind, sentence.text)
        if step is judge_by_rule:
            yield arguments["rule"]


def concludes(scenario: Scenario) -> bool:
    return any(find(s.kind, s.text)[0] is sum_up for s in scenario.sentences if s.kind is Kind.WHEN)


def test_every_rule_is_documented_in_its_own_pack(packs: dict[str, Pack], scenarios: list[Scenario]) -> None:
    for pack in packs.values():
        documented = {tag for scenario in scenarios if pack.id in scenario.tags for tag in scenario.tags}
        own = {rule.id for rule in pack.rules.values() if rule.pack == pack.id}
        missing = sorted(own - documented)
        assert not missing, f"write a scenario in features/criteria, tag it, and its feature @{pack.id}: {missing}"


def test_tags_name_exactly_the_rules_that_are_judged(packs: dict[str, Pack], scenarios: list[Scenario]) -> None:
    over_the_case = {rule.id for pack in packs.values() for rule in pack.rules.values() if CASE in rule.subjects}
    tagged: dict[str, set[str]] = defaultdict(set)
    judged: dict[str, set[str]] = defaultdict(set)
    for scenario in scenarios:
        tags = scenario.tags - packs.keys()
        tagged[scenario.name] |= tags
        judged[scenario.name] |= {*judged_by_rule(scenario), *(tags & over_the_case if concludes(scenario) else ())}
    wrong = {name: tagged[name] ^ judged[name] for name in tagged if tagged[name] != judged[name]}
    assert not wrong, f"tag each scenario with the rules it judges, and only these: {wrong}"


def test_every_scenario_belongs_to_one_pack(packs: dict[str, Pack], scenarios: list[Scenario]) -> None:
    assert len(scenarios) > max(len(pack.rules) for pack in packs.values())
    assert all(len(scenario.tags & packs.keys()) == 1 for scenario in scenarios)


def test_the_vocabulary_is_small_used_and_unambiguous(scenarios: list[Scenario]) -> None:
    assert len(STEPS) <= MOST_STEPS
    used = set()
    for sentence in {(s.kind, s.text) for scenario in scenarios for s in scenario.sentences}:
        fitting = [step for step in STEPS if step.kind is sentence[0] and step.arguments(sentence[1]) is not None]
        assert len(fitting) == 1, f"{sentence} could be {[step.text for step in fitting]}"
        used.add(fitting[0].text)
    assert used == {step.text for step in STEPS}, "take out the steps that no scenario uses"


def test_every_rule_is_shown_from_both_sides(packs: dict[str, Pack], scenarios: list[Scenario]) -> None:
    """What is accepted and what is not: each rule's scenarios expect at least two different outcomes."""
    expected: dict[tuple[str, str], set[str]] = defaultdict(set)
    for scenario in scenarios:
        outcomes = {s.text for s in scenario.sentences if s.kind is Kind.THEN}
        (pack,) = scenario.tags & packs.keys()
        for rule in scenario.tags & packs[pack].rules.keys():
            expected[pack, rule] |= outcomes
    one_sided = sorted(rule for rule, outcomes in expected.items() if len(outcomes) < 2)
    assert not one_sided, f"say also what is not accepted (or what is): {one_sided}"
