"""Replies are saved one by one and handed in as a whole; nobody is overwritten; the deadline moves once."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from service.casework.acts.carrying_out import HandInReplies, PrepareReply
from service.casework.rectification import rectification_deadline
from tests.web.rectification.offices import APPROVER, ASSESSOR, COLLEAGUE, PARK, Offices, rectifying
from tests.workflow.rectifying import ITEMS, prepared, statuses

WATER = "rectification/TG-02/indicator:water_reuse"
LINK = "rectification/SY-01/item:SY-01"
PDF = ("照片.pdf", b"%PDF-1.7\n1\n%%EOF\n", "application/pdf")


def last_reply(there: Offices) -> PrepareReply:
    recorded = there.case.last(PrepareReply)
    assert recorded is not None
    return recorded.act


def test_a_reply_is_saved_with_files_kept_and_added_and_leads_to_the_next_item(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        half = there.send(WATER, {"reply": "已开工"}, files=[("files", PDF)])
        assert half.headers["location"] == f"{there.own}/{WATER}"
        (photo,) = last_reply(there).evidence
        other = ("files", ("合同.pdf", b"%PDF-1.7\n2\n%%EOF\n", "application/pdf"))
        done = there.send(WATER, {"reply": "已完成", "ready": "yes", "keep": [photo, "0" * 64]}, files=[other])
        assert done.headers["location"] == f"{there.own}/{LINK}"
        assert (last_reply(there).ready, last_reply(there).evidence[0], len(last_reply(there).evidence)) == (
            True,
            photo,
            2,
        )
        there.send(WATER, {"reply": "已完成", "ready": "yes"})
        assert last_reply(there).evidence == ()
        assert statuses(there.driven) == ["ready", "open", "open"]


def test_a_draft_is_given_up_at_once_and_stays_told(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        assert "放弃这份草稿" not in there.page(WATER)
        there.send(WATER, {"reply": "写错地方了"}, files=[("files", PDF)])
        assert "放弃这份草稿" in there.page(WATER)
        given_up = there.send(WATER, {"reply": "写错地方了", "ready": "yes", "then": "discard"})
        assert given_up.headers["location"] == f"{there.own}/{WATER}"
        assert statuses(there.driven) == ["open", "open", "open"]
        page = there.page(WATER)
        assert "写错地方了</textarea>" not in page
        assert "（放弃此前的草稿）" in page


def test_what_is_wrong_is_told_and_what_was_typed_stays(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        empty = there.send(WATER, {"reply": " ", "ready": "yes"})
        assert empty.status_code == 422
        assert "不能标为已就绪" in empty.text
        odd = there.send(WATER, {"reply": "见附件"}, files=[("files", ("程序.exe", b"MZ", "application/x-msdownload"))])
        assert odd.status_code == 422
        assert "见附件</textarea>" in odd.text
        there.enter(ASSESSOR)
        assert there.send(WATER, {"reply": "代填"}, on="rectification/extension").status_code in (403, 404)


def test_a_colleague_who_was_faster_with_the_same_item_is_not_overwritten(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(COLLEAGUE)
        seen = there.case.version
        there.send(WATER, {"reply": "同事写的"})
        elsewhere = there.send(LINK, {"reply": "另一项"}, seen=seen)
        assert elsewhere.status_code == 303
        there.enter(PARK)
        late = there.send(WATER, {"reply": "我写的", "before-reply": ""}, seen=seen)
        assert late.status_code == 409
        assert "吴园已先改动，没有保存" in late.text
        assert 'value="同事写的"' in late.text
        assert 'value="我写的" checked' in late.text
        again = there.send(WATER, {"reply": "我写的"})
        assert (again.status_code, last_reply(there).reply) == (303, "我写的")


def test_all_are_handed_in_at_once_and_only_when_ready(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(PARK)
        prepared(there.driven, *ITEMS[0])
        early = there.send("rectification/hand-in", {}, on=WATER)
        assert early.status_code == 422
        assert "SY-01、PJ-01 尚未填写" in early.text
        for rule, subject in ITEMS[1:]:
            prepared(there.driven, rule, subject)
        stale = there.send("rectification/hand-in", {}, on="rectification", seen=1)
        assert stale.status_code == 409
        fields = there.browser.hidden(f"{there.own}/rectification")
        for _ in range(2):
            assert there.send("rectification/hand-in", dict(fields), on="rectification").status_code in (303, 409, 422)
        assert len(there.case.of(HandInReplies)) == 1
        assert "共 3 项，已报送 3 项" in there.page("rectification")


def test_the_deadline_is_moved_once_within_the_months_allowed(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        there.enter(APPROVER)
        before = rectification_deadline(there.case)
        assert before is not None
        faulty = there.send("rectification/extension", {"deadline": "明年", "reason": ""})
        assert faulty.status_code == 422
        assert "请写明理由" in faulty.text
        assert "日期请写成" in faulty.text
        far = there.send("rectification/extension", {"deadline": "2099-01-01", "reason": "设备到货晚"})
        assert (far.status_code, "不晚于" in far.text) == (422, True)
        later = before + timedelta(days=30)
        there.send("rectification/extension", {"deadline": str(later), "reason": "设备到货晚"})
        assert rectification_deadline(there.case) == later
        assert "最多延长 1 次" in there.page("rectification/extension")
        assert "苏发改于" in there.page("rectification")
