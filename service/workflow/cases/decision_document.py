"""decision_document: the decision of a case as a file to print, issued or as far as it is drafted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from service.casework.acts.decision import Issue
from service.casework.case import Case, Recorded
from service.casework.corrections import corrections_in_effect
from service.casework.decision_lines import lines_for_park
from service.casework.disputes import last_day_against
from service.casework.procedure import Procedure
from service.casework.signing import content_digest, draft, signatures
from service.documents.decision import DecisionPaper, decision_page
from service.settings import Settings
from service.storage import cases
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said
from service.workflow.bundles.prefixes import Prefixes
from service.workflow.cases.lines_told import lines_told
from service.workflow.cases.show_case import show_case
from service.workflow.installation.open_database import opened


def decision_document(
    settings: Settings, case_id: str, today: date, act: int = 0, for_park: bool = False
) -> tuple[str, str]:
    """Name and text of the file. act: number of the act that issued it; 0: the decision of the present round, or the
    last one that was issued. for_park: without what stays among offices, see lines_for_park(). What was issued is as it
    was then; its corrections in effect follow it.

    Raises:
        Fault: there is no such case, or nothing is drafted or was issued. As show_case().
    """
    shown = show_case(settings, case_id, today)
    issued = _issued(shown.case, act)
    if issued is None and (act or draft(shown.case) is None):
        raise _no_decision(case_id)
    with opened(settings) as database, database.reading() as session:
        procedures = cases.procedures(session, case_id)
    then = _then(shown.case, issued, procedures)
    lines = lines_told(settings, then, shown.place)
    paper = DecisionPaper(
        case=case_id,
        lines=lines_for_park(lines) if for_park else lines,
        digest=content_digest(then),
        signatures=[one for one in signatures(then) if one.stands],
        number=issued.act.document if issued is not None else "",
        dated=issued.act.dated if issued is not None else None,
        corrections=corrections_in_effect(shown.case, issued.seq) if issued is not None else (),
        appeal_until=_last_to_appeal(issued, procedures) if issued is not None else None,
    )
    kind = "验收决定" if issued is not None else "验收决定（草稿）"
    # A case has one a round, which a park keeps side by side.
    round_ = f"-第{then.round}轮" if then.round > 1 else ""
    return f"{case_id}-{kind}{round_}.html", decision_page(paper, settings.templates_dir)


def _issued(case: Case, act: int) -> Recorded[Issue] | None:
    """The issue that is asked for; of the present decision where one is drafted."""
    if act:
        return next((one for one in case.of(Issue) if one.seq == act), None)
    return case.last_of_round(Issue) if draft(case) is not None else case.last(Issue)


def _then(case: Case, issued: Recorded[Issue] | None, procedures: Mapping[str, Procedure]) -> Case:
    """The case with the decision as it was issued."""
    return case if issued is None else Prefixes(case.acts, procedures).before(issued.seq)


def _last_to_appeal(issued: Recorded[Issue], procedures: Mapping[str, Procedure]) -> date | None:
    """By the procedure it was issued under; None where that gives no time to appeal."""
    procedure = procedures[issued.procedure]
    return last_day_against(issued, procedure) if procedure.appeal_days else None


def _no_decision(case_id: str) -> Fault:
    return Fault(
        "no-decision",
        Said(
            f"案卷 {case_id} 没有拟定的或已发文的决定；评价以后由评估员拟定",
            f"case {case_id} has no decision, drafted or issued; assessors draft it after the evaluation",
        ),
    )
