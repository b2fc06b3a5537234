"""A mutant puts one thing in place of the original, under a digest and a name of its own."""

import pytest

from service.trial.mutant import Kind, Mutant
from service.vocabulary.language import Language
from tests.assessment.pack_builders import HERE
from tests.trial.builders import demo


def test_a_mutant_stands_in_place_of_the_original() -> None:
    pack, _ = demo()
    rule = pack.rules["PJ-01"]
    mutant = Mutant(Kind.THRESHOLD, "PJ-01", HERE, "rate: 90% → 91%", {"PJ-01": rule, "GT-01": None})
    changed = mutant.pack(pack)
    assert changed.rules.keys() == pack.rules.keys() - {"GT-01"}
    assert changed.digest != pack.digest
    assert mutant.name == "PJ-01 threshold rate: 90% → 91%"


def test_a_mutant_of_the_rubric_leaves_the_pack_alone() -> None:
    pack, rubric = demo()
    assert Mutant(Kind.BAND, "demo", HERE, "80 → 81", rubric=rubric).pack(pack) is pack


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_chinese_word(kind: Kind) -> None:
    assert kind.label(Language.ZH) != kind.label(Language.EN) == kind.value
