"""What each act is called."""

from __future__ import annotations

from collections.abc import Mapping

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.vocabulary.language import Said

LABELS: Mapping[type[Act], Said] = {
    application.OpenCase: Said("立案", "open the case"),
    application.RecordPlan: Said("登记方案版本", "record a version of the plan"),
    application.AssignProject: Said("登记项目责任企业", "record the enterprise of a project"),
    application.Apply: Said("申请验收", "apply for acceptance"),
    application.AcceptApplication: Said("初审同意受理", "accept the application"),
    application.ReturnApplication: Said("初审退回申请", "return the application"),
    application.Withdraw: Said("撤回申请", "withdraw the application"),
    submission.ImportSubmission: Said("导入申报", "import a submission"),
    submission.AnswerQuestion: Said("答复存疑", "answer a question"),
    submission.AcceptAnswer: Said("采信答复", "accept an answer"),
    submission.RejectAnswer: Said("不采信答复", "reject an answer"),
    submission.DisputeValue: Said("登记争议数值", "dispute a value"),
    submission.FinishDataCheck: Said("完成数据核对", "finish the data check"),
    evaluation.PreAssess: Said("预评价", "pre-assess"),
    site_visit.RecordJudgement: Said("登记判定意见", "record a judgement"),
    site_visit.ImportJudgements: Said("导入核查记录", "import judgements"),
    site_visit.ScoreItem: Said("专家评分", "score an item"),
    site_visit.Recuse: Said("专家回避", "recuse an expert"),
    site_visit.RecordVerification: Said("登记第三方核查", "record a third-party verification"),
    site_visit.FinishSiteVisit: Said("完成现场核查与评分", "finish the site visit"),
    evaluation.Evaluate: Said("评价", "evaluate"),
    evaluation.ProposeWaiver: Said("提出不适用认定", "propose a waiver"),
    evaluation.GrantWaiver: Said("同意不适用认定", "grant a waiver"),
    evaluation.RevokeWaiver: Said("否定或撤销不适用认定", "refuse or revoke a waiver"),
    evaluation.Override: Said("改变建议结论", "depart from the recommendation"),
    evaluation.RequestSupplement: Said("发补正材料通知书", "request a supplement"),
    evaluation.DraftDecision: Said("拟定决定", "draft the decision"),
    evaluation.SendBack: Said("退回上一环节", "send the case back a stage"),
    decision.GiveOpinion: Said("出具会商意见", "give an opinion"),
    decision.Sign: Said("会签", "sign"),
    decision.DeclineToSign: Said("不予签署", "decline to sign"),
    decision.Publish: Said("公示", "publish"),
    decision.LodgeObjection: Said("登记异议", "record an objection"),
    decision.SettleObjection: Said("处理异议", "settle an objection"),
    decision.Issue: Said("发文", "issue the document"),
    decision.LodgeAppeal: Said("提出申诉", "appeal"),
    decision.WithdrawAppeal: Said("撤回申诉", "withdraw the appeal"),
    decision.DecideAppeal: Said("决定申诉", "decide the appeal"),
    correction.DraftCorrection: Said("拟定更正", "draft a correction"),
    correction.SignCorrection: Said("签署更正", "sign the correction"),
    correction.DeclineCorrection: Said("不予签署更正", "decline to sign the correction"),
    correction.WithdrawCorrection: Said("撤回更正", "withdraw the correction"),
    decision.Close: Said("办结归档", "close the case"),
    carrying_out.ExtendDeadline: Said("延长整改期限", "extend the deadline"),
    carrying_out.ReportItem: Said("报告整改事项完成", "report an item done"),
    carrying_out.PrepareReply: Said("填写整改情况", "prepare the reply on an item"),
    carrying_out.HandInReplies: Said("报送整改情况", "hand in the replies"),
    carrying_out.OpenReevaluation: Said("开始复评", "open the re-evaluation"),
    carrying_out.ReportProgress: Said("报告年度进展", "report a year's progress"),
    carrying_out.GiveSupport: Said("登记支持措施", "record support"),
    carrying_out.SolveDifficulty: Said("登记困难已解决", "record a difficulty as solved"),
    carrying_out.LinkEvidence: Said("登记佐证材料", "link evidence"),
}
"""The words on the screen."""
