"""People of one name: what use cases say of them in words of the command line, told for a form."""

from __future__ import annotations

from collections.abc import Mapping

from service.transport.operators_faults import as_answered
from service.vocabulary.fault import Fault
from service.vocabulary.language import Said

FIELD = "namesake"
_ABOUT = frozenset({"two-roles", "person-namesake"})
"""Faults that the field answers."""
_COMMAND = Said("用 --namesake 写明", "--namesake")
_FORM = Said("在“同名的理由”一栏写明", "the field “why they are two”")


def in_form(fault: Fault) -> Said:
    """The fault with the field of the form in place of the option."""
    said = as_answered(fault)
    return Said(said.zh.replace(_COMMAND.zh, _FORM.zh), said.en.replace(_COMMAND.en, _FORM.en))


def field_of(fault: Fault, fields: Mapping[str, str]) -> str:
    """Which field a fault is about. fields: code → name of the field, of the form."""
    return FIELD if fault.code in _ABOUT else fields.get(fault.code, "")
