"""What stands in the way is a page for people, with a number to report and nothing of our own in it."""

from __future__ import annotations

from pathlib import Path

from service.access.refusals import NotSignedIn
from service.transport.problem_details import ProblemItem, Trouble
from service.transport.problems import ours
from service.vocabulary.language import Said
from service.web.error_pages import tell
from service.web.kept_form import KeptForm
from service.workflow.audit.origin import Origin, coming_from
from tests.web.asked import ASSESSOR, asked
from tests.web.browsing import browsing, valid_text

NOT_SIGNED_IN = Trouble(401, "not-signed-in", NotSignedIn().said)


def test_a_fault_of_ours_is_told_by_its_number(tmp_path: Path) -> None:
    with coming_from(Origin(request_id="ABC-1234")):
        shown = tell(asked(tmp_path, who=ASSESSOR), ours(ZeroDivisionError("secret")))
    text = valid_text(bytes(shown.body).decode())
    assert shown.status_code == 500
    assert "ABC-1234" in text
    assert "secret" not in text
    assert "ZeroDivision" not in text


def test_what_is_wrong_is_told_with_its_places_and_headers(tmp_path: Path) -> None:
    item = ProblemItem(code="x", detail="缺少必填项", detail_en="missing", place="指标!E5")
    trouble = Trouble(429, "too-many", Said("请求过于频繁", "too many"), (item,), headers={"Retry-After": "7"})
    shown = tell(asked(tmp_path), trouble)
    text = valid_text(bytes(shown.body).decode())
    assert ("指标!E5 缺少必填项" in text, shown.headers["retry-after"]) == (True, "7")


def test_whoever_has_to_do_something_first_is_led_there(tmp_path: Path) -> None:
    led = tell(asked(tmp_path, query="q=甲"), NOT_SIGNED_IN)
    assert (led.status_code, led.headers["location"][:24]) == (303, "/sign-in?next=%2Fparks%3")
    first = Trouble(403, "first-this", Said("请先", "first"))
    assert tell(asked(tmp_path), first).headers["location"] == "/me/first"
    assert tell(asked(tmp_path, hx_request="true"), first).status_code == 403
    assert tell(asked(tmp_path, hx_request="true"), NOT_SIGNED_IN).status_code == 401


def test_a_form_that_came_too_late_is_kept(tmp_path: Path) -> None:
    late = asked(tmp_path, hx_request="true")
    late.state.kept = KeptForm("/parks", (("name", "<甲>"),), files=True)
    text = valid_text(bytes(tell(late, NOT_SIGNED_IN).body).decode())
    assert 'name="kept:name" value="&lt;甲&gt;"' in text
    assert 'name="kept-files"' in text


def test_whoever_is_signed_in_keeps_the_navigation_where_nothing_is(tmp_path: Path) -> None:
    with browsing(tmp_path) as somebody:
        assert 'href="/cases"' not in somebody.get("/no-such-address").text
        somebody.sign_in()
        for address in ("/no-such-address", "/cases/zhejiang-2026-9999"):
            page = somebody.get(address)
            assert (page.status_code, 'href="/cases"' in page.text) == (404, True)
