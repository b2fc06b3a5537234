"""Rules on their subjects, made ready once a pack."""

from dataclasses import replace
from fractions import Fraction

import pytest

from service.engine.agree import Judged
from service.engine.reference.inputs import Inputs
from service.engine.reference.owners import Owners
from service.engine.reference.pairs import Pair, ReadyRule, stages
from service.engine.reference.park import Park
from service.engine.reference.rows import Passed
from service.rulelang.pack import Comparison
from service.vocabulary.finding import Effect, Theme
from service.vocabulary.state import State
from tests.engine.planted import a_planted_pack, a_planted_park

INTENSITY = "indicator:intensity"


def test_every_rule_and_subject_in_the_order_of_the_stages() -> None:
    pack = a_planted_pack()
    found = [pair.key for theme in stages(pack).values() for _, pairs in theme for pair in pairs]
    assert found == [(rule.id, s) for theme in Theme for rule in pack.by_theme(theme) for s in rule.subjects]


def test_a_pack_is_made_ready_once() -> None:
    pack = a_planted_pack()
    assert stages(pack) is stages(replace(pack))
    assert stages(pack) is not stages(a_planted_pack())


def test_a_pair_reads_its_columns_and_judges() -> None:
    pack = a_planted_pack()
    pair = Pair.of(ReadyRule.of(pack.rules["C-2"]), INTENSITY, pack, Owners(), {})
    read = {"stated_deviation": (State.VALUE, Fraction("0.0102500001") / Fraction("0.41"))}
    assert pair.judge(Park(Inputs(*a_planted_park(), pack))) == Judged("question", 2, read)


def test_a_rounded_column_is_judged_by_what_it_is_rounded_to() -> None:
    pack = replace(a_planted_pack(), comparison=Comparison("rounded", 1))
    pair = Pair.of(ReadyRule.of(pack.rules["C-2"]), INTENSITY, pack, Owners(), {})
    judged = pair.judge(Park(Inputs(*a_planted_park(), pack)))
    assert judged == Judged("ok", 1, {"stated_deviation": (State.VALUE, Fraction("0.025"))})


def test_a_table_over_an_unknown_name_cannot_be_made_ready() -> None:
    pack = a_planted_pack()
    with pytest.raises(KeyError, match="C-2"):
        Pair.of(ReadyRule.of(pack.rules["C-2"]), "portfolio", pack, Owners(), {})


@pytest.mark.parametrize(
    ("rule", "word", "is_open", "found"),
    [
        ("C-2", "question", True, Passed("C-2", "credibility", "question", "high", "yes", "none", "none")),
        ("K-1", "met", False, Passed("K-1", "tasks", "met", "none", "no", "layout", "none")),
        ("G-1", "met", False, Passed("G-1", "gates", "met", "none", "no", "none", "none")),
        ("G-2", "unmet", False, Passed("G-2", "gates", "unmet", "none", "no", "none", "reject")),
        ("G-2", "not_evaluable", False, Passed("G-2", "gates", "not_evaluable", "none", "no", "none", "withhold")),
    ],
)
def test_what_later_stages_see(rule: str, word: str, is_open: bool, found: Passed) -> None:
    ready = ReadyRule.of(a_planted_pack().rules[rule])
    assert ready.findings[word, is_open] == found
    assert ready.findings[word, is_open] is ready.findings[word, is_open]


def test_a_gate_without_an_effect_of_its_own_withholds() -> None:
    gate = replace(a_planted_pack().rules["G-2"], effect=None)
    assert ReadyRule.of(gate).findings["unmet", False].effect == Effect.WITHHOLD
