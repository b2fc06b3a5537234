"""What is wrong in a workbook or list, fault by fault."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from service.api.values import Shown
from service.vocabulary.problem import Problem


class ProblemShown(Shown):
    """One fault with its place and its repair, in both languages; what stands in the workbook is quoted as it is."""

    severity: Literal["error", "warning"] = Field(description="error：这个值不能用；warning：可用，但应核对")
    code: str = Field(description="这一类问题的代码")
    sheet: str = Field(description="工作表；整个文件的问题为空")
    cell: str = Field(description="单元格或行；整张表的问题为空")
    found: str = Field(description="发现的内容")
    allowed: str = Field(description="允许的内容")
    repair: str = Field(description="怎样修复")
    readings: list[str] = Field(description="有不止一种含义时，各种含义")
    found_en: str = Field(description="发现的内容（英文）")
    allowed_en: str = Field(description="允许的内容（英文）")
    repair_en: str = Field(description="怎样修复（英文）")
    readings_en: list[str] = Field(description="各种含义（英文）")

    @classmethod
    def of(cls, problem: Problem) -> ProblemShown:
        """One fault."""
        return cls(
            severity=problem.severity.value,
            code=problem.code,
            sheet=problem.sheet,
            cell=problem.ref,
            found=problem.found.zh,
            allowed=problem.allowed.zh,
            repair=problem.repair.zh,
            readings=[reading.zh for reading in problem.readings],
            found_en=problem.found.en,
            allowed_en=problem.allowed.en,
            repair_en=problem.repair.en,
            readings_en=[reading.en for reading in problem.readings],
        )
