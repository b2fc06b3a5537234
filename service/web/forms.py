"""Forms as people fill them in: what was typed stays, and each fault is told over the page and at its field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from service.transport.operators_faults import as_answered
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said


@dataclass(frozen=True, slots=True)
class FieldFault:
    """What is wrong, and with which field; without a name, with the whole."""

    said: Said
    name: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, field by field, and what is wrong with it. Passwords are in it, so it is never printed."""

    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    faults: tuple[FieldFault, ...] = ()
    files: Mapping[str, tuple[UploadFile, ...]] = field(default_factory=dict, repr=False)

    def text(self, name: str) -> str:
        """One field without the blanks around it, empty where there is none. Not for passwords: see exact()."""
        return self.exact(name).strip()

    def exact(self, name: str) -> str:
        """One field as it was typed."""
        return self.values.get(name, ("",))[0]

    def every(self, name: str) -> tuple[str, ...]:
        """All values of a field that may be there several times."""
        return self.values.get(name, ())

    def fault(self, name: str) -> Said | None:
        """What is wrong with a field."""
        return next((one.said for one in self.faults if one.name == name), None)

    def lacking(self, required: Mapping[str, Said]) -> Form:
        """The same with a fault at each of the required fields that is empty. required: name → what to say."""
        empty = (FieldFault(said, name) for name, said in required.items() if not self.text(name))
        return replace(self, faults=(*self.faults, *empty))

    def refused(self, fault: Fault | Said, name: str = "") -> Form:
        """The same with what a use case says against it."""
        said = as_answered(fault) if isinstance(fault, Fault) else fault
        return replace(self, faults=(*self.faults, FieldFault(said, name)))


def form_of(**values: object) -> Form:
    """A form that is filled in already."""
    return Form({name: (str(value),) for name, value in values.items()})


def form_asked(request: Request, names: Iterable[str]) -> Form:
    """What the address has of these fields: the filters of a list."""
    return form_of(**{name: request.query_params.get(name, "") for name in names})


async def filled(request: Request) -> Form:
    """The dependency: the form that was sent."""
    values: dict[str, list[str]] = {}
    files: dict[str, list[UploadFile]] = {}
    for name, value in (await request.form()).multi_items():
        if isinstance(value, str):
            values.setdefault(name, []).append(value.replace("\r\n", "\n"))
        elif value.filename:
            files.setdefault(name, []).append(value)
    return Form(
        {name: tuple(several) for name, several in values.items()},
        files={name: tuple(several) for name, several in files.items()},
    )


Filled = Annotated[Form, Depends(filled)]
