"""A form that was sent after the session had ended: it is kept in the page of sign-in, and sent on after that."""

from __future__ import annotations

from dataclasses import dataclass, field

from fastapi import Request

from service.web.csrf import FIELD
from service.web.done import own_address
from service.web.forms import Form

PREFIX = "kept:"
_ADDRESS = "kept"
_SECRET = ("password", "code")


@dataclass(frozen=True, slots=True)
class KeptForm:
    """Where it is to be sent, its fields in their order, and whether files were left behind: they are chosen again."""

    address: str
    fields: tuple[tuple[str, str], ...] = field(repr=False)
    files: bool


async def kept_of(request: Request) -> KeptForm | None:
    """The form that was sent, without what is secret."""
    fields, files = [], False
    for name, value in (await request.form()).multi_items():
        if not isinstance(value, str):
            files = files or bool(value.filename)
        elif name != FIELD and not any(word in name for word in _SECRET):
            fields.append((name, value))
    return KeptForm(request.url.path, tuple(fields), files) if fields or files else None


def kept_in(form: Form) -> KeptForm | None:
    """The form that the form of sign-in has kept, if it has."""
    address = own_address(form.text(_ADDRESS), "")
    if not address:
        return None
    fields = (
        (name.removeprefix(PREFIX), value)
        for name, values in form.values.items()
        if name.startswith(PREFIX)
        for value in values
    )
    return KeptForm(address, tuple(fields), files=bool(form.text("kept-files")))
