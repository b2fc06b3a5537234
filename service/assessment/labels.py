"""The program's own words in Chinese and English, for the terminal and for documents."""

from __future__ import annotations

from service.rulelang.words import CONCLUSIONS
from service.vocabulary.finding import Effect, Theme, Verdict
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Severity
from service.vocabulary.state import Attestor

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
    "案卷记录": "Case record",
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
    "没有填报或没有外部数据、未作核对的项数": "Checks not made, nothing stated or no external figure",
    "评分表": "Scorecard",
    "整改事项": "To be put right",
    "计算依据": "Trace",
    "工作簿中的问题": "Faults in the workbooks",
    "工作簿中有": "In the workbooks:",
    "处错误": "error(s)",
    "处提醒": "warning(s)",
    "见文末": "see the end",
    "错误处的数值没有采用": "no value in error was used",
    "文件摘要": "Digests of the files",
    "评分标准": "Rubric",
    "对本案没有判定": "has no finding in this case",
    "要求": "required",
    "实际": "actual",
    "差距": "gap",
    "条款": "clause",
    "规则文件": "rule file",
    "替换": "replaces",
    "沿用": "Extends",
    "停用的规则": "Rules switched off",
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
    **CONCLUSIONS,
} | {
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

_ENGLISH |= {
    "园区循环化改造验收决定": "Decision on the acceptance of a circular-economy retrofit",
    "草稿，尚未发文，不具效力": "draft, not issued, of no effect",
    "签署": "Signatures",
    "以上为原决定，没有改动。以下更正由签署原决定的部门签署，已经生效；结论、等级、整改事项和期限不变。": (
        "Above is the decision as it was issued. The departments that signed it have signed the corrections below, "
        "which are in effect; conclusion, grade, items and deadlines are as they were."
    ),
    "日期": "date",
    "何处": "where",
    "原文": "as written",
    "更正为": "should read",
    "更正的摘要": "digest of the correction",
    "尚无有效签名": "no signature yet that counts",
    "案卷": "Case",
    "签署内容的摘要": "digest of what was signed",
    "循环化改造成效评估报告": "Assessment of a completed circular-economy retrofit",
    "目录": "Contents",
    "评估工作簿": "Park's workbook",
    "规则包摘要": "Digest of the rule pack",
    "评分标准摘要": "Digest of the rubric",
    "现有材料不足以判定，不等于不予通过；请按“尚需补充”补齐后重新评估。": (
        "There is not enough to decide, which is not the same as not accepted: supply what is needed and assess again. "
    ),
    "没有触发否决项。": "No gate is triggered.",
    "未触发": "not triggered",
    "效力": "Effect",
    "依据": "Grounds",
    "处理": "Closed how",
    "存疑处理": "closed how",
    "存疑编号": "question no.",
    "存疑只提问，不改判定；重要程度为高的存疑核实之前不拟定决定，建议结论为无法判定；已触发否决项的，为不予通过。": (
        "A question changes no verdict. While one of severity high is open, no decision is drafted and the case is "
        "undetermined; where a gate rejects, it is rejected."
    ),
    "低于下限": "under the minimum of",
    "判定依据": "Reasoning",
    "从结论到单元格：每项判定写明条款、规则文件、数值依据和所读的每个数；数由算式得出的，逐层列到工作簿的单元格和原文。"
    "同一个数只展开一次，其余各处指向它。": (
        "From the conclusion to the cells: each finding with its clause, its rule file, where its numbers come from "
        "and every number it read, down to cells and their text. A number is explained once and pointed to elsewhere."
    ),
    "见": "see",
    "见上": "see above",
    "见评分表": "see the scorecard",
    "见否决项": "see the gates",
    "见各项判定": "see the findings",
    "核对结果": "What the check says",
    "对象和单元格": "Subjects and cells",
    "引用条款": "Clauses cited",
    "要点": "Gist",
    "判定数": "Findings",
    "要点为本系统的概括，引用以公布的原文为准。": "The gists are ours; the published text prevails.",
    "程度": "Severity",
    "发现": "Found",
    "允许": "Allowed",
    "修复": "Repair",
    "可能的含义": "possible readings",
    "本报告由两套独立计算得出，逐项一致；由以下文件唯一确定，内容相同则报告相同。"
    "建议结论供评估员和专家组使用，不代替验收决定。": (
        "Two independent calculations agree on every line of this report. The files below determine it: the same "
        "content gives the same report. The recommendation serves assessors and experts; it is not the decision."
    ),
    "通知规定": "set by the notice",
    "标准规定，未核对原件": "set by a standard, original not checked",
    "工作惯例": "working practice",
    "示例，由各地确定": "an example, for each province to set",
} | {
    Theme.CREDIBILITY.label: "Credibility of data",
    Theme.TARGETS.label: "Expected outcomes",
    Theme.TASKS.label: "The five tasks",
    Theme.PROJECTS.label: "Key projects",
    Theme.PROCEDURE.label: "Procedure",
    Theme.DECISION.label: "Decision",
    Attestor.PARK.label: "stated by the park",
    Attestor.ASSESSOR.label: "found by the assessor",
    Attestor.EXPERT.label: "expert's opinion",
    Attestor.THIRD_PARTY.label: "external data",
    Attestor.RULE.label: "computed by rule",
}

_ENGLISH |= {
    "条款对照表": "Clause matrix",
    "从条款到规则、评分、例子和场景，再从规则回到条款。要点为本系统的概括，引用以公布的原文为准。": (
        "From clauses to rules, points, examples and scenarios, and from each rule back. The gists are ours; the "
        "published text prevails."
    ),
    "从条款到规则": "From clauses to rules",
    "从规则回到条款": "From rules back to clauses",
    "处理方式": "Treatment",
    "规则": "Rule",
    "规则标题": "Title",
    "主题": "Theme",
    "对象": "Subject",
    "形式": "Form",
    "例子": "Examples",
    "场景": "Scenarios",
    "分": "points",
    "不计分": "not scored",
    "由数据判定": "judged by data",
    "由人判定": "judged by people",
    "定义": "definition",
    "程序性要求": "procedural",
    "不在验收范围": "out of scope",
    "判什么": "What it judges",
    "谁说了算": "Who attests",
    "怎样判": "How it judges",
    "数从哪里来": "Where its numbers come from",
    "计分": "Points",
    "影响什么": "What it leads to",
    "哪些场景展示它": "Scenarios that show it",
    "沿革": "History",
    "缺失": "missing",
    "有争议": "disputed",
}


def say(word: str, language: Language) -> str:
    """A heading, verdict or other word of the program in a language; unknown words stay Chinese."""
    return _ENGLISH.get(word, word) if language is Language.EN else word


def in_both(word: str) -> Said:
    """The same word in every language."""
    return Said(word, say(word, Language.EN))
