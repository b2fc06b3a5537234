"""The last evaluation of a case as lists and sums ask for it, made of its record in the transaction of its act."""

from __future__ import annotations

from service.assessment.recorded_figures import recorded_figures
from service.casework.case import Case
from service.storage.case_evaluations import keep_evaluation
from service.storage.database import Session
from service.storage.outputs import kept
from service.workflow.bundles.case_record import assessing_acts
from service.workflow.cases.perform_act import Done


def keep_last_evaluation(session: Session, case_id: str, case: Case) -> None:
    """Keep what the record of the last one says; of a case that has one, in a writing transaction.

    Raises:
        StorageError: the record is gone or altered.
    """
    last = assessing_acts(case)[-1]
    summary = last.act.summary
    figures = recorded_figures(kept(session, summary.assessment).json_text)
    keep_evaluation(session, case_id, last.seq, last.act.kind, summary, figures)


def keep_done(session: Session, done: Done) -> None:
    """The same after an act that carries an evaluation."""
    keep_last_evaluation(session, done.case_id, done.case)
