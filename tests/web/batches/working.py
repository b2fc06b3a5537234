"""A browser on the desk of one case, and the worker that does what is asked for there."""

from __future__ import annotations

import re

import httpx

from service.workflow.batch.evaluate_jurisdiction import evaluate_jurisdiction
from service.workflow.batch.import_folder import import_folder
from tests.web.browsing import Browser
from tests.workflow.batch.desks import worked
from tests.workflow.batch.seeded import alone
from tests.workflow.case_desk import CaseDesk

_PROGRESS = re.compile(r'hx-get="([^"]+/progress[^"]*)"')


def asked_for(answer: httpx.Response) -> str:
    """The address of the job that a form led to."""
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def evaluation(browser: Browser, on: str = "2026-06-01") -> str:
    """The address of a job that evaluates the jurisdiction."""
    return asked_for(browser.post("/jobs/evaluations", {"programme": "", "on": on}))


def done(at: CaseDesk) -> None:
    """The worker does everything that waits."""
    worked(at, evaluate_jurisdiction(alone(at.settings)))
    worked(at, import_folder(at.settings))


def progress_address(page: str) -> str:
    """What a page asks for by itself; empty where it asks nothing any more."""
    found = _PROGRESS.search(page)
    return found[1] if found else ""
