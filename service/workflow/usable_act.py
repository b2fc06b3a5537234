"""Whether the rules can use what an act says."""

from __future__ import annotations

from service.casework.acts.act import Act
from service.casework.acts.evaluation import ProposeWaiver
from service.casework.acts.site_visit import RecordJudgement, RecordVerification, ScoreItem
from service.casework.acts.submission import DisputeValue, ImportSubmission
from service.casework.case import Case
from service.casework.perform import Refused
from service.casework.usable import unusable
from service.rulelang.pack import Pack
from service.settings import Settings
from service.vocabulary.person import Person
from service.workflow.case_inputs import pack_of

JUDGED_BY_RULES = (RecordJudgement, ScoreItem, ProposeWaiver, DisputeValue, RecordVerification)
"""Acts that say something about rules, codes or values."""


def rules_for(settings: Settings, case: Case) -> Pack | None:
    """The pack that judges the present submission; None while there is none.

    Raises:
        RuleProblems: the rule base is faulty.
    """
    return pack_of(settings, case) if case.last(ImportSubmission) is not None else None


def require_usable(act: Act, person: Person, pack: Pack | None) -> None:
    """Return only if the rules can use the act.

    Raises:
        Refused: with every reason why not.
    """
    if pack is not None and (reasons := unusable(act, person, pack)):
        raise Refused(act, reasons)
