"""rules_since: whether the rules of a case are other than those its evaluation rests on."""

from __future__ import annotations

from service.authoring.problem import RuleProblems
from service.casework.basis import last_assessment
from service.casework.case import Case
from service.settings import Settings
from service.vocabulary.language import Said
from service.workflow.cases.case_inputs import rules_of
from service.workflow.rules.rule_base import UnknownPack

CHANGED_RULES = Said(
    "评价以后，规则包或评分标准有改动。拟定的决定以评价当时的规则为准；要按现在的规则，请重新评价后再拟定",
    "pack or rubric have changed since the evaluation. The decision goes by the rules of the evaluation; to go by the "
    "present ones, evaluate again before you draft",
)

TO_EVALUATE = Said(
    "评价以后，规则包或评分标准有改动。列有整改事项的决定须先按现在的规则重新评价，才能拟定",
    "pack or rubric have changed since the evaluation. A decision with items to put right can only be drafted after "
    "evaluating again by the present rules",
)
"""What each item opens again is worked out by the rules of the folder."""


def rules_told(settings: Settings, case: Case, items: bool) -> Said | None:
    """What is to be known of the rules before a decision is drafted, None where nothing is. items: whether it lists
    what is to be put right."""
    return (TO_EVALUATE if items else CHANGED_RULES) if rules_changed(settings, case) else None


def rules_changed(settings: Settings, case: Case) -> bool:
    """Whether the pack in force on the evaluation date, or its rubric, is now another than the last evaluation of the
    round was made by. Not where there is none, or the rules folder cannot be read at present: nothing can be evaluated
    again by it either.
    """
    assessed = last_assessment(case)
    if assessed is None:
        return False
    try:
        now = rules_of(settings, case)
    except (UnknownPack, RuleProblems):
        return False
    then = assessed.act.summary.digests
    return (then.pack, then.rubric) != (now.pack.digest, now.rubric.digest)
