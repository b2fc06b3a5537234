"""What our scripts add to plain pages, in the browser: each on a page of its own with the strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from tests.journeys.chromium import taken_up
from tests.journeys.pages import one_page
from tests.journeys.visits import Visits
from tests.journeys.watched import Watched

Shown = Callable[[str], Watched]
SEARCH = """<form action="/said" data-unsaved><label for="q">名称</label>
<input id="q" name="q" hx-get="/said" hx-trigger="input changed delay:50ms" hx-target="#list"></form>
<div id="list" role="status"></div>"""
KEYS = """<ul><li data-item><a href="/said?one" data-shortcut="n" data-shortcut-name="下一个">一</a></li>
<li data-item><a href="/said?two" data-shortcut="n">二</a></li></ul>
<label for="find">查找</label><input id="find" data-shortcut="/" data-shortcut-name="查找">
<dialog data-shortcuts aria-labelledby="keys"><h2 id="keys">快捷键</h2><ul data-shortcuts-list><li>无</li></ul>
<label><input type="checkbox" data-shortcuts-switch> 单键快捷键</label>
<form method="dialog"><button class="btn btn-primary">关闭</button></form></dialog>"""
SENT = """<form method="post" action="/said"><label for="a">数</label><input id="a" name="a">
<button class="btn btn-primary" name="act" value="sign">签署</button></form>"""
DROP = """<form method="post" action="/said"><label class="drop" data-drop>工作簿 <input type="file" name="f">
<span data-drop-names></span></label></form>"""
SESSION = """<dialog data-session-seconds="2" data-session-warning="60" aria-labelledby="ending">
<h2 id="ending">登录即将失效</h2><p data-session-running>还剩 <span data-session-left></span> 秒</p>
<p data-session-over hidden>登录已失效</p></dialog>"""
CHART = """<figure class="chart"><figcaption>综合能耗</figcaption>
<div class="chart-area" data-chart='{"kind": "bar", "unit": "吨标准煤", "categories": ["基期", "目标", "实际"],
"series": [{"name": "综合能耗", "values": [3, null, 1.5]}]}'></div></figure>"""
FIGURES = """<div class="table-wide" tabindex="0" role="region" aria-label="表"><table class="table"><thead><tr>
<th scope="col">项目</th><th scope="col">要求</th><th scope="col">实际</th><th scope="col">差距</th></tr></thead>
<tbody><tr><th scope="row" class="long-name">节水量达到预期成效</th><td>≥ 6,200,000 m³</td><td>6,120,000 m³</td>
<td>80,000 m³</td></tr></tbody></table></div>"""
BROKEN = r"""() => [...document.querySelectorAll("td")].filter((cell) => { const text = cell.firstChild,
at = text.data.search(/\d/), range = new Range(); range.setStart(text, at);
range.setEnd(text, at + text.data.slice(at).search(/[^\d,]/)); return range.getClientRects().length > 1; })
.map((cell) => cell.textContent)"""
DROPPED = """(element) => { const data = new DataTransfer();
data.items.add(new File(["x"], "申报.xlsx")); data.items.add(new File(["y"], "多余.xlsx"));
element.dispatchEvent(new DragEvent("drop", {bubbles: true, cancelable: true, dataTransfer: data})); }"""


@pytest.fixture
def shown(browser: Browser) -> Iterator[Shown]:
    """A page with this body, examined; once more when the test is over."""
    with ExitStack() as stack:

        def show(body: str) -> Watched:
            application = stack.enter_context(one_page(body))
            stack.enter_context(taken_up())
            visits = Visits(application, browser)
            stack.callback(visits.close)
            stack.callback(visits.examine)
            visit = visits.stranger()
            visit.open("/")
            return visit

        yield show


