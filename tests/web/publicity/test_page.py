"""Publicity on a screen."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from service.casework.acts.decision import Publish
from service.casework.state import State
from tests.casework.builders import ASSESSOR
from tests.casework.stages import at
from tests.days import this_day
from tests.web.decision.desks import OWN, deciding, proof
from tests.web.queries import counted


def test_a_signed_decision_is_published_for_as_long_as_the_rules_demand(tmp_path: Path) -> None:
    today = this_day()
    with deciding(at(State.SIGNING).sign(), tmp_path, ASSESSOR) as desk:
        assert "还没有公示" in desk.page("publicity")
        page = desk.page("publicity/publish")
        last = today + timedelta(days=6)
        for said in ("关于示例园区循环化改造验收结论的公示", f'value="{today}"', f'value="{last}"'):
            assert said in page
        wrong = desk.send("publicity/publish", first_day="x", last_day="", where="网站")
        assert wrong.status_code == 422
        assert "日期请写成" in wrong.text
        assert "请写明公示的最后一天" in wrong.text
        days = {"first_day": today, "last_day": last, "where": "门户网站"}
        assert desk.send("publicity/publish", **days, **proof()).headers["location"] == f"{OWN}/publicity"
        assert len(desk.case.of(Publish)) == 1
        with counted() as sent:
            shown = desk.page("publicity")
        assert len([one for one in sent if one.startswith("SELECT")]) <= 12
        for said in ("7 天", "6 天", "没有收到异议", "门户网站", f"公示期自 {today}"):
            assert said in shown, said


def test_where_no_publicity_is_demanded_no_days_are_asked_for(tmp_path: Path) -> None:
    with deciding(at(State.SIGNING).sign(), tmp_path, ASSESSOR) as desk:
        settings = desk.browser.app.state.settings
        rules = Path(shutil.copytree(settings.rules_dir, tmp_path / "rules"))
        for file in (rules / "proceedings").iterdir():
            text = file.read_text("utf-8").replace('publicity_days, value: "7 天"', 'publicity_days, value: "0 天"')
            file.write_text(text, "utf-8")
        desk.browser.app.state.settings = settings.model_copy(update={"rules_dir": rules})
        shown = desk.page("publicity"), desk.page("publicity/publish")
        assert "本地区的程序不要求公示" in shown[0]
        assert "第一天和最后一天都算" in shown[1]
        assert not any("至少 0 天" in page for page in shown)


def test_what_is_not_signed_is_not_published(tmp_path: Path) -> None:
    with deciding(at(State.SIGNING), tmp_path, ASSESSOR) as desk:
        assert "发改部门尚未签署" in desk.page("publicity/publish")
