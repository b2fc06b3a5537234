"""A correction is signed on what was seen, one a department; the document then shows it below the decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from service.casework.acts.correction import SignCorrection
from service.casework.acts.decision import Issue
from service.casework.corrections import CorrectionStatus, correction_digest, corrections
from service.casework.perform import Refused
from service.casework.state import State
from service.vocabulary.fault import Fault
from service.workflow.cases.decision_document import decision_document
from service.workflow.cases.sign_correction import decline_correction, sign_correction
from tests.casework.builders import DRC, MIIT
from tests.casework.stages import at
from tests.storage.installations import Installation, installed
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import asked, case_of, kept

_ON = date(2026, 6, 1)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """One database is enough: acts are kept as all others are."""
    with installed("sqlite", tmp_path) as made:
        yield made


def test_it_needs_eight_digits_and_both_departments_and_then_the_document_has_it(installation: Installation) -> None:
    walked = at(State.ISSUED, SignCorrection)
    now = kept(installation, walked)
    digest = correction_digest(walked.now)
    number = walked.now.of(Issue)[0].seq
    before = decision_document(installation.settings, CASE, _ON, number, for_park=True)[1]
    with pytest.raises(Fault, match=r"太短.*case corrections"):
        sign_correction(installation.settings, CASE, digest[:7], asked(now, DRC))
    with pytest.raises(Refused, match="请重新查看后再签署"):
        sign_correction(installation.settings, CASE, "0" * 12, asked(now, DRC))
    sign_correction(installation.settings, CASE, digest[:8].upper(), asked(now, DRC))
    assert decision_document(installation.settings, CASE, _ON, number, for_park=True)[1] == before
    sign_correction(installation.settings, CASE, digest, asked(now, MIIT))
    text = decision_document(installation.settings, CASE, _ON, number, for_park=True)[1]
    assert text.startswith(before.partition("</main>")[0])
    assert "更正（第 1 号）" in text


def test_who_declines_ends_it(installation: Installation) -> None:
    walked = at(State.RECTIFICATION, SignCorrection)
    now = kept(installation, walked)
    done = decline_correction(
        installation.settings, CASE, correction_digest(walked.now)[:12], "不是笔误", asked(now, MIIT)
    )
    assert done.case.state is State.RECTIFICATION
    assert [one.status for one in corrections(case_of(installation))] == [CorrectionStatus.DECLINED]
