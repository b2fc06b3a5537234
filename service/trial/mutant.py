"""A mutant: a pack or rubric in which one thing is changed that some example or scenario should notice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from service.authoring.position import Position
from service.rulelang.pack import Pack, Parameter, Rule
from service.rulelang.rubric import Rubric
from service.vocabulary.language import Language


class Kind(StrEnum):
    """What is changed."""

    THRESHOLD = "threshold"
    UNIT = "unit"
    INCLUSIVITY = "inclusivity"
    COMPARATOR = "comparator"
    WORD = "word"
    VERDICT = "verdict"
    EFFECT = "effect"
    SEVERITY = "severity"
    IN_FORCE = "in force"
    WHERE = "where"
    IF_ZERO = "if_zero"
    OPERANDS = "operands"
    PARAMETER = "parameter"
    WEIGHT = "weight"
    POINTS = "points"
    POLICY = "not_applicable"
    MINIMUM = "minimum"
    BAND = "band"
    FAILING = "failing grade"

    def label(self, language: Language) -> str:
        """The word shown on screen."""
        return _LABELS[self] if language is Language.ZH else self.value


_LABELS = {
    Kind.THRESHOLD: "界线",
    Kind.UNIT: "单位",
    Kind.INCLUSIVITY: "含与不含",
    Kind.COMPARATOR: "比较方向",
    Kind.WORD: "词语",
    Kind.VERDICT: "判定",
    Kind.EFFECT: "否决效力",
    Kind.SEVERITY: "重要程度",
    Kind.IN_FORCE: "施行",
    Kind.WHERE: "条件",
    Kind.IF_ZERO: "分母为零",
    Kind.OPERANDS: "运算数",
    Kind.PARAMETER: "参数",
    Kind.WEIGHT: "分值",
    Kind.POINTS: "得分比例",
    Kind.POLICY: "不适用的处理",
    Kind.MINIMUM: "部分下限",
    Kind.BAND: "等级线",
    Kind.FAILING: "低于下限的等级",
}


@dataclass(frozen=True)
class Mutant:
    """`owner`: the rule, parameter or rubric that is changed; `change` in the notation of the files, the same in every
    language. `rules`, `parameters` and `rubric` are what stands in place of the original; a rule that is None is gone.
    """

    kind: Kind
    owner: str
    position: Position
    change: str
    rules: Mapping[str, Rule | None] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    rubric: Rubric | None = None

    @property
    def name(self) -> str:
        """What an explanation calls it: `TG-01 threshold attainment 100% → 101%`."""
        return f"{self.owner} {self.kind} {self.change}"

    def pack(self, original: Pack) -> Pack:
        """The changed pack, under a digest of its own, for judging goes by digests."""
        if not self.rules and not self.parameters:
            return original
        rules = {**original.rules, **self.rules}
        return replace(
            original,
            rules={name: rule for name, rule in rules.items() if rule is not None},
            parameters={**original.parameters, **self.parameters},
            digest=f"{original.digest}·{self.name}",
        )
