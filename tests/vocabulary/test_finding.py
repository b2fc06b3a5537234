"""Words and keys of findings."""

from dataclasses import replace

from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.state import State
from tests.scoring.builders import a_finding


def test_every_code_has_its_own_chinese_word() -> None:
    for kind in (Theme, Verdict, Effect):
        assert len({word.label for word in kind}) == len(kind)


def test_a_finding_is_unique_by_rule_and_subject_and_knows_its_cells() -> None:
    cell = Cell("d", "指标", "C3")
    finding = replace(a_finding("TG-01", Verdict.MET), facts=(Fact("x", State.MISSING, cell=cell),) * 2)
    assert finding.key == ("TG-01", "case")
    assert finding.cells() == (cell,)
