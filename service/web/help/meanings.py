"""The texts of the glossary, by key. What is counted by which rule stands in the rules; this says how to read it."""

from __future__ import annotations

from collections.abc import Mapping

from service.vocabulary.language import Said

NUMBERS: Mapping[str, Said] = {
    "score": Said("得分", "score"),
    "completeness": Said("完整度", "completeness"),
    "gap": Said("差距", "gap"),
    "round": Said("轮次", "round"),
}
CLAUSES: Mapping[str, Said] = {
    "state-implementation": Said("通知三(三)", "notice 三(三)"),
    "state-review": Said("通知三(五)", "notice 三(五)"),
    "state-publicity": Said("办理程序：公示", "procedure: publicity"),
    "state-rectification": Said("通知三(五)", "notice 三(五)"),
    "conclusion-pass": Said("通知三(五)", "notice 三(五)"),
}
"""Only where the notice or the procedure says it; what rests on a rule is told beside each verdict."""
MEANINGS: Mapping[str, Said] = {
    "state-implementation": Said(
        "园区按审核同意的方案实施改造，每年报告进展；实施完成以后申请验收。",
        "The park carries out its approved plan and reports each year; when it is done it applies for acceptance.",
    ),
    "state-review": Said(
        "园区已申请，等设区市初审：材料是否齐全，受理还是退回。",
        "The park has applied; the city reviews whether the material is complete, and accepts or returns it.",
    ),
    "state-import": Said("已受理，等导入园区的评估工作簿。", "Accepted; the workbook of the park is to be taken in."),
    "state-data_check": Said(
        "逐项核对工作簿里的数：程序提出存疑，园区答复，评估员认定。",
        "The figures of the workbook are checked: the program asks, the park answers, an assessor rules.",
    ),
    "state-preassessment": Said(
        "现场核查之前先评一次，只为看出要核查什么，不是结论。",
        "A first evaluation before the site visit, to see what has to be looked at; it is no conclusion.",
    ),
    "state-site_visit": Said(
        "评估员和专家到现场逐项核查、评分。", "Assessors and experts look at the items on site and score them."
    ),
    "state-evaluation": Said(
        "依据工作簿、核查记录和规则评价，得出建议结论；决定由人拟定。",
        "Evaluated from workbook, findings and rules; that gives a recommendation, people draft the decision.",
    ),
    "state-supplement": Said(
        "材料不足以判定，已通知园区在期限内补齐；补齐以后重新核对。",
        "There is not enough to judge by; the park was asked to supply it by a day, then it is checked again.",
    ),
    "state-signing": Said(
        "决定已拟定，各部门出具意见并分别签署；内容一改，签名即失效。",
        "The decision is drafted; departments give opinions and sign. Any change of its content voids the signatures.",
    ),
    "state-publicity": Said(
        "决定在公示，期间可以提出异议；期满没有未处理的异议才能发文。",
        "The decision is public for a while and may be objected to; it is issued once no objection is unsettled.",
    ),
    "state-issued": Said(
        "决定已发文，生效；不能改写：笔误由签署的部门签署更正，其他错误经申诉成立后重新评价。",
        "The decision is issued and never rewritten: signers sign corrections of slips, an appeal sees to the rest.",
    ),
    "state-rectification": Said(
        "园区在期限内逐项整改并报告；复评只开放这些事项。",
        "The park puts the items right by their days and reports; only these are evaluated again.",
    ),
    "state-closed": Said(
        "已办结归档，没有待办事项；决定书的笔误还可以更正。",
        "Closed and filed; nothing is left to do, but slips of the pen can still be corrected.",
    ),
    "state-withdrawn": Said(
        "园区撤回了申请，可以重新申请。", "The park took its application back and may apply again."
    ),
    "task-not_started": Said("可以开始，还没有办。", "It can begin and has not."),
    "task-going": Said("已经开始，还没有办完。", "It has begun and is not finished."),
    "task-done": Said("办完了。", "It is finished."),
    "task-blocked": Said(
        "要先办妥别的事，缘由写在旁边；不是出错。", "Something else comes first, told beside it; nothing is wrong."
    ),
    "task-problem": Said("有差错或逾期，须先处理。", "Something is wrong or late and has to be seen to first."),
    "conclusion-pass": Said(
        "没有触发否决项，也没有尚不能判定的否决项，得分合格；未达到的要求只少得分，逐项列出；附等级。",
        "No veto is triggered or left open, and the score passes; what is short costs points and is listed; with a "
        "grade.",
    ),
    "conclusion-rectify": Said(
        "没有触发否决项，但得分不合格；未达到的要求在期限内改正，列出事项、责任单位和期限。",
        "No veto is triggered, but the score does not pass; what is short is put right, with items, who is "
        "responsible, and days.",
    ),
    "conclusion-reject": Said(
        "触发了不予通过的否决项；不论得多少分。", "A veto that rejects is triggered, whatever the score."
    ),
    "conclusion-undetermined": Said(
        "材料不足，或重大存疑没有核实，得不出结论；不是不通过。写明缺什么，补齐以后再评。",
        "There is not enough, or grave questions are unsettled, so that nothing can be concluded; that is no failure. "
        "It says what is missing, to be evaluated again.",
    ),
    "grade-优秀": Said(
        "得分在评分标准的最高一档；通过的写进结论。",
        "The score is in the highest band; part of the conclusion when accepted.",
    ),
    "grade-良好": Said(
        "得分在第二档；通过的写进结论。", "The score is in the second band; part of the conclusion when accepted."
    ),
    "grade-合格": Said(
        "得分在第三档；通过的写进结论。", "The score is in the third band; part of the conclusion when accepted."
    ),
    "grade-不合格": Said(
        "得分在最低一档，或有的部分得分率低于下限。",
        "The score is in the lowest band, or a part of it is under its minimum.",
    ),
    "verdict-met": Said("实际值达到要求。", "The actual value meets the requirement."),
    "verdict-nearly_met": Said(
        "差得很少，在规则写明的幅度以内；按规则计分。", "Short by no more than the rule allows for; scored as it says."
    ),
    "verdict-unmet": Said("实际值没有达到要求，差距写在旁边。", "The actual value is short; the gap stands beside it."),
    "verdict-not_applicable": Said(
        "这一项不适用于本园区，理由经认定；不计入得分的分母。",
        "It does not apply to this park, for a reason that was accepted; it does not count in the score.",
    ),
    "verdict-not_evaluable": Said(
        "缺数或数有争议，判定不了；不是未达到，写明还缺什么。",
        "A figure is missing or disputed, so it cannot be judged; that is not unmet, and it says what is missing.",
    ),
    "verdict-manual": Said(
        "要由评估员或专家判断，核查记录里还没有。",
        "For assessors or experts to judge; the findings do not have it yet.",
    ),
    "verdict-ok": Said("数之间没有矛盾。", "The figures do not contradict each other."),
    "verdict-question": Said(
        "数之间有矛盾或出乎常情；只提问，不改判定。", "The figures contradict each other or are unusual; it only asks."
    ),
    "question-open": Said("等园区说明或改正。", "The park is to explain or correct it."),
    "question-answered": Said("园区已答复，等评估员认定。", "The park has answered; an assessor is to rule."),
    "question-accepted": Said("评估员核实，答复可信。", "An assessor has verified the answer."),
    "question-upheld": Said(
        "评估员不采信；重大的核实之前不拟定决定。", "An assessor did not accept it; a grave one bars any decision."
    ),
    "number-score": Said(
        "评分标准各项得分之和，满分 100；每一分都能点到判定和单元格。",
        "The sum over the rubric, out of 100; each point leads to its verdict and cell.",
    ),
    "number-completeness": Said(
        "能够评价的分值占全部应评分值的比例；缺的不当作零分，也不占便宜。",
        "How much of all that counts could be evaluated; what is missing is neither zero nor an advantage.",
    ),
    "number-gap": Said("要求和实际的差，单位与该项相同。", "Requirement less actual value, in the unit of the item."),
    "number-round": Said("首次评价是第 1 轮；每次复评或申诉成立开始新的一轮。", "The first evaluation is round 1."),
}
