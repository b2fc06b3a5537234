"""The program's own words in Chinese and English, for the terminal and for documents."""

from __future__ import annotations

from enum import StrEnum

from service.vocabulary.assessment import Recommendation
from service.vocabulary.finding import Effect, Verdict
from service.vocabulary.problem import Severity


class Language(StrEnum):
    """The language of headings; what rules and workbooks say stays as it was written."""

    ZH = "zh"
    EN = "en"


_ENGLISH = {
    "建议结论": "Recommendation",
    "等级": "Grade",
    "备注": "Note",
    "总分": "Score",
    "完整度": "Completeness",
    "园区": "Park",
    "规则包": "Rule pack",
    "示例规则，非官方标准": "example rules, not an official standard",
    "评估日期": "Evaluation date",
    "评估年度": "Evaluated year",
    "整改期限": "To be put right by",
    "补正期限": "To be supplied by",
    "核查记录": "Assessors' findings",
    "未提供核查记录，须人工判定的事项均未判定": "no assessors' findings given: nothing that needs a person was judged",
    "理由": "Because",
    "评分等级": "Grade by score",
    "现有数据得分": "Score on the data at hand",
    "补齐之前，得分不是结论，不评等级": "no conclusion and no grade until the rest is supplied",
    "否决项": "Gates that reject or withhold",
    "触发不予通过": "rejecting",
    "尚不能判定": "not decidable yet",
    "园区补充": "By the park",
    "评估员和专家认定": "By assessors and experts",
    "评估员核实": "To be verified by assessors",
    "或由原始数据算出，须填": "or computed from raw data in",
    "依据文件": "Governing document",
    "重要程度": "severity",
    "未达到和基本达到": "Not reached, or nearly",
    "尚需补充": "What is needed",
    "数据存疑": "Questions about the data",
    "评分表": "Scorecard",
    "整改事项": "To be put right",
    "计算依据": "Trace",
    "工作簿中的问题": "Faults in the workbooks",
    "要求": "required",
    "实际": "actual",
    "差距": "gap",
    "条款": "clause",
    "规则文件": "rule file",
    "单元格": "cells",
    "原因": "why",
    "项目": "Item",
    "权重": "Weight",
    "得分": "Points",
    "判定": "Verdict",
    "计算": "Arithmetic",
    "合计": "Total",
    "未关闭": "open",
    "已关闭": "closed",
    "无": "none",
    "条": "",
    "错误": "error",
    "提醒": "warning",
    "高": "high",
    "中": "medium",
    "低": "low",
    "不适用": "not applicable",
    "数值依据": "numbers from",
} | {
    Recommendation.PASS: "Accepted",
    Recommendation.RECTIFY: "Rectify within a time limit",
    Recommendation.REJECT: "Not accepted",
    Recommendation.UNDETERMINED: "Cannot be determined",
    "优秀": "excellent",
    "良好": "good",
    "合格": "pass",
    "不合格": "fail",
    Verdict.MET.label: "met",
    Verdict.NEARLY_MET.label: "nearly met",
    Verdict.UNMET.label: "unmet",
    Verdict.NOT_EVALUABLE.label: "not evaluable",
    Verdict.MANUAL.label: "to be judged by a person",
    Verdict.OK.label: "nothing found",
    Verdict.QUESTION.label: "question",
    Effect.REJECT.label: "Not accepted",
    Severity.ERROR.label: "error",
}


def say(word: str, language: Language) -> str:
    """A heading, verdict or other word of the program in a language; unknown words stay Chinese."""
    return _ENGLISH.get(word, word) if language is Language.EN else word
