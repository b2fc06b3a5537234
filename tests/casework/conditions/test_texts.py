"""No text that an act must give may be blank."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from service.casework.acts.act import Act
from service.casework.acts.decision import DecideAppeal
from service.casework.acts.site_visit import Recuse
from service.casework.transitions import TRANSITIONS
from tests.casework.builders import ASSESSOR, OTHER_DRC
from tests.casework.proper_acts import proper
from tests.casework.stages import at
from tests.casework.violations import Violation, show

WANTED = "told_"
BY = {Recuse: ASSESSOR, DecideAppeal: OTHER_DRC}
"""Who may do it, where the first that comes to mind may not."""


def violations() -> Iterator[Violation]:
    for row in TRANSITIONS.values():
        for condition in row.conditions:
            if condition.name.startswith(WANTED):
                yield blank(row.act, condition.name, condition.said.zh.removeprefix("写明"))


def blank(act: type[Act], name: str, what: str) -> Violation:
    def made() -> tuple[object, ...]:
        there = at(TRANSITIONS[act].states[-1], act)
        return there, replace(proper(act, there), **{name.removeprefix(WANTED): " "}), BY.get(act)  # type: ignore[arg-type]

    return Violation(act, (name,), f"没有写明{what}", made)  # type: ignore[arg-type]


@pytest.mark.parametrize("violation", tuple(violations()), ids=str)
def test_a_blank_text_is_refused(violation: Violation) -> None:
    show(violation)


REASONED = (
    *("ReturnApplication", "Withdraw", "AcceptAnswer", "RejectAnswer", "DisputeValue", "Recuse", "ProposeWaiver"),
    *("RevokeWaiver", "Override", "SendBack", "DeclineToSign", "SettleObjection", "DecideAppeal", "ExtendDeadline"),
    *("DeclineCorrection", "WithdrawCorrection", "WithdrawAppeal"),
)
GIVEN = {
    "AssignProject": ("project", "enterprise"),
    "AcceptApplication": ("opinion",),
    "AnswerQuestion": ("answer",),
    "DisputeValue": ("code", "reason"),
    "RecordJudgement": ("item", "answer"),
    "ScoreItem": ("item",),
    "RecordVerification": ("organisation", "report"),
    "FinishSiteVisit": ("leader",),
    "ProposeWaiver": ("subject", "reason"),
    "GiveOpinion": ("opinion",),
    "Publish": ("where",),
    "LodgeObjection": ("objector", "objection"),
    "Issue": ("document",),
    "LodgeAppeal": ("grounds",),
    "DraftCorrection": ("wrong", "right", "reason"),
    "ReportItem": ("reply",),
    "ReportProgress": ("progress",),
    "GiveSupport": ("supporter", "support"),
    "SolveDifficulty": ("how",),
}


def test_which_texts_must_be_given() -> None:
    expected = {**dict.fromkeys(REASONED, ("reason",)), **GIVEN}
    found = {
        row.act.__name__: tuple(one.name.removeprefix(WANTED) for one in row.conditions if one.name.startswith(WANTED))
        for row in TRANSITIONS.values()
    }
    assert {name: fields for name, fields in found.items() if fields} == expected
