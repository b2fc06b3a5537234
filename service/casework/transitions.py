"""The one table: for each act the states in which it has a place, who may do it, what must hold, where it leads."""

from __future__ import annotations

from collections.abc import Mapping

from service.casework.acts import application, carrying_out, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.conditions import application as applying
from service.casework.conditions import carrying_out as doing
from service.casework.conditions import deadlines, publicity, signing, texts
from service.casework.conditions import evaluation as evaluating
from service.casework.conditions import site_visit as visiting
from service.casework.conditions import submission as checking
from service.casework.correcting import CORRECTING
from service.casework.state import BEFORE_DECISION, DECIDED, DECIDING, State
from service.casework.transition import AS_DECIDED, BACK, BACK_WHEN_DECIDING, BACK_WHEN_UPHELD, STAGE_BACK, Transition
from service.vocabulary.person import Role

_S = State
_PARK, _CITY = Role.SUBMITTER, Role.CITY_REVIEWER
_ASSESSOR, _EXPERT, _APPROVER = Role.ASSESSOR, Role.EXPERT, Role.APPROVER
_OPEN = tuple(state for state in State if state is not State.CLOSED)
_CHECKING = (_S.DATA_CHECK, _S.PREASSESSMENT, _S.SITE_VISIT, _S.EVALUATION)
_UNINVOLVED = (signing.not_editor, signing.not_recused_at_all)
_RECORDING = (_S.IMPLEMENTATION, _S.REVIEW, *BEFORE_DECISION, _S.WITHDRAWN)


