"""The list of parks: searched, filtered, sorted and paged by its address alone, and exported as it is filtered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from fastapi import Request, Response

from service.access.policy import roles_for, scope_for
from service.access.use_cases import UseCase
from service.documents.list_workbook import Value
from service.transport.auth import Caller, Who
from service.transport.downloads import XLSX
from service.vocabulary.fault import Fault
from service.vocabulary.jurisdiction import Jurisdictions
from service.vocabulary.language import Language, Said
from service.vocabulary.park import ApprovingLevel, ParkStatus
from service.web.forms import Form, form_asked
from service.web.language import language_of
from service.web.list_file import ListFile, file_address, handed_out
from service.web.paging import USUAL, Paging, paging_of
from service.web.parks.rows import COLUMNS, Heading, ParkRow, exported, headings, park_row
from service.web.rendering import render, shown_by
from service.web.screens import screens, shows
from service.workflow.parks.find_parks import Filter, FoundParks, Order, Part, Seen, find_parks

router = screens("/parks", "园区")
FIELDS = {
    "name": Said("名称或代码", "Name or code"),
    "jurisdiction": Said("主管地区", "Jurisdiction"),
    "level": Said("批准级别", "Level"),
    "type": Said("类型", "Type"),
    "city": Said("城市", "City"),
    "standing": Said("现状", "Status"),
}
"""What a list of parks is narrowed by."""
_TITLE = Said("园区名录", "Registry of parks")
_ALL = Said("全部", "All")
_SORT = "sort"
W = TypeVar("W", bound=StrEnum)
Options = tuple[tuple[str, str], ...]


@shown_by("parks/list.html")
@dataclass(frozen=True, slots=True)
class ParksPage:
    """form: what is asked for; options: of each field that is one of many, as (value, word). everything: how many parks
    the reader sees in all; export: address of the list as a file; keeps: whether the reader keeps the registry."""

    form: Form
    options: dict[str, Options]
    headings: tuple[Heading, ...]
    rows: tuple[ParkRow, ...]
    paging: Paging
    everything: int
    export: str
    keeps: bool


@router.get("", **shows(UseCase.LIST_PARKS))
def list_parks(request: Request, who: Who) -> Response:
    """Those the reader sees, page by page."""
    form, paged = _form(request), list[Paging]()

    def part_of(total: int) -> Part:
        paged.append(paging_of(request, total))
        return Part(*_sorted_by(form), paged[-1].first, USUAL)

    found = find_parks(who.settings, _filter(form), _seen(who), part_of)
    page = ParksPage(
        form=form,
        options=_options(found, language_of(request)),
        headings=tuple(headings(request, *_sorted_by(form))),
        rows=tuple(park_row(one, found) for one in found.parks),
        paging=paged[-1],
        everything=found.everything,
        export=file_address(request, "/parks/list.xlsx"),
        keeps=who.person.role in roles_for(UseCase.KEEP_PARKS),
    )
    return render(request, "parks/list.html", page)


@router.get("/list.xlsx", **shows(UseCase.LIST_PARKS, summary="导出园区名录", answers=XLSX))
def export_parks(request: Request, who: Who) -> Response:
    """All that fit the filter, in the order of the list."""
    form, language = _form(request), language_of(request)
    order = _sorted_by(form)
    found = find_parks(who.settings, _filter(form), _seen(who), lambda _: Part(*order))
    rows: list[Sequence[Value]] = [exported(park_row(one, found), language) for one in found.parks]
    filters = list(_told(form, _options(found, language), language))
    return handed_out(ListFile(_TITLE, COLUMNS, rows, filters), who, language)


def _form(request: Request) -> Form:
    return form_asked(request, (*FIELDS, _SORT))


def _filter(form: Form) -> Filter:
    return Filter(
        jurisdictions=(form.text("jurisdiction"),) if form.text("jurisdiction") else (),
        name=form.text("name"),
        type=form.text("type"),
        city=form.text("city"),
        level=_word(ApprovingLevel, form.text("level")),
        status=_word(ParkStatus, form.text("standing")),
    )


def _word(words: type[W], text: str) -> W | None:
    """One of the words of an address, None where it has none.

    Raises:
        Fault: it is none of them.
    """
    if text and text not in tuple(words):
        known = "、".join(words)
        zh = f"地址里的“{text}”不是可选的条件；可选的有：{known}。请回到名录重新选择"
        raise Fault("filter-unknown", Said(zh, f"“{text}” in the address is none of {known}; choose again in the list"))
    return words(text) if text else None


def _sorted_by(form: Form) -> tuple[Order, bool]:
    """By the code, unless the address says otherwise; a minus sign in front is the other direction."""
    asked = form.text(_SORT)
    return _word(Order, asked.removeprefix("-")) or Order.ID, asked.startswith("-")


def _seen(who: Caller) -> Seen:
    return Seen(scope_for(who.person, UseCase.LIST_PARKS), scope_for(who.person, UseCase.LIST_CASES))


def _options(found: FoundParks, language: Language) -> dict[str, Options]:
    every = ("", _ALL.told(language))
    return {
        "jurisdiction": (every, *_places(found.jurisdictions)),
        "level": (every, *((one.value, one.said.told(language)) for one in ApprovingLevel)),
        "type": (every, *((one, one) for one in found.types)),
        "standing": (every, *((one.value, one.said.told(language)) for one in ParkStatus)),
    }


def _places(places: Jurisdictions) -> Options:
    return tuple((one.code, one.name) for one in places)


def _told(form: Form, options: dict[str, Options], language: Language) -> Iterator[tuple[str, str]]:
    """What is asked for, in words."""
    for name, label in FIELDS.items():
        if value := form.text(name):
            yield label.told(language), dict(options.get(name, ())).get(value, value)
