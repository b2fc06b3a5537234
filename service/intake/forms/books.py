"""The sheets of either workbook for a pack: the one answer for the writer and the readers."""

from __future__ import annotations

from collections.abc import Iterable

from service.intake.forms.judgement_forms import judgement_forms
from service.intake.forms.layout import Book, Form, year_span
from service.intake.forms.submission_forms import submission_forms
from service.rulelang.pack import Pack


def forms(book: Book, pack: Pack, years: Iterable[int] = ()) -> tuple[Form, ...]:
    """Every sheet but the guide, in order. `years`: year columns from the first to the last of them, when they are to
    differ from the pack's."""
    if book is Book.JUDGEMENTS:
        return judgement_forms(pack)
    return submission_forms(pack, tuple(year_span(tuple(years) or pack.years)))


def form(name: str, among: Iterable[Form]) -> Form:
    """The sheet of that name; KeyError when there is none."""
    for candidate in among:
        if candidate.name == name:
            return candidate
    raise KeyError(name)
