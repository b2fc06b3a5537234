"""The watch sees what it is there for: one planted fault of each kind is found, and a good page passes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.answers import markup_faults
from tests.journeys.chromium import taken_up
from tests.journeys.pages import POLICY, one_page
from tests.journeys.visits import Visits

LAX = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'").replace("data:", "data: https:")
STRICT = {
    "label .Form elements must have labels": "<input>",
    "color-contrast": '<p class="text-warning">看不清的字</p>',
    "id twice: a": '<p id="a">一</p><p id="a">二</p>',
    "end-tag-too-early": "<p>多出来的结束标签</p></section>",
    "violates the following Content Security Policy": "<script>console.log(1)</script>",
}
OTHERWISE = {
    "no strict policy": "",
    "console: 坏了": "<script>console.error('坏了')</script>",
    "error on the page: .*不在": "<script>throw Error('不在')</script>",
    "asks somebody else: https://example.org/": '<img alt="" src="https://example.org/x.png">',
}


@pytest.mark.parametrize(("planted", "policy"), [(STRICT, POLICY), (OTHERWISE, LAX)], ids=["strict", "lax"])
def test_every_planted_fault_is_found(browser: Browser, planted: dict[str, str], policy: str) -> None:
    with one_page("".join(planted.values()), policy) as application, taken_up():
        visits = Visits(application, browser)
        with pytest.raises(AssertionError) as found:
            visits.stranger().open("/")
        visits.close()
    assert [fault for fault in planted if not re.search(fault, str(found.value))] == []


def test_a_good_page_passes(browser: Browser) -> None:
    with (
        one_page('<p>可以</p><table class="table"><tr><th scope="row">能耗</th><td>1</td></tr></table>') as application,
        taken_up(),
    ):
        visits = Visits(application, browser)
        visits.stranger().open("/")
        visits.close()


def test_a_colour_that_is_changing_is_no_fault(browser: Browser) -> None:
    with one_page('<button class="btn btn-outline-primary">放弃这份草稿</button>') as application, taken_up():
        visits = Visits(application, browser)
        page = visits.stranger().open("/")
        page.get_by_role("button").hover()
        page.evaluate("document.body.dataset.looked = 'again'")
        visits.examine()
        visits.close()


@pytest.mark.parametrize("fragment", ["<tr><td>一</td></tr>", "<td>一</td>", "<li>一</li>", "  <p>一</p>", "一"])
def test_a_fragment_is_read_where_it_belongs(fragment: str) -> None:
    assert markup_faults(fragment.encode()) == ()
