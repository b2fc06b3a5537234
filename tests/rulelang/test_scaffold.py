"""New rules: every theme and subject gives a file that is red until filled, and in order once it is."""

import re
from pathlib import Path

import pytest

from service.authoring.node import Fields
from service.authoring.plain import plain
from service.authoring.reading import parse_document
from service.authoring.unfilled import UNFILLED
from service.rulelang.parse.rule import RULE
from service.rulelang.scaffold import WORDS, Wish, fits, scaffold, usual_subject
from service.vocabulary.finding import Theme
from tests.rulelang.builders import rule_base

SUBJECTS = (*WORDS, "indicator:energy_saving", "quantity:gdp", "indicator:")
PAIRS = [(theme, about) for theme in Theme for about in SUBJECTS if fits(about, theme)]


def made(theme: Theme = Theme.TARGETS, about: str = "indicator:energy_saving") -> str:
    return scaffold(Wish("TG-10", theme, about, "../../schema/rule.schema.json"))


@pytest.mark.parametrize(("theme", "about"), PAIRS)
def test_only_open_places_are_wrong_with_it(theme: Theme, about: str) -> None:
    node, problems = parse_document(made(theme, about).encode(), "rules/x.yaml")
    assert node is None
    assert {problem.code for problem in problems} == {"unfilled"}


@pytest.mark.parametrize(("theme", "about"), PAIRS)
def test_it_holds_every_key_that_a_rule_needs_and_no_other(theme: Theme, about: str) -> None:
    node, problems = parse_document(made(theme, about).replace(UNFILLED, "填").encode(), "rules/x.yaml")
    assert problems == ()
    assert isinstance(node, Fields)
    keys = set(plain(node))
    assert {key.name for key in RULE.keys if key.required} <= keys <= set(RULE.by_name)
    assert len(keys & {"table", "manual"}) == 1
    assert ("effect" in keys, "severity" in keys) == (theme is Theme.GATES, theme is Theme.CREDIBILITY)


def test_a_check_is_shown_how_to_ask_for_want_of_data() -> None:
    assert "lacks: [" in made(Theme.CREDIBILITY)
    assert "lacks" not in made()


def test_the_examples_hold_open_places_too() -> None:
    examples = made().partition("examples:")[2]
    assert examples.count(UNFILLED) == 3
    assert "missing" in examples


@pytest.mark.parametrize("theme", Theme)
def test_the_usual_subject_fits(theme: Theme) -> None:
    assert fits(usual_subject(theme), theme)


def test_what_does_not_go_together() -> None:
    assert not fits("item", Theme.CREDIBILITY)
    assert not fits("case", Theme.TARGETS)
    assert not fits("plan", Theme.DECISION)


def filled(text: str, **content: str) -> str:
    """The scaffold with its open places filled, key by key, in order for a key that repeats."""
    waiting = {key: value.split("|") for key, value in content.items()}
    return re.sub(rf'(\w+): "{UNFILLED}[^"]*"', lambda hit: f"{hit[1]}: {waiting[hit[1]].pop(0)}", text)


def test_a_filled_scaffold_is_a_rule_in_order(tmp_path: Path) -> None:
    base = rule_base(tmp_path)
    text = filled(
        made(),
        title="节能量达到预期成效",
        clause="ndrc-2021-1004/三(三)",
        source="示例",
        reliability="example",
        rectify="补足节能量",
        because='"完成率 {attainment}"',
        attainment='"100%"|"95%"|"80%"',
        **{"from": "2024-01-01", "is": '">= 100%"|"[90%..100%)"|"< 90%"'},
    )
    base.write("rules/demo/targets/TG-10-energy-saving.yaml", text)
    (problem,) = base.problems()
    assert problem.code == "not-in-rubric"
    assert "{rule: TG-10, weight: …, not_applicable: …}" in problem.repair
