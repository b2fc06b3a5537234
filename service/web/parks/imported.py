"""A list of parks is taken in: handed over, looked through row by row, and only then put on record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from fastapi import Request, Response

from service.access.policy import scope_for
from service.access.scope import place_of_park
from service.access.use_cases import UseCase
from service.transport.auth import Caller, Who
from service.transport.uploads import file_name
from service.vocabulary.language import Said
from service.vocabulary.problem import Problem, Severity, Unreadable
from service.web.done import see_other
from service.web.forms import Filled, Form, form_of
from service.web.rendering import UNUSABLE, render, shown_by
from service.web.screens import screens, shows
from service.web.typed import whole_number
from service.workflow.access.gate import require
from service.workflow.access.targets import a_jurisdiction
from service.workflow.parks.import_parks import Changed, ImportBlocked, Imported, Park, shown
from service.workflow.parks.registry_rules import place_names
from service.workflow.parks.staged_list import CheckedList, Deciding, checked_list, confirm_list, stage_list

router = screens("/parks/import", "导入园区清单")
FILE, OWN = "list", "own"
SHOWN = 200
"""Rows of a kind that a page shows; the numbers over them count all."""
_CHOOSE = Said("请选择要导入的清单", "choose the list to import")
_ROW, _SKIP, _NEW = "row-", "skip", "new"
_ITS_OWN = ("without code", "same name", "twice")
"""Sorts of conflicts in which the row may be a park of its own; in all others nothing but leaving it out helps."""
_MOST_DIGITS = 6


@shown_by("parks/import.html")
@dataclass(frozen=True, slots=True)
class ParkImportPage:
    """place: in whose name the list is taken in."""

    form: Form
    place: str


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A row that somebody has to decide about. field: of the form; conflict: why it is not clear what it means, None
    where the row has errors; candidates: those of the parks it may mean that the reader sees; new: whether it may be
    taken as a park of its own."""

    row: int
    field: str
    name: str
    conflict: Said | None
    problems: tuple[Problem, ...]
    candidates: tuple[Park, ...]
    new: bool = False

    def decided(self, word: str) -> bool:
        """Whether that word decides about it."""
        return word == _SKIP or (word == _NEW and self.new)


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What a row changes, as (field, before, after)."""

    row: int
    park: Park
    changes: tuple[tuple[Said, Said, Said], ...]


@shown_by("parks/checked.html")
@dataclass(frozen=True, slots=True)
class CheckedListPage:
    """name, digest, until: of the file that waits. open: rows to decide; hints: what to look at; form: what was
    decided."""

    form: Form
    name: str
    digest: str
    until: datetime
    found: Imported
    open: tuple[OpenRow, ...]
    hints: tuple[Problem, ...]
    added: tuple[tuple[int, Park], ...]
    changed: tuple[ChangedRow, ...]


@router.get("", **shows(UseCase.KEEP_PARKS, summary="导入园区清单"))
def ask_list(request: Request, who: Who) -> Response:
    """The form."""
    return _asking(request, who, form_of())


@router.post("", **shows(UseCase.KEEP_PARKS, summary="上传园区清单"))
def hand_in(request: Request, who: Who, form: Filled) -> Response:
    """The file waits; what it would change is told on the next page."""
    files = form.files.get(FILE, ())
    if not files:
        return _asking(request, who, form.refused(_CHOOSE, FILE), UNUSABLE)
    name = file_name(files[0].filename or "")
    staged = stage_list(who.settings, who.person, name, files[0].file.read(), who.at)
    try:
        checked_list(who.settings, who.person, staged.digest, Deciding(), who.at)
    except Unreadable as unreadable:
        return _asking(request, who, form.refused(unreadable.said, FILE), UNUSABLE)
    return see_other(f"/parks/import/{staged.digest}")


@router.get("/{digest}", **shows(UseCase.KEEP_PARKS, summary="查看清单的核对结果"))
def show_checked(request: Request, who: Who, digest: str) -> Response:
    """What the list adds and changes, and what has to be decided first. ?own=1 leaves out the rows of others."""
    own = request.query_params.get(OWN, "")
    checked = checked_list(who.settings, who.person, digest, Deciding(own=bool(own)), who.at)
    return render(request, "parks/checked.html", _page(who, checked, form_of(own=own)))


@router.post("/{digest}", **shows(UseCase.KEEP_PARKS, summary="确认导入园区清单"))
def confirm(request: Request, who: Who, digest: str, form: Filled) -> Response:
    """All of it or nothing."""
    target = a_jurisdiction(who.settings, who.person.jurisdiction)
    require(who.settings, who.person, UseCase.KEEP_PARKS, target, at=who.at)
    deciding = _deciding(form)
    try:
        done = confirm_list(who.settings, who.person, digest, deciding, who.at)
    except ImportBlocked:
        checked = checked_list(who.settings, who.person, digest, Deciding(own=deciding.own), who.at)
        for one in [one for one in _open_rows(who, checked.found) if not one.decided(form.text(one.field))]:
            form = form.refused(_undecided(one), one.field)
        return render(request, "parks/checked.html", _page(who, checked, form), UNUSABLE)
    return see_other("/parks", _told(done))


def _asking(request: Request, who: Caller, form: Form, status: int = 200) -> Response:
    target = a_jurisdiction(who.settings, who.person.jurisdiction)
    require(who.settings, who.person, UseCase.KEEP_PARKS, target, at=who.at)
    return render(
        request,
        "parks/import.html",
        ParkImportPage(form, place_names(who.settings).titled(who.person.jurisdiction)),
        status,
    )


def _undecided(one: OpenRow) -> Said:
    row = one.row
    if not row:
        return Said(
            "清单整体有错误：先改正文件，再重新上传", "the whole list is faulty: correct it and upload it again"
        )
    if not one.new:
        return Said(
            f"第 {row} 行不能照清单登记：请略过，或改正清单后重新上传",
            f"row {row} cannot be taken as it is: leave it out, or correct the list and upload it again",
        )
    return Said(
        f"第 {row} 行还没有决定：略过，还是照另一个园区登记",
        f"row {row} is not decided yet: leave it out, or take it as a park of its own",
    )


def _deciding(form: Form) -> Deciding:
    decided = {whole_number(name.removeprefix(_ROW)): form.text(name) for name in form.values if name.startswith(_ROW)}
    skipped = frozenset(row for row, word in decided.items() if row and word == _SKIP)
    new = frozenset(row for row, word in decided.items() if row and word == _NEW)
    return Deciding(skipped, new, bool(form.text(OWN)))


def _page(who: Caller, checked: CheckedList, form: Form) -> CheckedListPage:
    found = checked.found
    return CheckedListPage(
        form=form,
        name=checked.staged.name,
        digest=checked.staged.digest,
        until=checked.staged.until,
        found=found,
        open=tuple(_open_rows(who, found)),
        hints=tuple(one for one in found.problems if one.severity is not Severity.ERROR),
        added=tuple(found.comparison.added[:SHOWN]),
        changed=tuple(_changed(one) for one in found.comparison.changed[:SHOWN]),
    )


def _open_rows(who: Caller, found: Imported) -> Iterator[OpenRow]:
    scope = scope_for(who.person, UseCase.READ_PARK)
    faulty: dict[int, list[Problem]] = {}
    for one in found.problems:
        if one.severity is Severity.ERROR:
            faulty.setdefault(_row_of(one), []).append(one)
    for row, problems in faulty.items():
        yield OpenRow(row, f"{_ROW}{row}", "", None, tuple(problems), ())
    for conflict in found.comparison.conflicts:
        seen = tuple(park for park in conflict.candidates if scope.covers(place_of_park(park)))
        new = conflict.sort in _ITS_OWN
        yield OpenRow(conflict.row, f"{_ROW}{conflict.row}", conflict.name, conflict.said, (), seen, new)


def _row_of(problem: Problem) -> int:
    return int("".join(filter(str.isdigit, problem.ref)) or 0)


def _changed(one: Changed) -> ChangedRow:
    changes = tuple((each.title, shown(each.old), shown(each.new)) for each in one.differences)
    return ChangedRow(one.row, one.park, changes)


def _told(done: Imported) -> Said:
    added, changed, same = len(done.comparison.added), len(done.comparison.changed), len(done.comparison.unchanged)
    return Said(
        f"清单已导入：新增 {added} 个园区，改动 {changed} 个，{same} 个没有变化",
        f"the list was taken in: {added} parks added, {changed} changed, {same} unchanged",
    )
