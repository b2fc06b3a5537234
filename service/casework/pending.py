"""Whether there is something for an act to act on, and whether the case waits for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.casework.acts import application, carrying_out, correction, decision, evaluation, site_visit, submission
from service.casework.acts.act import Act
from service.casework.basis import current_assessment
from service.casework.conditions.application import plan_approved
from service.casework.conditions.condition import Standing
from service.casework.conditions.signing import lapsed
from service.casework.conditions.site_visit import experts_enough
from service.casework.corrections import pending_correction
from service.casework.disputes import pending_appeal, publicity, unsettled_objections
from service.casework.progress import open_difficulties
from service.casework.questions import open_questions
from service.casework.rectification import items_to_rectify
from service.casework.scores import nothing_left_to_score
from service.casework.signing import missing_opinions, missing_signatures
from service.casework.state import State
from service.casework.waivers import grantable, waivers
from service.vocabulary.assessment import Recommendation
from service.vocabulary.person import Person

Test = Callable[[Standing], bool]


def has_matter(act: type[Act], standing: Standing) -> bool:
    """Whether there is anything in the case that the act could be about."""
    test = _MATTER.get(act)
    return test is None or test(standing)


def waited_for(act: type[Act], standing: Standing) -> bool:
    """Whether the case waits for the act; other acts may be done besides."""
    test = _AWAITED.get(act)
    return test is not None and test(standing) and has_matter(act, standing)


def done_by(act: type[Act], standing: Standing) -> frozenset[Person]:
    """Those of whom the case waits for the act no more, though it still does for others: they have done their part."""
    found = _DONE_BY.get(act)
    return found(standing) if found is not None else frozenset()


def _always(_: Standing) -> bool:
    return True


def _plan_wanted(standing: Standing) -> bool:
    """The park can do nothing about it: without an approved plan it cannot apply."""
    applying = standing.case.state in (State.IMPLEMENTATION, State.WITHDRAWN)
    return applying and any(True for _ in plan_approved.unmet(standing))


def _unsettled_question(standing: Standing) -> bool:
    return any(not one.accepted for one in open_questions(standing.case))


def _unanswered_question(standing: Standing) -> bool:
    return any(one.answer is None for one in open_questions(standing.case))


def _unruled_answer(standing: Standing) -> bool:
    return any(one.answer is not None and one.ruling is None for one in open_questions(standing.case))


def _answer(standing: Standing) -> bool:
    return any(one.answer is not None for one in open_questions(standing.case))


def _proposed_waiver(standing: Standing) -> bool:
    return bool(grantable(standing.case, standing.today))


def _unrevoked_waiver(standing: Standing) -> bool:
    return any(one.revoked is None for one in waivers(standing.case))


def _workbook_wanted(standing: Standing) -> bool:
    return standing.case.state in (State.IMPORT, State.SUPPLEMENT)


def _experts_missing(standing: Standing) -> bool:
    return any(True for _ in experts_enough.unmet(standing))


def _scored_by(standing: Standing) -> frozenset[Person]:
    return nothing_left_to_score(standing.case, standing.procedure.experts_needed)


def _not_evaluated(standing: Standing) -> bool:
    return current_assessment(standing.case, standing.today) is None


def _undetermined(standing: Standing) -> bool:
    assessed = current_assessment(standing.case, standing.today)
    return assessed is not None and assessed.act.summary.recommendation is Recommendation.UNDETERMINED


def _before_evaluation_or_undetermined(standing: Standing) -> bool:
    return standing.case.state is not State.EVALUATION or _undetermined(standing)


def _determined(standing: Standing) -> bool:
    return not _undetermined(standing)


def _opinion_missing(standing: Standing) -> bool:
    return bool(missing_opinions(standing.case, standing.procedure))


def _signature_missing(standing: Standing) -> bool:
    return bool(missing_signatures(standing.case, standing.procedure))


def _publicity_wanted(standing: Standing) -> bool:
    return standing.procedure.publicity_days > 0


def _objection(standing: Standing) -> bool:
    return bool(unsettled_objections(standing.case))


def _to_issue(standing: Standing) -> bool:
    return not standing.procedure.publicity_days or publicity(standing.case) is not None


def _appeal(standing: Standing) -> bool:
    return pending_appeal(standing.case) is not None


def _correction_pending(standing: Standing) -> bool:
    return pending_correction(standing.case) is not None


def _item_unreported(standing: Standing) -> bool:
    return any(one.report is None for one in items_to_rectify(standing.case))


def _reply_prepared(standing: Standing) -> bool:
    return any(one.prepared is not None for one in items_to_rectify(standing.case))


def _difficulty(standing: Standing) -> bool:
    return bool(open_difficulties(standing.case))


_MATTER: Mapping[type[Act], Test] = {
    submission.AnswerQuestion: _unsettled_question,
    submission.AcceptAnswer: _answer,
    submission.RejectAnswer: _answer,
    evaluation.GrantWaiver: _proposed_waiver,
    evaluation.RevokeWaiver: _unrevoked_waiver,
    evaluation.Override: _determined,
    evaluation.DraftDecision: _determined,
    evaluation.RequestSupplement: _before_evaluation_or_undetermined,
    decision.Sign: _signature_missing,
    decision.SettleObjection: _objection,
    decision.WithdrawAppeal: _appeal,
    decision.DecideAppeal: _appeal,
    correction.SignCorrection: _correction_pending,
    correction.DeclineCorrection: _correction_pending,
    correction.WithdrawCorrection: _correction_pending,
    carrying_out.HandInReplies: _reply_prepared,
    carrying_out.GiveSupport: _difficulty,
    carrying_out.SolveDifficulty: _difficulty,
}
"""Acts that need something in the case to be about; any other has matter wherever the table has a place for it."""

_AWAITED: Mapping[type[Act], Test] = {
    application.RecordPlan: _plan_wanted,
    application.Apply: _always,
    application.AcceptApplication: _always,
    submission.ImportSubmission: _workbook_wanted,
    submission.AnswerQuestion: _unanswered_question,
    submission.AcceptAnswer: _unruled_answer,
    submission.FinishDataCheck: _always,
    evaluation.PreAssess: _always,
    site_visit.ScoreItem: _experts_missing,
    site_visit.FinishSiteVisit: _always,
    evaluation.Evaluate: _not_evaluated,
    evaluation.GrantWaiver: _always,
    evaluation.RequestSupplement: _undetermined,
    evaluation.DraftDecision: _always,
    evaluation.SendBack: lapsed,
    decision.GiveOpinion: _opinion_missing,
    decision.Sign: _always,
    decision.Publish: _publicity_wanted,
    decision.SettleObjection: _always,
    decision.Issue: _to_issue,
    decision.DecideAppeal: _always,
    correction.SignCorrection: _always,
    decision.Close: _always,
    carrying_out.ReportItem: _item_unreported,
    carrying_out.HandInReplies: _always,
    carrying_out.OpenReevaluation: _always,
}
"""Acts that move the case on, and when."""

_DONE_BY: Mapping[type[Act], Callable[[Standing], frozenset[Person]]] = {site_visit.ScoreItem: _scored_by}
"""Acts that each of several people does for a part."""
