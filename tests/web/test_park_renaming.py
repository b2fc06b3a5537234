"""A park gets another name on a screen; of two who rename it at once, the slower one loses nothing."""

from __future__ import annotations

from pathlib import Path

from service.storage import parks
from service.vocabulary.person import Person, Role
from service.workflow.installation.open_database import opened
from service.workflow.parks.show_park import show_park
from tests.casework.parks import park
from tests.storage.builders import NOW
from tests.web.browsing import Browser, browsing

PARK = park()
HERE = f"/parks/{PARK.id}/rename"


def fields(**of: str) -> dict[str, str]:
    ground = {"on": "2026-01-01", "document": "某政函〔2026〕1号", "reason": "调整布局"}
    return {"name": "新园", "seen": "1", "before-name": PARK.name} | ground | of


def registrar(browser: Browser) -> Browser:
    with opened(browser.settings) as database, database.writing() as session:
        parks.add(session, (PARK,), NOW)
    return browser.sign_in(Person(0, "程若谷", Role.ASSESSOR, None, PARK.jurisdiction))


def test_a_new_name_is_registered_once_though_sent_twice(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = registrar(made)
        assert PARK.name in browser.get(HERE).text
        form = browser.hidden(HERE) | fields()
        first, again = (browser.post(HERE, form) for _ in range(2))
        assert first.headers["location"] == again.headers["location"] == f"/parks/{PARK.id}"
        assert again.headers["idempotency-replayed"] == "true"
        kept = show_park(browser.settings, PARK.id)
        assert (kept.park.name, kept.version) == ("新园", 2)


def test_who_was_slower_sees_three_names_and_chooses_again(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = registrar(made)
        browser.post(HERE, fields(name="别人的园"))
        slower = browser.post(HERE, fields(name="我的园"))
        assert slower.status_code == 409
        for shown in (PARK.name, "别人的园", "我的园", "调整布局", "某政函〔2026〕1号", "程若谷已先改动，没有保存"):
            assert shown in slower.text, shown
        assert 'name="seen" value="2"' in slower.text
        chosen = browser.post(HERE, fields(name="我的园", seen="2", **{"before-name": "别人的园"}))
        assert chosen.status_code == 303
        assert show_park(browser.settings, PARK.id).park.name == "我的园"


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        browser = registrar(made)
        for wrong, told in (
            ({"name": ""}, "请输入新名称"),
            ({"on": "昨天"}, "日期写成"),
            ({"seen": "x"}, "这个页面不完整"),
            ({"name": PARK.name}, "没有"),
        ):
            refused = browser.post(HERE, fields(**wrong))
            assert (refused.status_code, told in refused.text) == (422, True), wrong
            assert "调整布局" in refused.text


def test_nobody_of_another_place_finds_it(tmp_path: Path) -> None:
    with browsing(tmp_path) as made:
        registrar(made)
        stranger = made.sign_in(Person(0, "马陇", Role.ASSESSOR, None, "gansu"), "malong")
        assert stranger.get(HERE).status_code == 404
