"""Offices that work through the interface while it is being killed, and remember what was acknowledged to them."""

from __future__ import annotations

import hashlib
import io
import threading
import uuid
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx

from service.vocabulary.day import day_of
from tests.serving.ledger import Ledger
from tests.serving.prepared_cases import EXPERTS, FINDINGS, WORKBOOK, Office
from tests.workflow.accounts.doors import PASSWORD, code_at

_NOT_NOW = {429, 502, 503, 504}
_AGAIN = "locked"
_LOST = {"request-running", "case-changed", "answer-lost", "request-taken-over", "signed-already", "unconfirmed"}
"""Told where the same act may be on record already, though nobody heard so. The key of a request whose process was
killed stays taken for minutes; whoever looks at the case instead may go on under another."""
_PAUSE_S = 0.05
_STEP = timedelta(seconds=30)
_FIRST_DAY = date(2026, 1, 1)

Answer = dict[str, Any]


class Over(Exception):  # noqa: N818 - says what has come
    """The time is over."""


@dataclass
class Desk:
    """Somebody's desk: one client, one case at a time. rest_s: before each change; codes: login → the moment of the
    last code that was offered."""

    office: Office
    client: httpx.Client
    ledger: Ledger
    over: threading.Event
    folder: Path
    rest_s: float = 0
    case: str = ""
    version: int = 0
    codes: dict[str, datetime] = field(default_factory=dict)
    days: Iterator[int] = field(default_factory=count)

    def ask(self, method: str, path: str, by: str, key: str = "", **sent: Any) -> httpx.Response:
        """The answer to a request that is sent until there is one.

        Raises:
            Over: it is.
        """
        self._pause(0)
        while (answer := self._answer(method, path, by, key, **sent)) is None:
            self._pause()
        return answer

    def _answer(self, method: str, path: str, by: str, key: str = "", **sent: Any) -> httpx.Response | None:
        """What is answered to a request that is sent once; None for no answer, or one that says: not now."""
        headers = {"Authorization": f"Bearer {self.office.tokens[by]}"} | ({"Idempotency-Key": key} if key else {})
        try:
            answer = self.client.request(method, f"/api/v1{path}", headers=headers, **sent)
        except httpx.TransportError:
            self.ledger.again += 1
            return None
        self.ledger.statuses.add(answer.status_code)
        if answer.status_code in _NOT_NOW or _code(answer) == _AGAIN:
            self.ledger.again += 1
            return None
        return answer

    def _pause(self, seconds: float = _PAUSE_S) -> None:
        if self.over.wait(seconds):
            raise Over

    def change(self, path: str, by: str, kind: str, **sent: Callable[[], Any]) -> Answer | None:
        """A change of the case, acknowledged or found done. sent: makes what is sent, anew for each try."""
        while True:
            self._pause(self.rest_s)
            made = {name: make() for name, make in sent.items()}
            answer = self.ask("POST", f"/cases/{self.case}/{path}", by, uuid.uuid4().hex, **made)
            if answer.is_success:
                told: Answer = answer.json()
                done = told if "version" in told else told["done"]
                self.version = done["version"]
                self.ledger.acts.append((self.case, self.version, kind))
                return told
            if self._unheard(answer):
                return None
            self.ledger.undone[_code(answer)] += 1
            self._pause()

    def _unheard(self, answer: httpx.Response) -> bool:
        """Whether what was asked for is done, as the case shows."""
        shown = self.ask("GET", f"/cases/{self.case}", "assessor").json()
        if _code(answer) not in _LOST or shown["version"] not in (self.version, self.version + 1):
            self.ledger.refused.append(f"{answer.request.url.path} {answer.status_code} {answer.text[-300:]}")
            raise Over
        if shown["version"] == self.version:
            return False
        self.version = shown["version"]
        self.ledger.unheard += 1
        return True

    def act(self, kind: str, by: str = "assessor", **said: Any) -> None:
        """A plain act."""
        self.change("acts", by, kind, json=lambda: {"seen": self.version, "act": {"kind": kind, **said}})

    def do(self, noun: str, kind: str, **said: Any) -> None:
        """An act with a route of its own."""
        self.change(noun, "assessor", kind, json=lambda: {"seen": self.version, **said})

    def upload(self, noun: str, kind: str, workbook: str) -> None:
        """An import, of a workbook that nobody handed in before."""
        content = _made_unique((self.folder / workbook).read_bytes())
        told = self.change(
            noun,
            "assessor",
            kind,
            data=lambda: {"seen": str(self.version)},
            files=lambda: {"workbook": (workbook, content)},
        )
        if told is not None:
            self.ledger.files.append(told["workbook"])

    def prove(self) -> None:
        """Evidence that nobody handed in before."""
        content = b"%PDF-1.4\n" + uuid.uuid4().hex.encode() * 200 + b"\n%%EOF\n"
        told = self.change(
            "evidence",
            "assessor",
            "link_evidence",
            data=lambda: {"seen": str(self.version), "target": "item", "key": "PJ-05", "name": "证明"},
            files=lambda: {"file": ("a.pdf", content, "application/pdf")},
        )
        if told is not None:
            self.ledger.files.append(hashlib.sha256(content).hexdigest())

    def sign(self, by: str) -> None:
        """A signature, with the identity confirmed for it."""
        content = self.ask("GET", f"/cases/{self.case}/content", by).json()["digest"]
        self.change(
            "signatures",
            by,
            "sign",
            json=lambda: {"seen": self.version, "content": content, "confirmation": self._confirmed(by, content)},
        )

    def _confirmed(self, by: str, content: str) -> str:
        what = {"act": {"kind": "sign", "content": content}, "case": self.case, "password": PASSWORD}
        while True:
            answer = self._answer("POST", "/me/confirmations", by, json={**what, "code": self._next_code(by)})
            if answer is not None and answer.is_success:
                return str(answer.json()["token"])
            self._pause()

    def _next_code(self, by: str) -> str:
        """A code of the authenticator is taken once, also where nobody heard of it, and wrong ones lock the account: so
        never the same twice; codes are taken from half a minute before their time to half a minute after."""
        at = max(datetime.now(UTC) - _STEP, self.codes.get(by, datetime.min.replace(tzinfo=UTC)) + _STEP)
        while at > datetime.now(UTC) + _STEP:
            self._pause()
        self.codes[by] = at
        return code_at(at)

    def take(self, case: str) -> None:
        """Turn to a case as it stands."""
        self.case, self.version = case, self.ask("GET", f"/cases/{case}", "assessor").json()["version"]

    def import_workbook(self) -> None:
        """The submission, again and again where it was imported before."""
        self.upload("submissions", "import_submission", WORKBOOK)

    def to_the_evaluation(self) -> None:
        """From the workbook to the end of the site visit."""
        self.import_workbook()
        self.act("finish_data_check")
        self.do("pre-assessments", "pre_assess")
        self.upload("judgements", "import_judgements", FINDINGS)
        for expert in EXPERTS:
            self.act("score_item", expert, item="PJ-05", score="85")
        self.act("finish_site_visit", visited_on=day_of(datetime.now(UTC)).isoformat(), leader="程若谷")

    def submit(self) -> None:
        """A job that nobody asked for before."""
        day = _FIRST_DAY + timedelta(days=next(self.days))
        wanted = {"kind": "evaluate_jurisdiction", "arguments": {"on": day.isoformat()}}
        answer = self.ask("POST", "/jobs", "assessor", uuid.uuid4().hex, json=wanted)
        if answer.is_success:
            self.ledger.jobs.append(answer.json()["id"])
        elif _code(answer) not in _LOST:
            self.ledger.refused.append(f"job {answer.status_code} {answer.text[-300:]}")


def _made_unique(workbook: bytes) -> bytes:
    changed = io.BytesIO(workbook)
    with zipfile.ZipFile(changed, "a") as package:
        package.comment = uuid.uuid4().hex.encode()
    return changed.getvalue()


def _code(answer: httpx.Response) -> str:
    if answer.is_success or "json" not in answer.headers.get("content-type", ""):
        return ""
    return str(answer.json().get("code", ""))
