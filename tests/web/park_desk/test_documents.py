"""What a park has on paper: own files, notices, the issued decision with its report, and no other report."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.casework.park_view import issued_decisions
from service.vocabulary.day import day_of
from service.vocabulary.fault import Fault
from service.web.park_desk.documents import documents_of
from service.workflow.cases.decision_document import decision_document
from service.workflow.cases.read_assessment import issued_report
from service.workflow.cases.read_case import read_case
from tests.web.asked import a_caller
from tests.web.cases.desks import SUBMITTER, browsing_case
from tests.web.park_desk.decided import INSIDE, issued, objected
from tests.workflow.case_desk import AT


def test_the_report_of_an_issued_decision_is_handed_out_and_no_other(tmp_path: Path) -> None:
    at = issued(tmp_path)
    (one,) = issued_decisions(read_case(at.settings, at.case))
    report = issued_report(at.settings, at.case, one.issued.seq)
    assert "限期整改" in report
    today = day_of(AT)
    _, letter = decision_document(at.settings, at.case, today, one.issued.seq, for_park=True)
    assert "示发改环资〔2026〕7号" in letter
    assert not [word for word in (*INSIDE, "建议结论") if word in letter]
    _, whole = decision_document(at.settings, at.case, today, one.issued.seq)
    assert INSIDE[0] in whole
    with pytest.raises(Fault, match="没有发出决定"):
        issued_report(at.settings, at.case, one.issued.seq - 1)


def test_a_publicity_whose_decision_was_taken_back_is_told_as_void(tmp_path: Path) -> None:
    at = objected(tmp_path, upheld=True)
    told = documents_of(a_caller(at.settings, SUBMITTER, at.case), read_case(at.settings, at.case))
    assert [one.title.zh for one in told if "公示" in one.title.zh] == ["公示（已作废，决定已退回）"]


def test_before_anything_is_issued_there_are_only_the_parks_own_files(tmp_path: Path) -> None:
    with browsing_case("failing", tmp_path, SUBMITTER) as (browser, at):
        page = browser.get(f"/cases/{at.case}").text
        assert page.count(f'href="/cases/{at.case}/files/') == 1
        assert "验收决定" not in page
        assert browser.client.get(f"/cases/{at.case}/decisions/3/report").status_code == 404
        assert len(browser.client.get(f"/api/v1/cases/{at.case}/files").json()) == 1
