"""The two evaluators side by side: where they differ, nothing is recommended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from service.vocabulary.exact import Quotient
from service.vocabulary.state import State

Key = tuple[str, str]
Read = tuple[State, Quotient | Fraction | str | date | None]
"""State and value of one column; numbers as either evaluator has them."""


class Judged(NamedTuple):
    """One evaluator's result for one rule and subject: the outcome's word, the table row (None: a state decided), and
    every column it read."""

    outcome: str
    row: int | None
    read: Mapping[str, Read]


judged_of = partial(tuple.__new__, Judged)
"""Judged(*parts) of all its parts in one tuple, in half the time."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluator's whole result for a park, in plain exact values."""

    judged: Mapping[Key, Judged]
    score: Fraction
    completeness: Fraction
    grade: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing the evaluators do not agree on; rule and subject are empty for score, completeness and grade."""

    rule: str
    subject: str
    what: str
    official: str
    reference: str

    def __str__(self) -> str:
        place = f"{self.rule}（{self.subject}）" if self.rule else "汇总"
        return f"{place} {self.what}：正式计算 {self.official}，独立复核 {self.reference}"


class Disagreement(Exception):  # noqa: N818 - what it is, not that something failed
    """The evaluators differ; no recommendation may come out. `differences` names each of them."""

    def __init__(self, differences: tuple[Difference, ...]) -> None:
        super().__init__("两套独立计算的结果不一致，不出具建议结论：\n" + "\n".join(map(str, differences)))
        self.differences = differences


def compare(official: Evaluation, reference: Evaluation) -> tuple[Difference, ...]:
    """Every difference between two evaluations, rules first, in the order of their keys."""
    mine, theirs = official.judged, reference.judged
    # Nearly always all is alike, and one comparison tells.
    keys = () if mine == theirs else sorted(mine.keys() | theirs.keys())
    found = [difference for key in keys for difference in _of_key(key, mine.get(key), theirs.get(key))]
    for name, what in (("score", "总分"), ("completeness", "完整度"), ("grade", "等级"), ("recommendation", "结论")):
        left, right = getattr(official, name), getattr(reference, name)
        if left != right:
            found.append(Difference("", "", what, str(left), str(right)))
    return tuple(found)


def _fraction(value: Quotient | Fraction | str | date | None) -> Fraction | str | date | None:
    return value.fraction() if isinstance(value, Quotient) else value


def _of_key(key: Key, official: Judged | None, reference: Judged | None) -> list[Difference]:
    if official is None or reference is None:
        return [Difference(*key, "判定", _verdict(official), _verdict(reference))]
    found = []
    if (official.outcome, official.row) != (reference.outcome, reference.row):
        found.append(Difference(*key, "判定", _verdict(official), _verdict(reference)))
    for name in sorted(official.read.keys() | reference.read.keys()):
        left, right = official.read.get(name), reference.read.get(name)
        if left != right:
            found.append(Difference(*key, name, _read(left), _read(right)))
    return found


def _verdict(judged: Judged | None) -> str:
    if judged is None:
        return "没有判定"
    row = f"第 {judged.row} 行" if judged.row else "由数据状态决定"
    return f"{judged.outcome}（{row}）"


def _read(read: Read | None) -> str:
    if read is None:
        return "没有读取"
    state, value = read
    return str(_fraction(value)) if state is State.VALUE else state.label
