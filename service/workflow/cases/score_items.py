"""score_items: an expert's scores of several items; each that is new is an act of its own, all or none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from service.casework.acts.site_visit import ScoreItem
from service.casework.case import Case
from service.casework.code_names import with_names_refused
from service.casework.perform import Refused, refusals
from service.casework.scores import scores_given
from service.casework.text_lengths import too_long
from service.settings import Settings
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.vocabulary.person import Person
from service.workflow.cases.names_of_codes import names_of_codes
from service.workflow.cases.perform_act import Asked, perform_act
from service.workflow.cases.procedures import procedure_of
from service.workflow.cases.read_case import read_case


@dataclass(frozen=True, slots=True)
class Given:
    """A score with its reason."""

    score: Decimal
    reason: str = ""


def score_items(settings: Settings, case_id: str, given: Mapping[str, Given], person: Person, at: datetime) -> int:
    """Put on record what differs from the expert's last score of this round; how many. given: item → score. What takes
    the place of a score that was handed in says why.

    Raises:
        Refused: with every reason; nothing is recorded. Fault, StorageError: as perform_act().
    """
    case = read_case(settings, case_id)
    acts = [
        ScoreItem(item=item, score=one.score, reason=one.reason)
        for item, one in given.items()
        if _last(case, item, person) != one
    ]
    procedure = procedure_of(settings, case.opened.jurisdiction, day_of(at))
    reasons = [reason for act in acts for reason in refusals(case, act, person, at, procedure)]
    reasons += [_unexplained(act.item) for act in acts if not act.reason and _last(case, act.item, person) is not None]
    reasons += [reason for act in acts for reason in too_long(act)]
    if reasons:
        refused = Refused(acts[0], dict.fromkeys(reasons))
        raise with_names_refused(refused, names_of_codes(settings, case))
    for act in acts:
        perform_act(settings, case_id, act, Asked(str(person.id), None, at))
    return len(acts)


def _unexplained(item: str) -> Said:
    return Said(
        f"{item} 的评分已经交过；改动请写明理由，原来的评分仍留在记录里",
        f"the score of {item} was handed in before; say why it is changed, the former one stays on record",
    )


def _last(case: Case, item: str, person: Person) -> Given | None:
    own = [one for one in scores_given(case) if one.person.id == person.id and one.act.item == item]
    return Given(own[-1].act.score, own[-1].act.reason) if own else None
