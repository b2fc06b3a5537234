"""By when each act is due, in a case as it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from service.casework.acts import application, carrying_out, correction, decision, evaluation, submission
from service.casework.acts.act import Act
from service.casework.conditions.condition import Standing
from service.casework.conditions.signing import lapsed
from service.casework.corrections import pending_correction
from service.casework.disputes import last_day_to_appeal as last_day
from service.casework.disputes import pending_appeal, publicity, unsettled_objections
from service.casework.rectification import extensions, items_to_rectify, rectification_deadline
from service.casework.signing import draft
from service.casework.state import State


def due_date(act: type[Act], standing: Standing) -> date | None:
    """The last day for an act, None where none is set."""
    find = _DUE.get(act)
    return find(standing) if find is not None else None


def _review(standing: Standing) -> date | None:
    applied = standing.case.last(application.Apply)
    return applied.day + timedelta(days=standing.procedure.review_days) if applied is not None else None


def _supplement(standing: Standing) -> date | None:
    asked = standing.case.last(evaluation.RequestSupplement)
    return asked.act.deadline if asked is not None and standing.case.state is State.SUPPLEMENT else None


def _signature(standing: Standing) -> date | None:
    drafted = draft(standing.case)
    return drafted.day + timedelta(days=standing.procedure.signing_days) if drafted is not None else None


def _sent_back(standing: Standing) -> date | None:
    """What cannot be signed as it is goes back by when it should have been signed."""
    return _signature(standing) if standing.case.state is State.SIGNING and lapsed(standing) else None


def _publicity(standing: Standing) -> date | None:
    published = publicity(standing.case)
    return published.last_day if published is not None else None


def _objection(standing: Standing) -> date | None:
    days = timedelta(days=standing.procedure.objection_reply_days)
    return min((one.day + days for one in unsettled_objections(standing.case)), default=None)


def _appeal(standing: Standing) -> date | None:
    return last_day(standing.case, standing.procedure)


def _appeal_decision(standing: Standing) -> date | None:
    appeal = pending_appeal(standing.case)
    return appeal.day + timedelta(days=standing.procedure.appeal_reply_days) if appeal is not None else None


def _correction(standing: Standing) -> date | None:
    pending = pending_correction(standing.case)
    return pending.drafted.day + timedelta(days=standing.procedure.signing_days) if pending is not None else None


def _report(standing: Standing) -> date | None:
    """The first deadline of an item that is not reported, or the whole deadline where that was moved."""
    waiting = [one.item.deadline for one in items_to_rectify(standing.case) if one.report is None]
    return rectification_deadline(standing.case) if extensions(standing.case) else min(waiting, default=None)


def _rectification(standing: Standing) -> date | None:
    return rectification_deadline(standing.case)


_DUE: Mapping[type[Act], Callable[[Standing], date | None]] = {
    application.AcceptApplication: _review,
    application.ReturnApplication: _review,
    submission.ImportSubmission: _supplement,
    evaluation.SendBack: _sent_back,
    decision.GiveOpinion: _signature,
    decision.Sign: _signature,
    decision.DeclineToSign: _signature,
    decision.LodgeObjection: _publicity,
    decision.SettleObjection: _objection,
    correction.SignCorrection: _correction,
    correction.DeclineCorrection: _correction,
    decision.LodgeAppeal: _appeal,
    decision.DecideAppeal: _appeal_decision,
    carrying_out.ReportItem: _report,
    carrying_out.PrepareReply: _report,
    carrying_out.HandInReplies: _rectification,
    carrying_out.ExtendDeadline: _rectification,
    carrying_out.OpenReevaluation: _rectification,
}
