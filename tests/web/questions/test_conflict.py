"""Somebody else was faster with the same question."""

import re
from pathlib import Path

from service.casework.acts.submission import AcceptAnswer
from tests.web.questions.checking import SLIP, checking


def test_three_columns_tell_what_happened_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered(text="第一次答复")
        seen = made.case.version
        made.answered(text="第二次答复")
        conflict = made.send("ruling", seen=seen, decision="accept", reason="我的理由")
        assert conflict.status_code == 409
        shown = re.sub(r"<[^>]+>", " ", conflict.text)
        for told in ("第一次答复", "第二次答复", "采信答复：我的理由", "园区 20"):
            assert told in shown
        assert not made.case.of(AcceptAnswer)
        form = conflict.text.partition(f'action="{made.one(verb="ruling")}"')[2].partition("</form>")[0]
        again = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form))
        done = made.browser.post(made.one(verb="ruling"), again, page=made.one())
        assert done.status_code == 303
        assert made.case.of(AcceptAnswer)[0].act.reason == "我的理由"


def test_a_page_that_says_none_of_what_it_saw_is_in_conflict(tmp_path: Path) -> None:
    with checking(tmp_path) as made:
        made.answered()
        assert made.send("ruling", seen="九", decision="accept", reason="相符").status_code == 409
        assert made.send("ruling", seen="99999", decision="accept", reason="相符").status_code == 409
        made.do(AcceptAnswer(rule=SLIP[0], subject=SLIP[1], reason="相符"), "评估员")
        assert "采信答复：相符" in made.send("ruling", seen="1", decision="reject", reason="不符").text
