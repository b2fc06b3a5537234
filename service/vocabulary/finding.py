"""判定: a rule's verdict on one subject, with everything it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from service.vocabulary.cell import Cell
from service.vocabulary.fact import Fact


class Theme(StrEnum):
    """The folders of a pack, in the order in which they are evaluated."""

    CREDIBILITY = "credibility"
    TARGETS = "targets"
    TASKS = "tasks"
    PROJECTS = "projects"
    PROCEDURE = "procedure"
    GATES = "gates"
    DECISION = "decision"

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return _THEMES[self]


_THEMES = {
    Theme.CREDIBILITY: "数据可信度",
    Theme.TARGETS: "预期成效",
    Theme.TASKS: "五项任务",
    Theme.PROJECTS: "重点项目",
    Theme.PROCEDURE: "程序要求",
    Theme.GATES: "否决项",
    Theme.DECISION: "验收结论",
}


class Verdict(StrEnum):
    """Judging rules give the first six, credibility rules the last two (or not_evaluable)."""

    MET = "met"
    NEARLY_MET = "nearly_met"
    UNMET = "unmet"
    NOT_APPLICABLE = "not_applicable"
    NOT_EVALUABLE = "not_evaluable"
    MANUAL = "manual"
    OK = "ok"
    QUESTION = "question"

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.MET: "达到",
    Verdict.NEARLY_MET: "基本达到",
    Verdict.UNMET: "未达到",
    Verdict.NOT_APPLICABLE: "不适用",
    Verdict.NOT_EVALUABLE: "无法评价",
    Verdict.MANUAL: "待人工判定",
    Verdict.OK: "未见异常",
    Verdict.QUESTION: "存疑",
}


class Effect(StrEnum):
    """What a triggered gate does."""

    REJECT = "reject"
    WITHHOLD = "withhold"

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return "不予通过" if self is Effect.REJECT else "无法判定"


class Texts(NamedTuple):
    """The texts of a finding."""

    cause: str
    required: str
    actual: str
    gap: str
    unit: str
    because: str


@dataclass(frozen=True)
class Finding:
    """One line of the assessment.

    `subject` is `indicator:energy_intensity`, `quantity:gdp`, `item:SP-06`, `portfolio`, `plan` or `case`.
    `row` is the number (from 1) of the table row that applied, None where a state (missing …) decided; `cause`
    then says why in Chinese. required / actual / gap are texts in `unit`. `effect` is what a gate does as it stands
    (None: the gate is clear, or this is no gate). `open` is true for a question nobody has closed. `facts` are the
    attributes the table reads first, then what else the rule's sentence quotes. `replaces` says which rule of an
    extended pack the rule takes the place of, and why; empty where it does not.
    """

    rule: str
    title: str
    theme: Theme
    clause: str
    subject: str
    subject_title: str
    verdict: Verdict
    row: int | None
    cause: str
    required: str
    actual: str
    gap: str
    unit: str
    because: str
    facts: tuple[Fact, ...]
    source: str
    reliability: str
    rule_file: str
    pack_digest: str
    task: str = ""
    severity: str = ""
    effect: Effect | None = None
    open: bool = False
    closing: str = ""
    replaces: str = ""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> str:
            """A text that told_later() left open; a copy, a comparison and a pickled finding have them all."""
            if name not in Texts._fields:
                raise AttributeError(name)
            told = self.__dict__
            told |= told.pop("_tell")(self)._asdict()
            return told[name]

        def __getstate__(self) -> dict[str, object]:
            return {field.name: getattr(self, field.name) for field in fields(self)}

    @property
    def key(self) -> tuple[str, str]:
        """(rule, subject): what makes a finding unique in an assessment."""
        return self.rule, self.subject

    def cells(self) -> tuple[Cell, ...]:
        """Every cell this finding rests on, each once."""
        return tuple(dict.fromkeys(cell for fact in self.facts for cell in fact.cells()))


Tell = Callable[[Finding], Texts]


def told_later(tell: Tell, told: dict[str, object]) -> Finding:
    """A finding with the fields `told` (its to keep), all but its texts: these are told when one is first read."""
    told["_tell"] = tell
    made = _blank(Finding)
    _set(made, "__dict__", told)
    return made


_blank, _set = Finding.__new__, object.__setattr__
