"""An assessment on record is read as it was kept, and made again as a report whatever the rules folder says by now."""

import json
import shutil
from pathlib import Path

import pytest

from service.casework.acts.evaluation import PreAssess
from service.vocabulary.fault import Fault
from service.workflow.cases.evaluate_case import pre_assess
from service.workflow.cases.read_assessment import assessment_record, assessment_report
from service.workflow.cases.read_case import read_case
from tests.documents.reports import parsed, text
from tests.workflow.builders import PARK
from tests.workflow.bundles.cases import begun


def test_record_and_report(tmp_path: Path) -> None:
    driven = begun(tmp_path).accepted().checked()
    pre_assess(driven.settings, driven.id, driven.asked("评估员"))
    (assessed,) = read_case(driven.settings, driven.id).of(PreAssess)
    digest = assessed.act.summary.assessment
    assert json.loads(assessment_record(driven.settings, driven.id, digest))["park"] == PARK
    shutil.rmtree(driven.settings.rules_dir / "demo")
    header = text(parsed(assessment_report(driven.settings, driven.id, digest)).find(".//header"))
    assert "园区.xlsx" in header
    assert assessed.act.summary.digests.workbook[:12] in header
    for read in (assessment_record, assessment_report):
        with pytest.raises(Fault, match="没有摘要为 000000000000"):
            read(driven.settings, driven.id, "0" * 64)
