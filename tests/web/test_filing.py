"""A report that was handed in goes on record from the work page, once, and by whom it concerns."""

from __future__ import annotations

from pathlib import Path

from service.vocabulary.person import Person, Role
from tests.web.browsing import browsing
from tests.web.registries import OFFICER

SUMMARY = "/duties/summary/145"
GIVEN = {"filed_on": "2026-03-20", "document": "浙发改环资〔2026〕8号"}


def test_it_is_recorded_from_the_work_page_and_leaves_it(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        made.sign_in(OFFICER)
        assert f'<a href="{SUMMARY}">' in made.get("/").text
        page = made.get(SUMMARY).text
        assert "整个规划期" in page
        assert "国家发展改革委" in page
        assert "1004号《关于做好“十四五”园区循环化改造工作有关事项的通知》 " in page
        assert "ndrc-" not in page
        done = made.post(SUMMARY, GIVEN)
        assert done.status_code == 303
        after = made.get("/").text
        assert "已登记：报送“十四五”园区循环化改造工作总结（整个规划期）" in after
        assert f'<a href="{SUMMARY}">' not in after
        again = made.get(SUMMARY)
        assert again.status_code == 404
        assert "可能已经登记" in again.text


def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        made.sign_in(OFFICER)
        for given, told in (
            ({"filed_on": "", "document": ""}, ("请写明报送日期", "请写明报告的名称或文号")),
            (
                {"filed_on": "三月", "document": GIVEN["document"]},
                ("报送日期没有这一天；请写成 2026-03-20 的样子", GIVEN["document"]),
            ),
            ({"filed_on": "2999-01-01", "document": GIVEN["document"]}, ("2999-01-01", GIVEN["document"])),
        ):
            answer = made.post(SUMMARY, given)
            assert answer.status_code == 422
            for words in told:
                assert words in answer.text


def test_experts_have_no_reports_to_record(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        made.sign_in(Person(0, "李专家", Role.EXPERT, None, "zhejiang"))
        assert made.get(SUMMARY).status_code == 403
