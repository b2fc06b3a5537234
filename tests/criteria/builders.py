"""A case on the small rule base, and sentences said about it as a feature would say them."""

from collections.abc import Sequence
from functools import cache

from service.criteria.case import Case
from service.criteria.step import Kind
from service.criteria.table import Table
from service.criteria.vocabulary import find
from service.rulelang.load import load_rule_base
from service.rulelang.pack import Pack
from service.rulelang.rubric import Rubric
from tests.rulelang.builders import DEMO, ON

Lines = Sequence[Sequence[str]]


@cache
def rule_base() -> tuple[Pack, Rubric]:
    """The small rule base, loaded once a process."""
    return load_rule_base(DEMO / "rules", DEMO / "rubrics", "demo", ON)


def a_case() -> Case:
    """A case of which nothing is known yet."""
    return Case(*rule_base())


def say(case: Case, kind: Kind, sentence: str, lines: Lines | None = None) -> None:
    """Carry out one sentence, with the table under it."""
    step, arguments = find(kind, sentence)
    step.perform(case, arguments, None if lines is None else Table.of(lines))


def given(case: Case, sentence: str, lines: Lines | None = None) -> None:
    """假如 …"""
    say(case, Kind.GIVEN, sentence, lines)


def when(case: Case, sentence: str) -> None:
    """当 …"""
    say(case, Kind.WHEN, sentence)


def then(case: Case, sentence: str) -> None:
    """那么 …"""
    say(case, Kind.THEN, sentence)


def with_intensity(actual: str) -> Case:
    """单位生产总值能耗 from 0.50 to 0.40 planned; judged by TG-01."""
    case = a_case()
    given(case, "“单位生产总值能耗”的基期值为0.50 tce/万元")
    given(case, "“单位生产总值能耗”的目标值为0.40 tce/万元")
    given(case, f"“单位生产总值能耗”的实际值为{actual}")
    when(case, "按规则TG-01判定")
    return case