_ROWS = (
    Transition(application.OpenCase, (), (_ASSESSOR,), (applying.park_named,), _S.IMPLEMENTATION),
    Transition(application.RecordPlan, _RECORDING, (_ASSESSOR,), (applying.approval_told, applying.version_new)),
    Transition(application.AssignProject, _RECORDING, (_PARK, _ASSESSOR), (texts.project, texts.enterprise)),
    Transition(application.Apply, (_S.IMPLEMENTATION, _S.WITHDRAWN), (_PARK,), (applying.plan_approved,), _S.REVIEW),
    Transition(
        application.AcceptApplication,
        (_S.REVIEW,),
        (_CITY, _ASSESSOR),
        (texts.opinion, applying.city_reviews),
        _S.IMPORT,
    ),
    Transition(
        application.ReturnApplication,
        (_S.REVIEW,),
        (_CITY, _ASSESSOR),
        (texts.reason, applying.city_reviews),
        _S.IMPLEMENTATION,
    ),
    Transition(
        application.Withdraw,
        (_S.REVIEW, *BEFORE_DECISION, *DECIDING),
        (_PARK,),
        (texts.reason, applying.nothing_issued),
        _S.WITHDRAWN,
    ),
    Transition(
        submission.ImportSubmission,
        BEFORE_DECISION,
        (_PARK, _ASSESSOR),
        (
            checking.compared_with_last,
            checking.something_new,
            checking.only_opened_changed,
            checking.same_yardstick,
        ),
        _S.DATA_CHECK,
    ),
    Transition(
        submission.AnswerQuestion,
        _CHECKING,
        (_PARK,),
        (texts.answer, checking.question_asked, checking.only_opened_questioned),
    ),
    Transition(
        submission.AcceptAnswer,
        _CHECKING,
        (_ASSESSOR,),
        (texts.reason, checking.asked_and_answered, checking.only_opened_questioned),
    ),
    Transition(
        submission.RejectAnswer,
        _CHECKING,
        (_ASSESSOR,),
        (texts.reason, checking.asked_and_answered, checking.only_opened_questioned),
    ),
    Transition(
        submission.DisputeValue, _CHECKING, (_ASSESSOR,), (texts.code, texts.reason, checking.only_opened_touched)
    ),
    Transition(
        submission.FinishDataCheck,
        (_S.DATA_CHECK,),
        (_ASSESSOR,),
        (checking.high_questions_ruled, checking.plan_matches),
        _S.PREASSESSMENT,
    ),
    Transition(evaluation.PreAssess, (_S.PREASSESSMENT,), (_ASSESSOR,), (evaluating.made_from_record,), _S.SITE_VISIT),
    Transition(
        site_visit.RecordJudgement,
        (_S.SITE_VISIT,),
        (_EXPERT, _ASSESSOR),
        (texts.item, texts.judgement, visiting.not_recused, checking.only_opened_touched),
    ),
    Transition(site_visit.ImportJudgements, (_S.SITE_VISIT,), (_ASSESSOR,), (checking.only_opened_touched,)),
    Transition(
        site_visit.ScoreItem,
        (_S.SITE_VISIT,),
        (_EXPERT,),
        (texts.item, visiting.score_on_scale, visiting.not_recused, checking.only_opened_touched),
    ),
    Transition(
        site_visit.Recuse,
        (_S.SITE_VISIT, _S.EVALUATION),
        (_EXPERT, _ASSESSOR),
        (texts.reason, visiting.own_recusal, visiting.recused_from_named, checking.only_opened_touched),
        _S.SITE_VISIT,
    ),
    Transition(
        site_visit.RecordVerification,
        _CHECKING,
        (_ASSESSOR,),
        (
            texts.organisation,
            texts.report,
            visiting.values_attested,
            visiting.report_made,
            checking.only_opened_touched,
        ),
    ),
    Transition(
        site_visit.FinishSiteVisit,
        (_S.SITE_VISIT,),
        (_ASSESSOR,),
        (texts.leader, visiting.visited, visiting.experts_enough),
        _S.EVALUATION,
    ),
    Transition(
        evaluation.Evaluate,
        (_S.EVALUATION,),
        (_ASSESSOR,),
        (evaluating.made_from_record, evaluating.day_has_come, evaluating.shown_without_waivers, checking.plan_matches),
    ),
    Transition(
        evaluation.ProposeWaiver,
        _CHECKING,
        (_ASSESSOR,),
        (texts.subject, texts.reason, evaluating.waiver_unexpired, evaluating.only_opened_waived),
    ),
    Transition(
        evaluation.GrantWaiver,
        _CHECKING,
        (_APPROVER,),
        (evaluating.waiver_open, evaluating.not_proposer, signing.not_recused_at_all, evaluating.only_opened_waived),
    ),
    Transition(
        evaluation.RevokeWaiver,
        (*_CHECKING, *DECIDING),
        (_APPROVER,),
        (texts.reason, evaluating.waiver_revocable, evaluating.only_opened_waived),
        BACK_WHEN_DECIDING,
    ),
    Transition(
        evaluation.Override,
        (_S.EVALUATION,),
        (_ASSESSOR,),
        (
            texts.reason,
            evaluating.assessment_current,
            evaluating.determined,
            evaluating.departs,
            evaluating.rectifiable,
            evaluating.override_unexpired,
        ),
    ),
    Transition(
        evaluation.RequestSupplement,
        _CHECKING,
        (_ASSESSOR,),
        (evaluating.supplement_listed, evaluating.undetermined, deadlines.supplement_deadline),
        _S.SUPPLEMENT,
    ),
    Transition(
        evaluation.DraftDecision,
        (_S.EVALUATION,),
        (_ASSESSOR,),
        (
            evaluating.assessment_current,
            checking.plan_matches,
            evaluating.determined,
            evaluating.no_high_question,
            signing.override_in_force,
            signing.as_recommended,
            signing.items_complete,
            deadlines.rectification_deadlines,
            signing.rectification_left,
        ),
        _S.SIGNING,
    ),
    Transition(evaluation.SendBack, tuple(BACK), (_ASSESSOR,), (texts.reason,), STAGE_BACK),
    Transition(decision.GiveOpinion, (_S.SIGNING,), (_ASSESSOR, _APPROVER), (texts.opinion, signing.own_department)),
    Transition(
        decision.Sign,
        (_S.SIGNING,),
        (_APPROVER,),
        (
            signing.consulted,
            evaluating.assessment_current,
            signing.override_in_force,
            signing.same_content,
            signing.slot_free,
            *_UNINVOLVED,
            signing.not_signed_yet,
        ),
    ),
    Transition(
        decision.DeclineToSign,
        (_S.SIGNING,),
        (_APPROVER,),
        (texts.reason, signing.same_content, signing.of_signing_department),
        _S.EVALUATION,
    ),
    Transition(
        decision.Publish,
        (_S.SIGNING,),
        (_ASSESSOR, _APPROVER),
        (texts.where, signing.all_signed, publicity.publicity_long_enough),
        _S.PUBLICITY,
    ),
    Transition(decision.LodgeObjection, (_S.PUBLICITY,), (_ASSESSOR,), (texts.objector, texts.objection)),
    Transition(
        decision.SettleObjection,
        (_S.PUBLICITY,),
        (_APPROVER,),
        (texts.reason, publicity.objection_open, signing.not_recused_at_all),
        BACK_WHEN_UPHELD,
    ),
    Transition(
        decision.Issue,
        DECIDING,
        (_ASSESSOR, _APPROVER),
        (
            texts.document,
            signing.all_signed,
            publicity.publicity_over,
            publicity.objections_settled,
            publicity.dated_in_order,
            evaluating.assessment_current,
            signing.override_in_force,
        ),
        AS_DECIDED,
    ),
    Transition(
        decision.LodgeAppeal, DECIDED, (_PARK,), (texts.grounds, publicity.appeal_in_time, publicity.no_earlier_appeal)
    ),
    Transition(decision.WithdrawAppeal, DECIDED, (_PARK,), (texts.reason, publicity.appeal_pending)),
    Transition(
        decision.DecideAppeal,
        DECIDED,
        (_APPROVER,),
        (texts.reason, publicity.appeal_pending, publicity.not_signer, *_UNINVOLVED),
        BACK_WHEN_UPHELD,
    ),
    *CORRECTING,
    Transition(
        decision.Close,
        (_S.ISSUED,),
        (_ASSESSOR, _APPROVER),
        (publicity.appeal_time_over, publicity.no_appeal_pending),
        _S.CLOSED,
    ),
    Transition(
        carrying_out.ExtendDeadline,
        (_S.RECTIFICATION,),
        (_APPROVER,),
        (
            texts.reason,
            deadlines.deadline_ahead,
            deadlines.extension_left,
            deadlines.extension_within_limit,
            *_UNINVOLVED,
        ),
    ),
    Transition(carrying_out.ReportItem, (_S.RECTIFICATION,), (_PARK,), (texts.reply, doing.item_listed)),
    Transition(carrying_out.PrepareReply, (_S.RECTIFICATION,), (_PARK,), (doing.item_listed, doing.ready_told)),
    Transition(carrying_out.HandInReplies, (_S.RECTIFICATION,), (_PARK,), (doing.replies_ready,)),
    Transition(
        carrying_out.OpenReevaluation,
        (_S.RECTIFICATION,),
        (_ASSESSOR,),
        (doing.rectification_over, publicity.no_appeal_pending),
        _S.IMPORT,
    ),
    Transition(carrying_out.ReportProgress, _OPEN, (_PARK,), (texts.progress, doing.progress_in_order)),
    Transition(
        carrying_out.GiveSupport, _OPEN, (_CITY, _ASSESSOR), (texts.supporter, texts.support, doing.difficulty_open)
    ),
    Transition(carrying_out.SolveDifficulty, _OPEN, (_PARK, _ASSESSOR), (texts.how, doing.difficulty_open)),
    Transition(carrying_out.LinkEvidence, _OPEN, (_PARK, _CITY, _ASSESSOR, _EXPERT), (doing.evidence_told,)),
)

TRANSITIONS: Mapping[type[Act], Transition] = {row.act: row for row in _ROWS}
"""Every act with its row."""
