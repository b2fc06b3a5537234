"""What stands in the way of one item of a job, in words of both languages."""

from __future__ import annotations

from service.assessment.assess import NotJudgeable
from service.authoring.problem import RuleProblems
from service.casework.perform import Refused
from service.engine.agree import Disagreement
from service.storage.errors import StorageError, of_one_case
from service.vocabulary.fault import Fault
from service.vocabulary.job import JobError
from service.vocabulary.language import Language, Said
from service.vocabulary.problem import Unreadable
from service.workflow.evaluation.evaluate import UnusableWorkbook
from service.workflow.rules.rule_base import UnknownPack


def in_words(error: Exception) -> JobError | None:
    """Why an item failed; None of what nobody foresaw, and of what is wrong with the database or the data folder."""
    match error:
        case StorageError() if not of_one_case(error):
            return None
        case Fault():
            return JobError(error.code, error.said)
        case Unreadable():
            return JobError(error.code, error.said)
        case UnusableWorkbook():
            return JobError("unusable-workbook", _of_workbook(error))
        case Refused():
            return JobError("refused", Said(error.told(Language.ZH), error.told(Language.EN)))
        case RuleProblems():
            return JobError("rules-faulty", Said(error.told(Language.ZH), error.told(Language.EN)))
        case Disagreement():
            english = "the two independent evaluators disagree, so nothing is recommended; tell the policy staff"
            return JobError("disagreement", Said(str(error), english))
        case NotJudgeable():
            return JobError(
                "not-judgeable", Said(str(error), "the cover states no evaluation date or year; fill it in")
            )
        case UnknownPack():
            english = "there is no rule pack of that name and version; check what the cover says"
            return JobError("unknown-pack", Said(str(error.args[0]), english))
    return None


def _of_workbook(error: UnusableWorkbook) -> Said:
    zh, en = zip(error.said, *(one.said for one in error.problems), strict=True)
    return Said("\n".join(zh), "\n".join(en))
