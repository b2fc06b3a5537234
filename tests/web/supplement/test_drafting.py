"""A supplement notice is drafted from what is lacking, looked at word for word, and sent once."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlencode

from service.casework.acts.evaluation import RequestSupplement
from service.casework.acts.submission import FinishDataCheck
from service.casework.state import State
from tests.web.rectification.offices import ASSESSOR, ELSEWHERE, PARK, offices_on
from tests.workflow.bundles.cases import begun
from tests.workflow.cases.test_prepare_supplement import lacking

DRAFT, PREVIEW = "supplement", "supplement/preview"


def test_from_the_ticked_items_to_the_notice(tmp_path: Path) -> None:
    with offices_on(lacking(tmp_path).do("评估员", FinishDataCheck()).evaluated(), tmp_path) as there:
        there.enter(ASSESSOR)
        draft = there.page(DRAFT)
        assert "缺少的数值和材料" in draft
        ticked = re.findall(r'name="item" value="(\w+)" checked', draft)
        (day,) = re.findall(r'name="deadline"[^>]* value="([^"]+)"', draft)
        assert ticked
        there.sparing(DRAFT)
        assert "请勾选或写明要补正的事项" in there.page(f"{PREVIEW}?{urlencode({'deadline': day})}", 422)
        past = urlencode({"item": ticked[:1], "deadline": "2020-01-01"}, doseq=True)
        assert "不合规定" in there.page(f"{PREVIEW}?{past}", 422)
        assert "请写明补正期限" in there.page(f"{PREVIEW}?{urlencode({'item': 'x', 'deadline': '月底'})}", 422)
        wanted = urlencode({"item": ticked[:1], "other": ["能源审计报告", ""], "deadline": day}, doseq=True)
        preview = there.page(f"{PREVIEW}?{wanted}")
        assert "<li>能源审计报告</li>" in preview
        assert "你单位" in preview
        assert 'value="能源审计报告"' in preview
        assert 'name="other" aria-label="其他事项 1" autocomplete="off" value="能源审计报告"' in there.page(
            f"{DRAFT}?{wanted}"
        )
        texts = re.findall(r'name="text" value="([^"]+)"', preview)
        stale = there.send(DRAFT, {"text": texts, "deadline": day}, on=f"{PREVIEW}?{wanted}", seen=2)
        assert stale.status_code == 409
        assert 'value="能源审计报告"' in stale.text
        sent = there.send(DRAFT, {"text": texts, "deadline": day}, on=f"{PREVIEW}?{wanted}")
        assert sent.headers["location"] == f"{there.own}/supplement"
        assert there.case.state is State.SUPPLEMENT
        notice = there.case.last(RequestSupplement)
        assert notice is not None
        assert list(notice.act.items) == texts
        after = there.page(DRAFT)
        assert "已发的补正通知" in after
        assert "拟写" not in after


def test_who_sends_no_notice_sees_none_to_draft(tmp_path: Path) -> None:
    with offices_on(begun(tmp_path).accepted(), tmp_path) as there:
        assert "没有补正通知" in there.enter(PARK).page(DRAFT)
        there.page(PREVIEW, 403)
        there.enter(ELSEWHERE).page(DRAFT, 404)