def asked(page: Page) -> list[str]:
    """Addresses that the page asks for from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url.partition("/said?")[2]))
    return addresses


def test_a_composed_word_is_asked_for_once(shown: Shown) -> None:
    page = shown(SEARCH).page
    addresses = asked(page)
    page.focus("#q")
    keys = page.context.new_cdp_session(page)
    for letters in ("l", "li", "lin", "lin'g"):
        keys.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
        page.wait_for_timeout(80)
    keys.send("Input.insertText", {"text": "零"})
    expect(page.locator("#answer")).to_have_text("q=%E9%9B%B6")
    assert addresses == ["q=%E9%9B%B6"]


def test_an_answer_takes_the_focus_where_it_says_so(shown: Shown) -> None:
    page = shown(SEARCH).page
    page.fill("#q", "ab")
    expect(page.locator("#answer")).to_be_focused()


def test_keys_act_within_the_item_and_on_the_page_but_not_while_typing(shown: Shown) -> None:
    page = shown(KEYS).page
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("jn?")
    expect(page.locator("#find")).to_have_value("jn?")
    page.evaluate("document.activeElement.blur()")
    for key in ("j", "j", "n"):
        page.keyboard.press(key)
    expect(page.locator("#answer")).to_have_text("two")


def test_the_keys_of_a_page_are_explained_and_can_be_switched_off(shown: Shown) -> None:
    visit = shown(KEYS)
    visit.page.keyboard.press("?")
    expect(visit.page.locator("[data-shortcuts-list] li")).to_have_text(["n 下一个", "/ 查找"])
    visit.examine()
    visit.page.get_by_label("单键快捷键").uncheck()
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("j")
    expect(visit.page.locator("body")).to_be_focused()
    visit.page.keyboard.press("?")
    expect(visit.page.get_by_label("单键快捷键")).not_to_be_checked()


def test_a_form_that_is_being_sent_rests_and_keeps_its_button(shown: Shown) -> None:
    page = shown(SENT).page
    page.evaluate(
        "addEventListener('pagehide', () => sessionStorage.rested = document.querySelector('button').disabled)"
    )
    page.fill("#a", "1")
    page.get_by_role("button").click()
    expect(page.locator("#answer")).to_have_text("a=1，act=sign")
    assert page.evaluate("sessionStorage.rested") == "true"


def test_a_form_is_sent_by_keys_from_any_of_its_fields(shown: Shown) -> None:
    page = shown(SENT).page
    page.fill("#a", "1")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#answer")).to_have_text("a=1")


def test_leaving_something_typed_is_asked_about(shown: Shown) -> None:
    page = shown(SEARCH).page
    asked_about: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked_about.append(dialog.type)
        dialog.accept()

    page.on("dialog", stay)
    page.locator("#q").press_sequentially("a")
    page.goto(page.url + "?x")
    assert asked_about == ["beforeunload"]
    page.locator("#q").press_sequentially("a")
    page.locator("#q").press("Enter")
    expect(page.locator("#answer")).to_have_text("q=a")
    assert asked_about == ["beforeunload"]


def test_a_file_can_be_dropped(shown: Shown) -> None:
    page = shown(DROP).page
    page.locator("[data-drop]").evaluate(DROPPED)
    expect(page.locator("[data-drop-names]")).to_have_text("申报.xlsx")
    assert page.locator("input").evaluate("(input) => input.files.length") == 1


def test_the_end_of_a_session_is_told_before_it_comes(shown: Shown) -> None:
    visit = shown(SESSION)
    expect(visit.page.get_by_role("dialog")).to_be_visible()
    visit.examine()
    expect(visit.page.get_by_text("登录已失效")).to_be_visible()


def test_a_chart_is_drawn_without_any_style_or_script_in_the_page(shown: Shown, tmp_path: Path) -> None:
    page = shown(CHART).page
    expect(page.locator(".chart-area svg")).to_contain_text("基期")
    assert page.locator(".chart-area").evaluate("(area) => area.clientHeight") > 100


def test_a_chart_still_as_wide_as_the_window_was_does_not_widen_the_page(shown: Shown, tmp_path: Path) -> None:
    page = shown(CHART).page
    expect(page.locator(".chart-area svg")).to_contain_text("基期")
    page.set_viewport_size({"width": 320, "height": 800})
    page.locator(".chart-area > div").evaluate("(drawing) => { drawing.style.width = '900px'; }")
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth")


def test_no_number_of_a_narrow_table_is_broken_between_its_digits(shown: Shown) -> None:
    page = shown(FIGURES).page
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(BROKEN) == []
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollWidth <= {root}.clientWidth"), "the table scrolls by itself"
