"""Words and keys of findings."""

import pickle
from collections.abc import Callable
from copy import copy
from dataclasses import fields, replace

import pytest

from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Effect, Finding, Texts, Theme, Verdict, told_later
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


TEXTS = Texts("缺少数据", "≥ 90%", "85%", "5%", "%", "完成率 85%")


def later(tell: Callable[[Finding], Texts]) -> Finding:
    made = a_finding("TG-01", Verdict.MET)
    return told_later(tell, {f.name: getattr(made, f.name) for f in fields(made) if f.name not in TEXTS._fields})


def told(finding: Finding) -> Texts:
    assert finding.rule == "TG-01"
    return TEXTS


def test_a_finding_whose_texts_are_told_later_is_the_same_finding() -> None:
    assert later(told) == replace(a_finding("TG-01", Verdict.MET), **TEXTS._asdict())
    assert pickle.loads(pickle.dumps(later(told))) == copy(later(told)) == later(told)
    assert replace(later(told), row=7).because == "完成率 85%"
    with pytest.raises(AttributeError, match="becuase"):
        getattr(later(told), "becuase")  # noqa: B009 - a name the class does not have


def test_texts_are_told_once_and_not_before_they_are_read() -> None:
    asked: list[str] = []

    def tell(finding: Finding) -> Texts:
        asked.append("texts")
        return TEXTS

    finding = later(tell)
    assert (finding.verdict, asked) == (Verdict.MET, [])
    assert (finding.gap, finding.required, asked) == ("5%", "≥ 90%", ["texts"])
