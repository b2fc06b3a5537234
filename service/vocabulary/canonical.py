"""Canonical JSON of frozen values and its SHA-256: equal content, equal digest, whatever the layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from service.vocabulary.exact import Quotient, plain

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical_json(value: object, leave_out: tuple[type, ...] = ()) -> str:
    """The one JSON text of a value: keys sorted, no spaces, numbers that are equal written alike.

    Fields and mapping entries that hold an instance of a type in `leave_out` are left out. Raises TypeError for a value
    that has no canonical form (a float, a mapping whose keys read alike).
    """
    tree = _tree(value, leave_out)
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical_digest(value: object, leave_out: tuple[type, ...] = ()) -> str:
    """SHA-256 of the canonical JSON in UTF-8, in hexadecimal."""
    return hashlib.sha256(canonical_json(value, leave_out).encode()).hexdigest()


def _tree(value: object, leave_out: tuple[type, ...]) -> Json:
    if isinstance(value, Enum):
        return _tree(value.value, leave_out)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal | Quotient | date):
        return {_mark(value): _text(value)}
    if is_dataclass(value) and not isinstance(value, type):
        named = ((f.name, getattr(value, f.name)) for f in fields(value))
        return {name: _tree(part, leave_out) for name, part in named if not isinstance(part, leave_out)}
    if isinstance(value, Mapping):
        return _mapping(value, leave_out)
    if isinstance(value, Set):
        members = [_tree(part, leave_out) for part in value]
        return sorted(members, key=lambda member: json.dumps(member, ensure_ascii=False, sort_keys=True))
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [_tree(part, leave_out) for part in value]
    raise TypeError(f"no canonical form: {type(value).__name__}")


def _mapping(value: Mapping[object, object], leave_out: tuple[type, ...]) -> Json:
    """Text keys as they are; any other key by its own canonical text."""
    kept = {key: part for key, part in value.items() if not isinstance(part, leave_out)}
    tree = {
        key if isinstance(key, str) else canonical_json(key, leave_out): _tree(part, leave_out)
        for key, part in kept.items()
    }
    if len(tree) != len(kept):
        raise TypeError("keys of a mapping that read alike")
    return tree


def _mark(value: Decimal | Quotient | date) -> str:
    return "date" if isinstance(value, date) else "number"


def _text(value: Decimal | Quotient | date) -> str:
    """A date in ISO form, a number as a reduced fraction or in plain digits without trailing zeros."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Quotient):
        fraction = value.fraction()
        return f"{fraction.numerator}/{fraction.denominator}"
    if not value.is_finite():
        raise TypeError(f"no canonical form: {value}")
    digits = plain(value)
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
