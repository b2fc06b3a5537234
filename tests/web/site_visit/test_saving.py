"""Saving a draft: by the button, by itself, twice, and when somebody else was faster."""

import re
from pathlib import Path
from typing import Any

from tests.web.cases.desks import APPROVER
from tests.web.site_visit.visiting import visiting
from tests.workflow.site_visit.visits import BY_EXPERT, MANUAL, VALUE

ITSELF = {"headers": {"Autosave": "true"}}


def test_by_the_button_it_is_kept_and_leads_on_where_asked(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        before = made.case.version
        stays = made.save(answer="基本符合", basis="镕堃喆𠮷龘两户未通")
        assert (stays.status_code, stays.headers["location"]) == (303, made.item())
        page = made.browser.get(made.item()).text
        assert "已保存草稿：集中供气供水设施覆盖园区" in page
        assert "镕堃喆𠮷龘两户未通" in page
        further = made.save(answer="符合", then="next")
        assert further.headers["location"] == made.item("link_projects:2025")
        assert made.case.version == before, "a draft is no act"


def test_it_is_given_up_by_one_button_with_its_files(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        assert "放弃这份草稿" not in made.browser.get(made.item()).text
        made.save(answer="不符合", basis="看错了一户", sent={"files": {"files": ("照片.pdf", b"%PDF-1.7\n%%EOF\n")}})
        assert "放弃这份草稿" in made.browser.get(made.item()).text
        given_up = made.save(answer="不符合", basis="看错了一户", then="discard")
        assert (given_up.status_code, given_up.headers["location"]) == (303, made.item())
        page = made.browser.get(made.item()).text
        assert "已放弃草稿" in page
        assert "看错了一户" not in page
        assert "照片.pdf" not in page


def test_by_itself_it_is_answered_with_what_changes_and_resent_it_is_one(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        seen = made.seen()
        answers = [made.save(sent=ITSELF, seen=seen, answer="符合") for _ in range(2)]
        assert [one.status_code for one in answers] == [200, 200]
        assert all('name="seen" value="1.0"' in one.text and "已保存 20" in one.text for one in answers)
        assert "<html" not in answers[0].text


def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        wrong = made.save(answer="也许", basis="写到一半")
        assert (wrong.status_code, "<title>错误：" in wrong.text, "写到一半" in wrong.text) == (422, True, True)
        part = made.save(sent=ITSELF | {"files": {"files": ("x.exe", b"MZ")}})
        assert (part.status_code, "不收扩展名“.exe”的文件" in part.text) == (422, True)
        assert made.save(VALUE, seen="0.0", answer="").status_code == 303
        assert made.browser.post(made.item(BY_EXPERT), {"answer": "符合"}, page=made.item()).status_code == 422
    with visiting(tmp_path / "other", APPROVER) as made:
        assert made.browser.post(made.item(), {"answer": "符合"}, page=made.list).status_code == 403


def test_a_value_that_is_none_is_told_at_its_field_and_kept(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        wrong = made.save(VALUE, answer="不符", basis="看了台账", value="abc", then="next")
        assert (wrong.status_code, "<title>错误：" in wrong.text) == (422, True)
        assert 'id="value-fault"' in wrong.text
        assert 'value="abc"' in wrong.text
        later = made.browser.get(made.item(VALUE)).text
        for told in ('value="abc"', 'id="value-fault"', "草稿已保存，提交之前须改正：", "看了台账"):
            assert told in later
        itself = made.save(VALUE, sent=ITSELF, answer="不符", basis="看了台账", value="abcd")
        assert (itself.status_code, "草稿已保存，提交之前须改正：" in itself.text) == (422, True)
        assert made.save(VALUE, answer="不符", basis="看了台账", value="12").status_code == 303
        assert "value-fault" not in made.browser.get(made.item(VALUE)).text


def test_three_columns_tell_what_changed_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        seen = made.seen()
        made.save(answer="符合", basis="对方的依据")
        mine: dict[str, Any] = {
            "seen": seen,
            "answer": "不符合",
            "basis": "我的依据",
            "before-answer": "",
            "before-basis": "",
        }
        part = made.save(sent=ITSELF, **mine)
        assert (part.status_code, "程若谷已先改动这一项" in part.text) == (409, True)
        conflict = made.save(**mine)
        assert conflict.status_code == 409
        shown = re.sub(r"<[^>]+>", " ", conflict.text)
        assert all(told in shown for told in ("对方的依据", "我的依据", "符合", "不符合"))
        now = re.findall(r'name="seen" value="([^"]*)"', conflict.text)[0]
        assert made.save(MANUAL, seen=now, answer="不符合", basis="对方的依据").status_code == 303
        assert "对方的依据" in made.browser.get(made.item()).text
