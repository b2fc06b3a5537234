"""The document of a decision, whenever it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from service.casework.acts.decision import Issue
from service.casework.state import State
from service.vocabulary.fault import Fault
from service.workflow.cases.decision_document import decision_document
from tests.casework.builders import DRC, decided, reopened
from tests.casework.stages import RECTIFY, at
from tests.storage.installations import Installation, installed
from tests.storage.stored_cases import CASE
from tests.workflow.case_walks import kept

_ON = date(2026, 3, 10)


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """One database is enough: nothing is asked of it that is not asked elsewhere."""
    with installed("sqlite", tmp_path) as made:
        yield made


def test_what_was_issued_can_be_had_in_a_later_round_too(installation: Installation) -> None:
    walked = reopened(decided(RECTIFY))
    kept(installation, walked)
    (issued,) = walked.now.of(Issue)
    name, text = decision_document(installation.settings, CASE, _ON)
    assert (name, text) == decision_document(installation.settings, CASE, _ON, issued.seq)
    assert name == f"{CASE}-验收决定.html"
    last = max(issued.act.dated, issued.day) + timedelta(days=walked.procedure.appeal_days)
    appeal = f"可以在{last.year}年{last.month}月{last.day}日前（含当日）提出申诉"
    for told in ("限期整改", "能耗强度降到目标值", issued.act.document, DRC.name, appeal):
        assert told in text
    with pytest.raises(Fault, match="没有拟定的或已发文的决定"):
        decision_document(installation.settings, CASE, _ON, 1)


def test_a_draft_says_that_it_is_one(installation: Installation) -> None:
    kept(installation, at(State.SIGNING))
    name, text = decision_document(installation.settings, CASE, _ON)
    assert name == f"{CASE}-验收决定（草稿）.html"
    assert "草稿，尚未发文，不具效力" in text
    assert "尚无有效签名" in text


def test_without_a_decision_there_is_no_document(installation: Installation) -> None:
    kept(installation, at(State.DATA_CHECK))
    with pytest.raises(Fault, match="没有拟定的或已发文的决定"):
        decision_document(installation.settings, CASE, _ON)
