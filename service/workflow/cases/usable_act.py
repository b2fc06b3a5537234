"""Whether what an act says can be used: by its length, and by the rules."""

from __future__ import annotations

from service.casework.acts.act import Act
from service.casework.acts.carrying_out import ReportProgress
from service.casework.acts.evaluation import Override, ProposeWaiver
from service.casework.acts.site_visit import RecordJudgement, RecordVerification, ScoreItem
from service.casework.acts.submission import DisputeValue, ImportSubmission
from service.casework.case import Case
from service.casework.perform import Refused
from service.casework.text_lengths import too_long
from service.casework.usable import unusable
from service.rulelang.registry_rules import has_registry_rules
from service.settings import Settings
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.cases.kept_rules import KeptRules, keep_rules
from service.workflow.parks.registry_rules import opened_rules

JUDGED_BY_RULES = (
    RecordJudgement,
    ScoreItem,
    ProposeWaiver,
    DisputeValue,
    RecordVerification,
    Override,
    ReportProgress,
)
"""Acts that say something about rules, codes, values, grades or the years of a pack."""


def rules_for(settings: Settings, case: Case) -> KeptRules | None:
    """The pack that judges the present submission, with its rubric; None while there is none.

    Raises:
        RuleProblems: the rule base is faulty.
    """
    imported = case.last(ImportSubmission)
    return keep_rules(settings, imported.act.pack, imported.act.evaluation_date) if imported is not None else None


def require_in_programme(settings: Settings, case: Case, act: Act) -> None:
    """Return only if a report is of a year of the case's programme: before a workbook is on record there is no pack
    whose years could be asked for.

    Raises:
        Refused: it is of another year. RuleProblems: the calendar of the programmes is faulty.
    """
    if not isinstance(act, ReportProgress) or case.last(ImportSubmission) is not None:
        return
    known = opened_rules(settings).programmes if has_registry_rules(settings.rules_dir) else {}
    programme = known.get(case.opened.programme)
    if programme is not None and not programme.start.year <= act.year <= programme.end.year:
        first, last = programme.start.year, programme.end.year
        said = Said(
            f"{act.year} 年不在{programme.title}的年份 {first}—{last} 之内；请核对年度",
            f"{act.year} is not among the years {first}–{last} of the programme {programme.id}; check the year",
        )
        raise Refused(act, [said])


def require_usable(act: Act, person: Person, rules: KeptRules | None) -> None:
    """Return only if its texts are not too long, and the rules can use the act.

    Raises:
        Refused: with every reason why not.
    """
    reasons = too_long(act)
    if rules is not None:
        reasons = (*reasons, *unusable(act, person, rules.pack, rules.rubric))
    if reasons:
        raise Refused(act, reasons)
