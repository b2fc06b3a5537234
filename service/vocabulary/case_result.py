"""What evaluating a case among many others gave, in brief: enough for lists and sums, and to make the whole again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from service.vocabulary.assessment import Need

NO_WORKBOOK = "no_workbook"
"""What stands in lists in place of a conclusion where there is nothing to evaluate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult:
    """The result of one case. conclusion: the recommendation's word, empty where no workbook is on record; grade empty
    unless it passes; score and completeness exact as `n/d`. unmet and not_evaluable count findings, questions the open
    ones of high severity. needs: what is missing, where nothing can be concluded.

    version: how many acts the case had; on: the day, which decides what waivers are in force. Digests: workbook,
    judgements, statements (案卷记录; each empty where there is none), pack and rubric by content, rules as kept,
    assessment (assessment/digest.py) and without_waivers of that one, empty where no waiver is in force. code: of the
    program.
    """

    version: int
    on: str
    park: str
    conclusion: str = ""
    grade: str = ""
    score: str = ""
    completeness: str = ""
    unmet: int = 0
    not_evaluable: int = 0
    questions: int = 0
    needs: tuple[Need, ...] = ()
    workbook: str = ""
    judgements: str = ""
    statements: str = ""
    pack: str = ""
    rubric: str = ""
    rules: str = ""
    assessment: str = ""
    without_waivers: str = ""
    code: str = ""

    @property
    def evaluated(self) -> bool:
        """Whether there was a workbook to evaluate."""
        return bool(self.conclusion)

    def written(self) -> dict[str, Any]:
        """As plain JSON values; fields that say nothing are left out."""
        return {name: value for name, value in asdict(self).items() if value not in ("", 0, ())}


def read_result(values: Mapping[str, Any]) -> CaseResult:
    """The result that was written.

    Raises:
        TypeError: something is missing or unknown.
    """
    needs = tuple(Need(**need) for need in values.get("needs", ()))
    return CaseResult(**{**values, "needs": needs})
