"""A situation keeps what no stage changes, and nothing else."""

from service.assessment.situation import CaseSummary, Situation
from service.vocabulary.exact import ONE
from tests.assessment.builders import a_situation
from tests.assessment.pack_builders import a_finding


def test_a_later_stage_shares_what_was_derived_but_not_what_findings_gave() -> None:
    first = a_situation()
    summary = CaseSummary(ONE, ONE, "优秀")
    later = first.later((a_finding(),), summary)
    assert later.memo is first.memo
    assert later.stage_memo is not first.stage_memo
    assert (later.findings, later.summary) == ((a_finding(),), summary)
    assert (first.findings, first.summary) == ((), None)


def test_a_changed_case_shares_nothing() -> None:
    first = a_situation()
    assert Situation(first.submission, first.judgements, first.pack).memo is not first.memo
    assert summary_counts(CaseSummary(ONE, ONE, "优秀")) == (None, None)


def summary_counts(summary: CaseSummary) -> tuple[int | None, int | None]:
    return summary.reject, summary.withhold
