"""A form that is sent twice, as it is by a second press of its button, is done once and answered alike. Beside these:
the site visit, expert scores, signatures and imports in tests of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from service.casework.case import Case
from service.casework.rectification import rectification_deadline
from service.casework.signing import content_digest
from service.casework.state import State
from service.transport.auth import COOKIE
from service.transport.once import REPLAYED
from service.vocabulary.person import Person
from tests.casework.builders import ASSESSOR, DRC, MIIT, Walk
from tests.casework.stages import at
from tests.days import this_day
from tests.web.browsing import OURS, Browser
from tests.web.decision.desks import OWN, deciding, proof
from tests.web.rectification.offices import APPROVER, PARK, rectifying

Fields = dict[str, Any]
Step = tuple[Person, str, str, Fields]
"""Who, where to, the page of the form, what they fill in: PDF is a file, a function gives it when it is sent."""
PDF = ("说明.pdf", b"%PDF-1.7\n%%EOF\n", "application/pdf")


def last_day() -> date:
    return this_day() + timedelta(days=6)


DECIDING: tuple[Step, ...] = (
    (ASSESSOR, "decision/draft", "", {}),
    (DRC, "decision/opinion", "", {"department": "drc", "agrees": "yes", "opinion": "同意"}),
    (DRC, "decision/sign", "", {"proof": True}),
    (MIIT, "decision/sign", "", {"proof": True}),
    (ASSESSOR, "publicity/publish", "", {"first_day": this_day, "last_day": last_day, "where": "网站", "proof": True}),
    (ASSESSOR, "publicity/objections/new", "", {"objector": "某企业", "objection": "数据不实", "evidence": PDF}),
    (DRC, "publicity/objections/{version}", "", {"upheld": "no", "reason": "经核查属实"}),
)
DECLINING: tuple[Step, ...] = (
    (DRC, "decision/sign", "", {"proof": True}),
    (MIIT, "decision/decline", "decision/sign", {"reason": "数据待核", "proof": True}),
)
SENDING_BACK: tuple[Step, ...] = ((ASSESSOR, "acts/send_back", "", {"reason": "补评一项"}),)
ISSUING: tuple[Step, ...] = (
    (DRC, "decision/issue", "", {"document": "浙发改〔2026〕1号", "dated": this_day, "proof": True}),
)
WATER = "rectification/TG-02/indicator:water_reuse"
RECTIFYING: tuple[Step, ...] = (
    (PARK, WATER, "", {"reply": "已开工", "files": PDF}),
    (APPROVER, "rectification/extension", "", {"deadline": "", "reason": "设备到货晚"}),
    (PARK, "appeals", "", {"grounds": "水表有误", "files": PDF}),
    (APPROVER, "appeals/decision", "appeals", {"upheld": "no", "reason": "水表检定合格"}),
)


def seated(browser: Browser, seats: dict[Person, str], who: Person, enter: Callable[[Person], object]) -> None:
    """They sit at the browser, signed in once. seats: their cookies."""
    browser.client.cookies.clear()
    if who not in seats:
        enter(who)
        seats[who] = browser.client.cookies[COOKIE]
    browser.client.cookies.set(COOKIE, seats[who])


def send_twice(browser: Browser, own: str, step: Step, case: Callable[[], Case]) -> None:
    """The second time the page may be gone."""
    _, path, page, filled = step
    given = {name: value() if callable(value) else value for name, value in filled.items()}
    before = case().version
    fields = {"seen": before, "content": content_digest(case())} | browser.hidden(f"{own}/{page or path}") | given
    files: dict[str, Any] = {name: fields.pop(name) for name, value in given.items() if value is PDF}
    if fields.pop("proof", False):
        fields |= proof()
    answers = []
    for _ in range(2):
        answers.append(browser.client.post(f"{own}/{path}", data=fields, headers=OURS, files=files or None))
        assert answers[-1].status_code == 303, (path, answers[-1].text[-3000:])
        answers[-1].extensions["version"] = case().version
    first, again = answers
    assert again.headers.get(REPLAYED) == "true", path
    assert again.headers["location"] == first.headers["location"], path
    assert again.extensions["version"] == first.extensions["version"] > before, path


@pytest.mark.parametrize(
    ("walk", "steps"),
    [
        (at(State.EVALUATION), DECIDING),
        (at(State.SIGNING), DECLINING),
        (at(State.EVALUATION), SENDING_BACK),
        (at(State.PUBLICITY).wait(8), ISSUING),
    ],
    ids=["deciding", "declining", "sending-back", "issuing"],
)
def test_what_is_sent_twice_on_the_way_to_the_decision_is_done_once(
    walk: Walk, steps: tuple[Step, ...], tmp_path: Path
) -> None:
    with deciding(walk, tmp_path, steps[0][0]) as desk:
        seats = {steps[0][0]: desk.browser.client.cookies[COOKIE]}
        for who, path, page, given in steps:
            seated(desk.browser, seats, who, desk.by)
            named = path.format(version=desk.case.version)
            send_twice(desk.browser, OWN, (who, named, page, given), lambda: desk.case)


def test_what_is_sent_twice_in_a_rectification_is_done_once(tmp_path: Path) -> None:
    with rectifying(tmp_path) as there:
        seats: dict[Person, str] = {}
        later = rectification_deadline(there.case)
        assert later is not None
        for who, path, page, given in RECTIFYING:
            seated(there.browser, seats, who, there.enter)
            fields = given | ({"deadline": later + timedelta(days=10)} if "deadline" in given else {})
            send_twice(there.browser, there.own, (who, path, page, fields), lambda: there.case)
