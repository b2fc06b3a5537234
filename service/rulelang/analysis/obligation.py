"""Obligations: what is claimed of a pack, how it was decided, and the fault with its witness where it does not hold."""

from __future__ import annotations

from dataclasses import dataclass

from service.authoring.position import Position
from service.authoring.problem import English, Mistake
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class Fault:
    """A claim that does not hold: where and why. A suppression of it stands in the file of the rule `owner` (empty: in
    the rubric) and may name `of` what it is (a column, a grade, a parameter; empty: the whole)."""

    position: Position
    mistake: Mistake
    owner: str = ""
    of: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """One claim. `group` is the kind of claim, `about` the rule, section or file it is about; `how` says by what it
    was decided; `remark` what a reader should know although the claim holds. It holds when there is no fault. A
    `corollary` cannot fail by itself: what it follows from is checked by the loader or is an obligation of its own."""

    group: str
    about: str
    says: Said
    how: Said
    fault: Fault | None = None
    remark: Said | None = None
    corollary: bool = False


GROUPS = {
    "table": Said("判定表单调", "tables are monotone"),
    "unmeasured": Said("不测不占便宜（存疑不变时）", "not measuring never pays, questions unchanged"),
    "asked": Said("重大核对缺数据也提问", "grave checks ask for want of data"),
    "points": Said("得分随判定单调", "points are monotone in the verdict"),
    "score": Said("总分随各项单调", "the score is monotone for each fixed set of what does not apply"),
    "grade": Said("等级随总分单调", "the grade is monotone in the score"),
    "decision": Said("结论的先后和单调", "precedence and monotonicity of the decision"),
    "reach": Said("每一行、每一分、每个等级都能得到", "every row, point and grade can be reached"),
    "use": Said("登记的都有用处", "whatever is registered is used"),
    "direction": Said("写明的方向与目录一致", "stated directions agree with the catalogue"),
}
"""The kinds of claims, in the order in which they are told."""


def mistake(code: str, zh: tuple[str, str, str], en: tuple[str, str, str], suggestion: str = "") -> Mistake:
    """A mistake from (found, allowed, repair) in both languages, and the word that was likely meant."""
    return Mistake(code, *zh, suggestion, en=English(*en))
