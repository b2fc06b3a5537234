"""Where a case stands: the stages of the procedure, in their order."""

from __future__ import annotations

from enum import StrEnum

from service.vocabulary.language import Said


class State(StrEnum):
    """What is being done with the case. WITHDRAWN waits for another application, CLOSED ends the case."""

    IMPLEMENTATION = "implementation"
    REVIEW = "review"
    IMPORT = "import"
    DATA_CHECK = "data_check"
    PREASSESSMENT = "preassessment"
    SITE_VISIT = "site_visit"
    EVALUATION = "evaluation"
    SUPPLEMENT = "supplement"
    SIGNING = "signing"
    PUBLICITY = "publicity"
    ISSUED = "issued"
    RECTIFICATION = "rectification"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _STATES[self]

    @property
    def label(self) -> str:
        """The Chinese word shown on screen."""
        return self.said.zh


_STATES = {
    State.IMPLEMENTATION: Said("方案实施", "carrying out the plan"),
    State.REVIEW: Said("受理与设区市初审", "application, reviewed by the city"),
    State.IMPORT: Said("导入", "waiting for the workbook"),
    State.DATA_CHECK: Said("数据核对", "data check"),
    State.PREASSESSMENT: Said("预评价", "pre-assessment"),
    State.SITE_VISIT: Said("现场核查与专家评分", "site visit and expert scores"),
    State.EVALUATION: Said("评价", "evaluation"),
    State.SUPPLEMENT: Said("补正", "supplement"),
    State.SIGNING: Said("会商会签", "consultation and joint signature"),
    State.PUBLICITY: Said("公示", "publicity"),
    State.ISSUED: Said("发文", "issued"),
    State.RECTIFICATION: Said("限期整改", "rectification"),
    State.CLOSED: Said("办结", "closed"),
    State.WITHDRAWN: Said("已撤回", "withdrawn"),
}

BEFORE_DECISION = (
    State.IMPORT,
    State.DATA_CHECK,
    State.PREASSESSMENT,
    State.SITE_VISIT,
    State.EVALUATION,
    State.SUPPLEMENT,
)
"""A round is being worked on and no decision is drafted."""

DECIDING = (State.SIGNING, State.PUBLICITY)
"""A decision is drafted and not yet issued."""

DECIDED = (State.ISSUED, State.RECTIFICATION)
"""A decision is issued and in effect."""
