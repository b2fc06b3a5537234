"""What stands before every screen: one's own forms only, each done once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from service.storage import parks
from service.vocabulary.person import Person, Role
from service.workflow.installation.open_database import opened
from service.workflow.parks.show_park import show_park
from tests.casework.parks import park
from tests.storage.builders import NOW
from tests.web.browsing import HOST, OURS, browsing

PARK = park()
HERE = f"/parks/{PARK.id}/rename"
AT_ONCE = 20
FIELDS = {
    "name": "新园", "seen": "1", "on": "2026-01-01", "document": "某政函〔2026〕1号", "reason": "调整布局",
}  # fmt: skip


def test_only_forms_of_our_own_pages_are_taken_and_each_is_done_once(tmp_path: Path) -> None:
    with browsing(tmp_path, requests_per_session=10**6) as made:
        with opened(made.settings) as database, database.writing() as session:
            parks.add(session, (PARK,), NOW)
        browser = made.sign_in(Person(0, "程若谷", Role.ASSESSOR, None, PARK.jurisdiction))
        form = browser.hidden(HERE) | FIELDS

        def send(fields: dict[str, str], **headers: str) -> int:
            return browser.client.post(HERE, data=fields, headers=headers).status_code

        assert send(form) == 403
        assert send(form, Origin="https://evil.example") == 403
        assert send(form, **{"Sec-Fetch-Site": "cross-site", "Origin": HOST}) == 403
        assert send(form | {"csrf": ""}, **OURS) == 403
        assert send(form | {"csrf": browser.hidden("/sign-in")["csrf"]}, **OURS) == 403
        assert browser.client.post(HERE, json=form, headers=OURS).status_code == 415
        assert show_park(browser.settings, PARK.id).version == 1
        with ThreadPoolExecutor(AT_ONCE) as threads:
            answers = list(threads.map(lambda _: send(form, **OURS), range(AT_ONCE)))
        assert set(answers) == {303}
        assert show_park(browser.settings, PARK.id).version == 2
