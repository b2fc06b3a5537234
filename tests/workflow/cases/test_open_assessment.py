"""An assessment on record is opened whole, by its digest or the beginning of it; the second time it is at hand."""

from pathlib import Path

import pytest

from service.vocabulary.fault import Fault
from service.workflow.cases.open_assessment import assessments_of, open_assessment
from service.workflow.cases.read_case import read_case
from tests.workflow.bundles.cases import begun


def test_the_latest_that_counts_or_the_one_named(tmp_path: Path) -> None:
    driven = begun(tmp_path).accepted().checked()
    with pytest.raises(Fault, match="还没有评价"):
        open_assessment(driven.settings, driven.id)
    driven.evaluated()
    first, last = assessments_of(read_case(driven.settings, driven.id))
    latest = open_assessment(driven.settings, driven.id)
    assert (latest.then, latest.made.assessment.decision.rule) == (last, "DC-01")
    assert [paper.name for paper in latest.made.papers] == ["园区.xlsx", "园区-核查记录.xlsx"]
    assert latest.made.submission.digest == latest.made.papers[0].digest
    earlier = open_assessment(driven.settings, driven.id, first.digest[:12])
    assert (earlier.then, len(earlier.made.papers)) == (first, 1)
    assert open_assessment(driven.settings, driven.id, last.digest).made is latest.made
    with pytest.raises(Fault, match="没有摘要为 000000000000"):
        open_assessment(driven.settings, driven.id, "0" * 12)
