"""Suppressions: findings of the analysis that the authors accept, each with the reason they give."""

from __future__ import annotations

from dataclasses import dataclass

from service.authoring.position import Position

IN_RULE = {
    "not-monotone": "判定表不单调",
    "silent-check": "缺数据时不提问",
    "unreachable-row": "某一行在前面各步之后永远不会适用",
    "unearnable-weight": "分值得不满",
}
"""What a rule file may suppress → its Chinese name. What must never bend (missing data that pay, the order of points,
the precedence of the conclusions) is not here."""

OF_CATALOGUE = {
    "unread-indicator": "没有规则读取的指标",
    "unread-quantity": "没有规则读取的原始数据",
    "unread-carrier": "没有规则读取的能源品种",
}
"""What is found only over all packs of a folder → its Chinese name."""

IN_RUBRIC = {"unreachable-grade": "得不到的等级", "unused-parameter": "没有用到的参数", **OF_CATALOGUE}
"""What a rubric may suppress → its Chinese name."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """One accepted finding: `check` is its code, `of` the column, grade, parameter … it is about (empty: all of that
    check in the file), `reason` why it is accepted."""

    check: str
    of: str
    reason: str
    position: Position
