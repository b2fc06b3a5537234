"""A whole assessment with defaults, for the tests of what is told of it."""

from datetime import date
from typing import Any

from service.vocabulary.assessment import Assessment, Digests, Recommendation
from service.vocabulary.exact import ONE, ZERO, Quotient
from service.vocabulary.finding import Theme
from service.vocabulary.scorecard import Scorecard
from tests.assessment.pack_builders import a_finding

DIGESTS = Digests("1" * 64, "2" * 64, "3" * 64, "4" * 64)


def a_card(**other: Any) -> Scorecard:
    """A scorecard without sections: 0 of 100, all of it evaluable."""
    filled: dict[str, Any] = {
        "score": ZERO, "full": Quotient.of(100), "completeness": ONE, "grade": "不合格", "grade_reason": "",
        "arithmetic": "0", "sections": (), "rubric": "t", "rubric_digest": DIGESTS.rubric,
    } | other  # fmt: skip
    return Scorecard(**filled)


def an_assessment(**other: Any) -> Assessment:
    """An assessment without findings that could not be determined."""
    filled: dict[str, Any] = {
        "park": "测试园区", "pack": "test", "pack_version": "1", "evaluation_date": date(2026, 3, 31),
        "evaluated_year": 2025, "note": "", "findings": (), "scorecard": a_card(),
        "decision": a_finding("DC-01", theme=Theme.DECISION), "recommendation": Recommendation.UNDETERMINED,
        "grade": "", "rectification": (), "needs": (), "deadline": None, "digests": DIGESTS,
    } | other  # fmt: skip
    return Assessment(**filled)
