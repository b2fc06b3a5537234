"""Offices that work through the interface while it is being killed, and remember what was acknowledged to them."""

from __future__ import annotations

import hashlib
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from tests.serving.prepared_cases import EXPERTS, FINDINGS, TODAY, WORKBOOK, Office
from tests.workflow.accounts.doors import PASSWORD, code_at

_NOT_NOW = {429, 502, 503, 504}
_AGAIN = {"request-running", "locked"}
_LOST = {"case-changed", "answer-lost", "request-taken-over", "signed-already", "unconfirmed"}
"""Told where the same act is on record already, though nobody heard so."""
_PAUSE_S = 0.1

Answer = dict[str, Any]


class Over(Exception):  # noqa: N818 - says what has come
    """The time is over."""


@dataclass
class Ledger:
    """acts: (case, number, kind) that were acknowledged; files: digests; jobs: numbers. unheard: acts that were done
    without an answer; again: requests sent again; refused: answers that should not have come."""

    acts: list[tuple[str, int, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    jobs: list[int] = field(default_factory=list)
    unheard: int = 0
    again: int = 0
    refused: list[str] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)

    @property
    def acknowledged(self) -> int:
        """How many writes were."""
        return len(self.acts) + len(self.files) + len(self.jobs)


@dataclass
class Desk:
    """Somebody's desk: one client, one case at a time."""

    office: Office
    url: str
    ledger: Ledger
    over: threading.Event
    folder: Path
    case: str = ""
    version: int = 0

    def ask(self, method: str, path: str, by: str, key: str = "", **sent: Any) -> httpx.Response:
        """The answer to a request that is sent until there is one."""
        headers = {"Authorization": f"Bearer {self.office.tokens[by]}"} | ({"Idempotency-Key": key} if key else {})
        while not self.over.is_set():
            try:
                answer = httpx.request(method, f"{self.url}/api/v1{path}", headers=headers, timeout=60, **sent)
            except httpx.TransportError:
                self.ledger.again += 1
                time.sleep(_PAUSE_S)
                continue
            self.ledger.statuses.add(answer.status_code)
            if answer.status_code not in _NOT_NOW and _code(answer) not in _AGAIN:
                return answer
            self.ledger.again += 1
            time.sleep(_PAUSE_S)
        raise Over

    def change(self, path: str, by: str, kind: str, **sent: Callable[[], Any]) -> Answer | None:
        """A change of the case, acknowledged or found done. sent: makes what is sent, anew for each try."""
        for _ in range(20):
            made = {name: make() for name, make in sent.items()}
            answer = self.ask("POST", f"/cases/{self.case}/{path}", by, uuid.uuid4().hex, **made)
            if answer.is_success:
                told: Answer = answer.json()
                done = told if "version" in told else told["done"]
                self.version = done["version"]
                self.ledger.acts.append((self.case, self.version, kind))
                return told
            if not self._unheard(answer):
                continue
            return None
        self.ledger.refused.append(f"{kind}: never done")
        raise Over

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
        """An import."""
        content = (self.folder / workbook).read_bytes()
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
        """A code of the authenticator is taken once, so where an answer was lost the next one has to be waited for."""
        what = {"act": {"kind": "sign", "content": content}, "case": self.case, "password": PASSWORD}
        while True:
            code = code_at(datetime.now(UTC) - timedelta(seconds=30))
            answer = self.ask("POST", "/me/confirmations", by, json={**what, "code": code})
            if answer.is_success:
                return str(answer.json()["token"])
            time.sleep(1)

    def take(self, case: str) -> None:
        """Turn to a case as it stands."""
        self.case, self.version = case, self.ask("GET", f"/cases/{case}", "assessor").json()["version"]

    def whole_case(self, case: str) -> None:
        """From the workbook to the signatures of two departments."""
        self.take(case)
        self.upload("submissions", "import_submission", WORKBOOK)
        self.prove()
        self.act("finish_data_check")
        self.do("pre-assessments", "pre_assess")
        self.upload("judgements", "import_judgements", FINDINGS)
        for expert in EXPERTS:
            self.act("score_item", expert, item="PJ-05", score="85")
        self.act("finish_site_visit", visited_on=TODAY, leader="程若谷")
        self.do("evaluations", "evaluate")
        self.do("drafts", "draft_decision", owners={"PJ-05": "示例公司"})
        for by in self.office.signers[case]:
            self.sign(by)

    def submit(self) -> None:
        """A job."""
        wanted = {"kind": "evaluate_jurisdiction", "arguments": {}}
        answer = self.ask("POST", "/jobs", "assessor", uuid.uuid4().hex, json=wanted)
        if answer.is_success:
            self.ledger.jobs.append(answer.json()["id"])
        elif _code(answer) not in _LOST:
            self.ledger.refused.append(f"job {answer.status_code} {answer.text[-300:]}")


def _code(answer: httpx.Response) -> str:
    if answer.is_success or "json" not in answer.headers.get("content-type", ""):
        return ""
    return str(answer.json().get("code", ""))
