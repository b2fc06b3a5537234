"""Whether the audit trail was tampered with: verified by a job, told in words, the first bad row by its number."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.transport.auth import Who
from service.transport.downloads import attachment
from service.transport.operators_faults import as_answered
from service.vocabulary.job import ENDED, JobState
from service.vocabulary.language import Said
from service.web.done import see_other
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.workflow.audit.sign_audit_head import head_text, sign_audit_head
from service.workflow.audit.verifications import Verification, ask_verification, verifications

router = screens("/audit", "审计")
_LINES = "application/x-ndjson"
_STOP = 286
"""To htmx: ask no more."""


@dataclass(frozen=True, slots=True)
class VerificationRow:
    """One verification; tag: how it came out, or how far it is."""

    one: Verification
    tag: Tag

    @property
    def trouble(self) -> Said | None:
        """Why it could not be done, None where nothing stood in its way."""
        return as_answered(self.one.job.error) if self.one.job.error is not None else None


@shown_by("audit/verify.html", "audit/_verifications.html")
@dataclass(frozen=True, slots=True)
class VerificationsPage:
    """rows: the newest first."""

    rows: tuple[VerificationRow, ...]

    @property
    def going(self) -> bool:
        """Whether one is under way."""
        return any(row.one.job.state not in ENDED for row in self.rows)


@router.get("/verify", **shows(UseCase.VERIFY_AUDIT))
def show(request: Request, who: Who) -> Response:
    """What came of those before."""
    return render(request, "audit/verify.html", _page(who))


@router.get("/verify/state", **shows(UseCase.VERIFY_AUDIT, summary="核对到哪里"))
def show_state(request: Request, who: Who) -> Response:
    """The same list alone, while one is under way."""
    page = _page(who)
    return render(request, "audit/_verifications.html", page, 200 if page.going else _STOP)


@router.post("/verify", **shows(UseCase.VERIFY_AUDIT))
def ask(who: Who) -> Response:
    """A worker reads the whole trail."""
    ask_verification(who.settings, str(who.person.id), who.at)
    return see_other(
        "/audit/verify", Said("已提交，由工作进程核对全部审计记录", "asked for; a worker reads the whole trail")
    )


@router.post("/head", **shows(UseCase.SIGN_AUDIT_HEAD, answers=_LINES))
def sign_head(who: Who) -> Response:
    """A file to keep elsewhere: only a head elsewhere shows that the tail was cut off, or everything rewritten."""
    head = sign_audit_head(who.settings, who.at)
    return attachment(head_text(head).encode(), f"审计链头-{head.seq}.jsonl", _LINES)


def _page(who: Who) -> VerificationsPage:
    return VerificationsPage(tuple(VerificationRow(one, _tag(one)) for one in verifications(who.settings)))


def _tag(one: Verification) -> Tag:
    if one.verdict is not None:
        return _HOLDS if one.verdict.holds else _BROKEN
    tone, sign = _LOOKS[one.job.state]
    return Tag(one.job.state.said, sign, tone)


_HOLDS = Tag(Said("完整", "it holds"), "✓", "good")
_BROKEN = Tag(Said("被动过", "tampered with"), "✗", "bad")
_LOOKS = {
    JobState.QUEUED: ("rest", "○"),
    JobState.RUNNING: ("going", "◐"),
    JobState.DONE: ("", "✓"),
    JobState.FAILED: ("open", "?"),
    JobState.CANCELLED: ("rest", "–"),
}
