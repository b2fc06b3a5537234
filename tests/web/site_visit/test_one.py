"""One item on its page."""

from pathlib import Path

from tests.web.queries import counted
from tests.web.site_visit.visiting import visiting
from tests.workflow.site_visit.visits import BY_EXPERT, MANUAL, PNG, VALUE

MOST = 12


def test_the_page_tells_what_to_look_at_and_takes_the_draft(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        made.browser.get(made.item(VALUE))
        with counted() as sent:
            page = made.browser.get(f"{made.item(VALUE)}?task=layout").text
        assert len(sent) <= MOST, "\n".join(sent)
        for told in (
            "14.84 亿元/km²",
            "指标!M20",
            "第 1 项，共 8 项",
            'data-shortcut="1"',
            "data-autosave",
            "还没有填写",
        ):
            assert told in page
        assert 'rel="prev"' not in page
        assert f'rel="next" href="{made.item("built_land_share:2025")}?task=layout"' in page
        assert "这一项不能由您填写：由专家判定" in made.browser.get(made.item(BY_EXPERT)).text


def test_photos_are_shown_small_and_handed_out_to_whoever_sees_the_draft(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        kept = made.save(sent={"files": {"files": ("管网.png", PNG)}})
        assert kept.status_code == 303
        page = made.browser.get(made.item()).text
        address = page.partition('<img src="')[2].partition('"')[0]
        photo = made.browser.client.get(address)
        assert (photo.content, photo.headers["content-type"]) == (PNG, "image/png")
        assert photo.headers["content-disposition"].startswith("attachment")
        digest = address.rpartition("/")[2]
        assert made.save(remove=digest).status_code == 303
        assert "<img" not in made.browser.get(made.item()).text


def test_an_item_that_is_not_in_the_checklist_is_not_there(tmp_path: Path) -> None:
    with visiting(tmp_path) as made:
        answer = made.browser.get(made.item("LY-99"))
        assert (answer.status_code, "核查清单里没有这一项" in answer.text) == (404, True)
        assert made.browser.get(f"/cases/gansu-2026-0001/site-visit/items/{MANUAL}").status_code == 404
