"""What is derived together is what each derivation finds alone."""

from dataclasses import replace

import pytest

from service.assessment.derive import Derivation
from service.assessment.derive_together import Derivations
from service.assessment.situation import Situation
from service.rulelang.pack import Comparison
from tests.assessment.cases import COMPLETE, case


@pytest.mark.parametrize("method", ["full", "rounded"])
@pytest.mark.parametrize("name", COMPLETE)
def test_every_pair_has_the_facts_it_has_alone(name: str, method: str) -> None:
    told = case(name)
    pack = replace(told.pack, comparison=Comparison(method, 2))
    each = tuple(Derivation(rule, subject, pack) for rule in pack.rules.values() for subject in rule.subjects)
    situation = Situation(told.submission(), told.judgements(), pack)
    together = Derivations(each).facts(situation)
    assert together == [one.facts(situation) for one in each]
    assert [len(facts) for facts in together] == [len(one.names) for one in each]


def test_of_no_pair_nothing_is_derived() -> None:
    told = case("pass")
    assert Derivations(()).facts(Situation(told.submission(), told.judgements(), told.pack)) == []
