"""The filters of the audit trail as the address has them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from service.vocabulary.language import Language
from service.web.audit.wanted import ACTION_OPTIONS, asked_form, filters_told, wanted_in
from tests.web.asked import asked


def test_days_are_whole_days_of_the_offices_and_both_included(tmp_path: Path) -> None:
    form = asked_form(asked(tmp_path, "/audit", "person=7&since=2026-11-25&until=2026-11-25&action=case.sign"))
    wanted = wanted_in(form)
    assert wanted.since == datetime(2026, 11, 24, 16, tzinfo=UTC)
    assert wanted.until == datetime(2026, 11, 25, 16, tzinfo=UTC)
    assert (wanted.actor, wanted.action, wanted.outcome) == ("7", "case.sign", "")
    assert ("行为", "会签") in filters_told(form, Language.ZH)


def test_a_day_that_is_none_is_told_and_the_last_day_of_all_asks_for_no_other(tmp_path: Path) -> None:
    form = asked_form(asked(tmp_path, "/audit", "since=2026-13-01&until=9999-12-31"))
    assert form.fault("since") is not None
    assert (wanted_in(form).since, wanted_in(form).until) == (None, None)


def test_no_action_stands_in_the_list_twice() -> None:
    codes = [code for code, _ in ACTION_OPTIONS]
    assert len(codes) == len(set(codes))
