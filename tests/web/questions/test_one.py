"""One question of a data check on its page."""

from pathlib import Path

from service.casework.acts.submission import RejectAnswer
from tests.web.questions.checking import LOW, SLIP, SUBMITTER, checking


def test_the_page_tells_why_it_is_asked_and_what_slip_is_suspected(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        page = made.browser.get(made.one())
        assert page.status_code == 200
        for told in ("指标!M4", "10,200 tce/万元", "除以 10,000 为 1.0200 tce/万元", "CR-A4 数量级无误", "三(五).2"):
            assert told in page.text
        assert "重大存疑：认定之前数据核对不能完成" in page.text
        english = made.browser.get(f"{made.one()}?lang=en").text
        corrected = "Energy use per unit of GDP (tce/"
        for told in ("suspected slip", "No slip of magnitude", "waits for the park&#39;s answer", corrected):
            assert told in english


def test_next_and_previous_stay_within_the_choice(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        first = made.browser.get(f"{made.one()}?severity=high").text
        assert "第 3 项，共 4 项" in first
        assert 'data-shortcut="j"' in first
        assert f'href="{made.one(("CR-A4", "indicator:water_reuse"))}?severity=high" data-shortcut="j"' in first
        outside = made.browser.get(f"{made.one(LOW)}?severity=high").text
        assert "共 4 项" not in outside
        assert 'data-shortcut="k"' not in outside


def test_only_what_one_may_do_now_is_offered_and_the_rest_has_its_reason(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        before = made.browser.get(made.one()).text
        assert 'name="answer"' not in before
        assert "CR-A4“单位生产总值能耗”的存疑尚未答复；请等园区答复后再认定" in before
        assert 'value="accept" data-shortcut="1"' in before
        assert before.count("disabled") == 2, "only a value can be corrected before the park has answered"
        made.answered()
        after = made.browser.get(made.one()).text
        assert "disabled" not in after
        assert "错把元写成万元" in after
    with checking(tmp_path / "park", SUBMITTER) as made:
        page = made.browser.get(made.one()).text
        assert 'name="answer"' in page
        assert 'name="decision"' not in page


def test_everything_that_was_said_about_it_stays(tmp_path: Path) -> None:
    with checking(tmp_path, SUBMITTER) as made:
        made.answered()
        made.do(RejectAnswer(rule=SLIP[0], subject=SLIP[1], reason="请附台账"), "评估员")
        page = made.browser.get(made.one()).text
        assert page.index("错把元写成万元") < page.index("请附台账")
        assert 'name="answer"' in page, "the park may answer again"


def test_a_question_that_was_not_asked_is_not_there(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        answer = made.browser.get(made.one(("CR-A4", "indicator:gdp")))
        assert (answer.status_code, "没有对现有申报提出这一项存疑" in answer.text) == (404, True)
        assert made.browser.get(f"/cases/gansu-2026-0001/questions/{'/'.join(SLIP)}").status_code == 404
