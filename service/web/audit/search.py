"""Search the audit trail: a page of rows by their numbers, one row with all it holds, and both as files."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from fastapi import Request, Response

from service.access.use_cases import UseCase
from service.casework.audit.chain import AuditRow, Outcome
from service.casework.audit.wording import Told
from service.transport.auth import Who
from service.transport.downloads import XLSX, attachment
from service.transport.negotiation import JSON
from service.vocabulary.day import day_of
from service.vocabulary.language import Said
from service.web.audit.wanted import ACTION_OPTIONS, KIND_OPTIONS, OUTCOME_OPTIONS, asked_form, filters_told, wanted_in
from service.web.forms import Form
from service.web.language import language_of
from service.web.list_file import ListFile, handed_out
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.tags import Tag
from service.web.typed import whole_number
from service.workflow.audit.list_audit import Wanted, audit_record, parts, sentence
from service.workflow.audit.read_audit import export_rows, read_audit, read_event

router = screens("/audit", "审计")
SIZE = 50
_MOST = {XLSX: 20_000, JSON: 100_000}
"""Rows of one file, the latest of what fits."""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row as the list shows it; tag: how it ended."""

    seq: int
    told: Told
    tag: Tag
    reason: str


@shown_by("audit/list.html")
@dataclass(frozen=True, slots=True)
class AuditPage:
    """form: the filters as the address has them; rows: the newest first; older, newer: addresses, empty where there are
    none; latest: whether these are the last ones that fit."""

    form: Form
    actions: tuple[tuple[str, Said], ...]
    kinds: tuple[tuple[str, Said], ...]
    outcomes: tuple[tuple[str, Said], ...]
    rows: tuple[EventRow, ...]
    older: str
    newer: str
    workbook: str
    record: str


@shown_by("audit/event.html")
@dataclass(frozen=True, slots=True)
class EventPage:
    """row: as stored; said: in a sentence; detail: its JSON, line by line."""

    row: AuditRow
    said: Said
    told: Told
    tag: Tag
    detail: str


@router.get("", **shows(UseCase.READ_AUDIT))
def show_list(request: Request, who: Who) -> Response:
    """`?before=`, `?after=` a row: a page costs the same at either end of a million rows. Reading is on record too."""
    form = asked_form(request)
    before, after = (whole_number(request.query_params.get(name, "")) for name in ("before", "after"))
    wanted = replace(wanted_in(form), before=before, after=None if before is not None else after, limit=SIZE + 1)
    found = [] if form.faults else read_audit(who.settings, wanted, who.at)
    return render(request, "audit/list.html", _page(request, form, wanted, found), UNUSABLE if form.faults else 200)


@router.get("/list.xlsx", **shows(UseCase.EXPORT_AUDIT, summary="导出审计记录（Excel）", answers=XLSX))
def export_list(request: Request, who: Who) -> Response:
    """The latest that fit, in words."""
    form, language = asked_form(request), language_of(request)
    rows = export_rows(who.settings, replace(wanted_in(form), limit=_MOST[XLSX]), who.at)
    filters = filters_told(form, language)
    if len(rows) == _MOST[XLSX]:
        filters.append((_CUT.told(language), str(_MOST[XLSX])))
    values = []
    for row in rows:
        one = parts(row)
        words = (one.moment, one.role, one.action, one.target, one.outcome)
        moment, role, action, target, outcome = (said.told(language) for said in words)
        values.append((row.seq, moment, one.name, role, action, target, outcome, row.reason, row.ip, row.request_id))
    return handed_out(ListFile(_TITLE, _COLUMNS, values, filters), who, language)


@router.get("/list.json", **shows(UseCase.EXPORT_AUDIT, summary="导出审计记录（JSON）", answers=JSON))
def export_record(request: Request, who: Who) -> Response:
    """The same rows with all their columns as stored, so that their hashes can be computed again."""
    rows = export_rows(who.settings, replace(wanted_in(asked_form(request)), limit=_MOST[JSON]), who.at)
    return attachment(audit_record(rows).encode(), f"{_TITLE.zh}-{day_of(who.at)}.json", JSON)


@router.get("/{seq:int}", **shows(UseCase.READ_AUDIT, summary="查看一行审计记录"))
def show_event(request: Request, who: Who, seq: int) -> Response:
    """All of it."""
    row = read_event(who.settings, seq, who.at)
    return render(request, "audit/event.html", EventPage(row, sentence(row), parts(row), _tag(row), _pretty(row)))


def _page(request: Request, form: Form, wanted: Wanted, found: list[AuditRow]) -> AuditPage:
    upwards, more = wanted.after is not None, len(found) > SIZE
    shown = found[:SIZE] if upwards else found[-SIZE:]
    older = bool(shown) if upwards else more
    newer = more if upwards else wanted.before is not None and bool(shown)
    return AuditPage(
        form=form,
        actions=ACTION_OPTIONS,
        kinds=KIND_OPTIONS,
        outcomes=OUTCOME_OPTIONS,
        rows=tuple(EventRow(row.seq, parts(row), _tag(row), row.reason) for row in reversed(shown)),
        older=_address(request, before=shown[0].seq) if older else "",
        newer=_address(request, after=shown[-1].seq) if newer else "",
        workbook=_address(request, "/audit/list.xlsx"),
        record=_address(request, "/audit/list.json"),
    )


def _address(request: Request, path: str = "/audit", **at: int) -> str:
    bare = request.url.replace(scheme="", netloc="", path=path).remove_query_params(["before", "after"])
    return str(bare.include_query_params(**at))


def _tag(row: AuditRow) -> Tag:
    done = row.outcome == Outcome.DONE
    return Tag(parts(row).outcome, "✓" if done else "!", "" if done else "near")


def _pretty(row: AuditRow) -> str:
    try:
        return json.dumps(json.loads(row.detail_json), ensure_ascii=False, indent=2)
    except ValueError:
        return row.detail_json


_TITLE = Said("审计记录", "audit trail")
_CUT = Said("只含最近的行数", "only the latest rows, as many as")
_COLUMNS = (
    (Said("行号", "row"), 10),
    (Said("时间", "moment"), 30),
    (Said("办理人", "person"), 16),
    (Said("角色", "role"), 16),
    (Said("行为", "action"), 26),
    (Said("对象", "object"), 32),
    (Said("结果", "outcome"), 10),
    (Said("原因", "reason"), 50),
    (Said("网络地址", "address"), 18),
    (Said("请求编号", "request"), 24),
)
