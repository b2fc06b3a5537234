"""Which findings a count counts: those of earlier stages that pass its tests."""

from dataclasses import replace

import pytest

from service.rulelang.derivations import Count, Derived
from service.rulelang.finding_counts import counting_lines, effect_of, finding_fields
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Rule
from service.rulelang.tables import Attribute, TextTest
from service.vocabulary.finding import Effect, Theme
from tests.rulelang.builders import DEMO, ON

PACK, _ = load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)


def a_gate(**where: str) -> Rule:
    """A gate that counts findings with these words."""
    tests = {name: TextTest(frozenset((word,)), word) for name, word in where.items()}
    line = Derived(Attribute("found", "number"), Count("finding", tests))
    return replace(PACK.rules["GT-01"], id="GT-02", derived=(line,))


@pytest.mark.parametrize(
    ("verdict", "effect"),
    [("unmet", Effect.REJECT), ("not_evaluable", Effect.WITHHOLD), ("manual", Effect.WITHHOLD), ("met", None)],
)
def test_what_is_open_only_withholds(verdict: str, effect: Effect | None) -> None:
    assert effect_of(PACK.rules["GT-01"], verdict) is effect
    assert effect_of(PACK.rules["TG-01"], verdict) is None


@pytest.mark.parametrize(
    ("where", "counted"),
    [
        ({}, ("found",)),
        ({"verdict": "question", "open": "yes", "severity": "high", "task": "none"}, ("found",)),
        ({"open": "no"}, ()),
        ({"rule": "CR-A1", "theme": "targets"}, ()),
    ],
)
def test_all_tests_have_to_pass(where: dict[str, str], counted: tuple[str, ...]) -> None:
    asked = finding_fields(PACK.rules["CR-A1"], "question", asked=True)
    assert counting_lines(a_gate(**where), asked) == counted


def test_only_findings_of_earlier_stages_are_counted() -> None:
    gate = a_gate(verdict="unmet")
    unmet = [finding_fields(PACK.rules[rule], "unmet", asked=False) for rule in ("TG-01", "GT-01", "DC-01")]
    assert [bool(counting_lines(gate, fields)) for fields in unmet] == [True, False, False]
    assert counting_lines(replace(gate, theme=Theme.CREDIBILITY), unmet[0]) == ()
