"""States as people see them: always a sign and a word; colour only adds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class Tag:
    """tone: class of the style sheet (good, near, bad, open, rest, going), or empty for plain ink."""

    said: Said
    sign: str
    tone: str


class TaskStatus(Enum):
    """Of one task of a list. What is done is plain, so that what is not stands out; red only for a problem."""

    NOT_STARTED = Tag(Said("未开始", "Not started"), "○", "rest")
    GOING = Tag(Said("进行中", "In progress"), "◐", "going")
    DONE = Tag(Said("已完成", "Completed"), "✓", "")
    BLOCKED = Tag(Said("不能开始", "Cannot start yet"), "–", "rest")
    PROBLEM = Tag(Said("存在问题", "There is a problem"), "!", "bad")


class Signed(Enum):
    """Of one signature under a decision. A void one is no fault of anybody: it is given again."""

    STANDS = Tag(Said("已签署", "Signed"), "✓", "good")
    WANTED = Tag(Said("待签署", "To be signed"), "○", "rest")
    VOID = Tag(Said("已作废", "Void"), "–", "near")
