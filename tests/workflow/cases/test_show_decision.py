"""What is to be signed, and what changed since signatures became void."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from service.casework.acts.carrying_out import ReportProgress, SolveDifficulty
from service.casework.acts.decision import GiveOpinion
from service.casework.signing import content_digest
from service.casework.state import State
from service.vocabulary.person import Department, Role
from service.workflow.cases.show_decision import changes_since, show_decision
from tests.casework.builders import DRC, FINANCE, MIIT, decided, reopened
from tests.casework.stages import RECTIFY, at
from tests.storage.installations import Installation, installed
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import kept

_OPINION = GiveOpinion(department=Department.FINANCE, agrees=False, opinion="资金未到位")
_ON = date(2026, 3, 10)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """One database is enough: nothing is asked of it that is not asked elsewhere."""
    with installed("sqlite", tmp_path) as made:
        yield made


def test_a_void_signature_says_what_changed_since(installation: Installation) -> None:
    walked = at(State.SIGNING).sign(DRC).do(_OPINION, by=FINANCE).sign(MIIT)
    kept(installation, walked)
    shown = show_decision(installation.settings, CASE, _ON)
    assert shown.digest == content_digest(walked.now)
    assert [one.recorded.person for one in shown.signatures] == [MIIT]
    (void,) = shown.voided
    assert [one.label.zh for one in void.changes] == ["会商意见（财政）"]
    assert shown.to_repeat == (void,)
    assert changes_since(installation.settings, shown, walked.now.version - 2) == void.changes
    assert changes_since(installation.settings, shown, walked.now.version) == ()
    assert changes_since(installation.settings, shown, 0) == ()


def test_who_has_signed_again_need_not_be_told(installation: Installation) -> None:
    kept(installation, at(State.SIGNING).sign(DRC).do(_OPINION, by=FINANCE).sign(DRC))
    shown = show_decision(installation.settings, CASE, _ON)
    assert (len(shown.voided), shown.to_repeat) == (1, ())


def test_a_signer_who_edits_afterwards_has_not_signed(installation: Installation) -> None:
    moved = replace(DRC, role=Role.ASSESSOR, department=None)
    walked = at(State.SIGNING).sign(DRC)
    (report,) = walked.now.of(ReportProgress)
    walked.do(SolveDifficulty(report=report.seq, difficulty=1, how="资金到位"), by=moved)
    kept(installation, walked)
    (void,) = show_decision(installation.settings, CASE, _ON).voided
    assert (void.changes, void.signature.edited) == ((), True)


def test_signatures_of_an_earlier_round_are_no_void_ones(installation: Installation) -> None:
    walked = reopened(decided(RECTIFY))
    kept(installation, walked)
    shown = show_decision(installation.settings, CASE, _ON)
    assert (shown.lines, shown.signatures, shown.voided) == ((), (), ())
