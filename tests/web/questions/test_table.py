"""The questions of a case as a table."""

from pathlib import Path

from service.casework.acts.submission import AcceptAnswer, FinishDataCheck
from tests.web.queries import counted
from tests.web.questions.checking import LOW, SLIP, SUBMITTER, checking

MOST = 12
"""Questions to the database a page."""


def test_the_table_tells_the_numbers_what_blocks_and_what_is_left(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.browser.get(made.table)
        for address in (made.table, made.one()):
            with counted() as asked:
                page = made.browser.get(address)
            assert len(asked) <= MOST, "\n".join(asked)
        page = made.browser.get(made.table)
        assert page.status_code == 200
        for told in ("10,200 tce/万元", "指标!M", "0.05 tce/万元（含）至 6 tce/万元（含）", "待园区答复"):
            assert told in page.text
        assert "还有 6 项没有了结：待园区答复 6 项，待认定 0 项" in page.text
        assert "4 项重大存疑尚未认定" in page.text
        assert f'href="{made.one()}"' in page.text


def test_the_choice_stands_in_the_address(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        answered = made.browser.get(f"{made.table}?status=answered").text
        assert f'href="{made.one()}?status=answered"' in answered
        assert made.one(LOW) not in answered
        low = made.browser.get(f"{made.table}?severity=low&status=rubbish").text
        assert f"{made.one(LOW)}?severity=low" in low
        assert '<option value="low" selected>' in low
        assert "没有符合条件的存疑" in made.browser.get(f"{made.table}?status=accepted").text


def test_the_check_is_finished_once_nothing_grave_is_open(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        page = made.browser.get(made.table).text
        assert "认定之前数据核对不能完成" in page
        assert "完成数据核对之前还要办的" not in page, "what blocks is told once, in words"
        assert "/questions/finish" not in page
        refused = made.browser.post(f"{made.table}/finish", {"seen": made.case.version}, page=made.table)
        assert refused.status_code == 409
        assert "高风险存疑" in refused.text
    with checking(tmp_path / "other", stage="imported") as made:
        assert "/questions/finish" in made.browser.get(made.table).text
        done = made.browser.post(f"{made.table}/finish", {"seen": made.case.version}, page=made.table)
        assert (done.status_code, done.headers["location"]) == (303, f"/cases/{made.at.case}")
        assert isinstance(made.case.acts[-1].act, FinishDataCheck)


def test_a_park_sees_the_same_and_cannot_finish(tmp_path: Path) -> None:
    with checking(tmp_path, SUBMITTER) as made:
        page = made.browser.get(made.table).text
        assert "10,200 tce/万元" in page
        assert "完成数据核对之前还要办的" not in page


def test_without_a_workbook_the_page_says_what_comes(tmp_path: Path) -> None:
    with checking(tmp_path, stage="accepted") as made:
        assert "还没有导入评估工作簿" in made.browser.get(made.table).text


def test_a_settled_question_does_not_count_as_left(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        made.do(AcceptAnswer(rule=SLIP[0], subject=SLIP[1], reason="与台账相符"), "评估员")
        page = made.browser.get(made.table).text
        assert "还有 5 项没有了结" in page
        assert "已核实采信" in page
