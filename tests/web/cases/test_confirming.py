"""What waits is taken in once, exactly as it was looked through, and never over the heads of others."""

from __future__ import annotations

from pathlib import Path

from service.casework.acts.submission import DisputeValue, ImportSubmission
from service.storage.location import staging_folder
from service.workflow.cases.import_submission import import_submission
from service.workflow.cases.perform_act import perform_act
from service.workflow.cases.read_case import read_case
from tests.web.cases.desks import browsing_case
from tests.web.cases.test_imports import hand_in
from tests.workflow.case_desk import asked
from tests.workflow.park_versions import write_rectified, write_slipped


def test_confirmed_once_however_often_it_is_sent(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        address = hand_in(browser, at, write_rectified(tmp_path).read_bytes())
        page = browser.get(address).text
        assert "与上一次导入的差异：" in page
        assert "屋顶光伏和绿电直供" in page
        version = read_case(at.settings, at.case).version
        fields = browser.hidden(address) | {"seen": str(version)}
        first = browser.post(address, fields)
        assert (first.status_code, first.headers["location"]) == (303, f"/cases/{at.case}")
        again = browser.post(address, fields, page=f"/cases/{at.case}/import")
        assert again.headers.get("idempotency-replayed") == "true"
        other_form = browser.hidden(f"/cases/{at.case}/import")
        assert browser.post(address, other_form | {"seen": str(version)}, page=f"/cases/{at.case}").status_code == 303
        case = read_case(at.settings, at.case)
        assert (case.version, len(case.of(ImportSubmission))) == (version + 1, 2)
        assert "没有重复导入" in browser.get(f"/cases/{at.case}").text
        assert list(staging_folder(at.settings).rglob("*.xlsx")) == []


def test_what_somebody_else_did_meanwhile_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        address = hand_in(browser, at, write_rectified(tmp_path).read_bytes())
        seen = read_case(at.settings, at.case).version
        assert browser.post(address, {"seen": "9" * 5000}).status_code == 409, "no number of acts is so long"
        perform_act(at.settings, at.case, DisputeValue(code="gdp", year=2025, reason="与年报不符"), asked())
        conflict = browser.post(address, {"seen": str(seen)})
        assert conflict.status_code == 409
        assert "别人先办理了，本次没有记录" in conflict.text
        assert "评估员（评估员）" in conflict.text
        assert "与年报不符" in conflict.text
        assert f'name="seen" value="{seen + 1}"' in conflict.text
        assert read_case(at.settings, at.case).version == seen + 1
        given_up = browser.post(f"{address}/discard", {}, page=address)
        assert (given_up.status_code, given_up.headers["location"]) == (303, f"/cases/{at.case}/import")
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"seen": "6"}, page=f"/cases/{at.case}/import").status_code == 404


def test_another_workbook_imported_meanwhile_is_shown_in_three_columns(tmp_path: Path) -> None:
    with browsing_case("imported", tmp_path) as (browser, at):
        address = hand_in(browser, at, write_rectified(tmp_path).read_bytes())
        seen = read_case(at.settings, at.case).version
        (tmp_path / "theirs").mkdir()
        import_submission(at.settings, at.case, write_slipped(tmp_path / "theirs"), asked())
        page = browser.post(address, {"seen": str(seen)})
        assert page.status_code == 409
        assert "别人先办理了，本次没有记录" in page.text
        own, theirs, mine = _versions(page.text, "工业用水重复利用率")
        assert own == mine != theirs == "0.941%"


def _versions(page: str, about: str) -> tuple[str, str, str]:
    """原值, 对方, 我的 of the first change about something."""
    row = page.partition('aria-label="差异清单"')[2].partition(f">{about}</td>")[2].partition("</tr>")[0]
    own, theirs, mine = (row.partition(f'data-label="{head}"')[2] for head in ("原值", "对方", "我的"))
    return tuple(cell.partition(">")[2].partition("<")[0] for cell in (own, theirs, mine))  # type: ignore[return-value]
