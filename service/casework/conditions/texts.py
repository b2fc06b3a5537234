"""The texts that acts must give: none may be blank."""

from __future__ import annotations

from service.casework.conditions.condition import told

reason = told("reason", "理由", "the reason")
project = told("project", "项目", "the project")
enterprise = told("enterprise", "责任企业", "the enterprise")
opinion = told("opinion", "意见", "the opinion")
answer = told("answer", "答复", "the answer")
judgement = told("answer", "判定意见", "the judgement")
code = told("code", "编码", "the code")
item = told("item", "事项", "the item")
organisation = told("organisation", "核查机构", "the organisation")
report = told("report", "核查报告", "the report")
leader = told("leader", "组长", "the leader")
subject = told("subject", "指标或规则", "the indicator or rule")
where = told("where", "公示地点或网址", "where it is published")
objector = told("objector", "异议人", "who objects")
objection = told("objection", "异议内容", "the objection")
document = told("document", "文号", "the document's number")
grounds = told("grounds", "申诉理由", "the grounds")
wrong = told("wrong", "错误的文字", "the wrong text")
right = told("right", "更正后的文字", "the right text")
reply = told("reply", "整改情况", "what was done")
progress = told("progress", "进展", "the progress")
supporter = told("supporter", "支持单位", "who supports")
support = told("support", "支持措施", "the support")
how = told("how", "解决情况", "how it was solved")
