"""A list of a screen as a file to download: all that fits the filter, named after the list and the day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import Request, Response

from service.documents.list_workbook import ListColumn, ListExport, Value, list_workbook
from service.transport.auth import Caller
from service.transport.downloads import XLSX, attachment
from service.vocabulary.day import day_of
from service.vocabulary.language import Language, Said

Columns = Sequence[tuple[Said, int]]
"""Headings, each with the width of its column in narrow characters."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """rows: a value a column; filters: what was asked for, as (label, value) in words; of: what the list is about,
    where there is one of each (a park)."""

    title: Said
    columns: Columns
    rows: Sequence[Sequence[Value]]
    filters: Sequence[tuple[str, str]] = ()
    of: str = ""


def file_address(request: Request, path: str) -> str:
    """Where the list of this page is handed out, by the same filter and whatever part of it is shown."""
    return str(request.url.replace(scheme="", netloc="", path=path).remove_query_params("page"))


def handed_out(file: ListFile, who: Caller, language: Language) -> Response:
    """The file, in the language of the page."""
    title = " ".join(filter(None, (file.title.told(language), file.of)))
    columns = [ListColumn(said.told(language), width) for said, width in file.columns]
    export = ListExport(title, columns, file.rows, file.filters, who.person.name, who.at)
    name = "-".join(filter(None, (file.of, file.title.zh, str(day_of(who.at)))))
    return attachment(list_workbook(export, language), f"{name}.xlsx", XLSX)
