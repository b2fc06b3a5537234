"""Canonical JSON of frozen values and its SHA-256: equal content, equal digest, whatever the layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache

from service.vocabulary.exact import Quotient, shortest

_PLAIN = frozenset({type(None), bool, int, str})
_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical_json(value: object, leave_out: tuple[type, ...] = ()) -> str:
    """The one JSON text of a value: keys sorted, no spaces, numbers that are equal written alike.

    Fields and mapping entries that hold an instance of a type in `leave_out` are left out. Raises TypeError for a value
    that has no canonical form (a float, a mapping whose keys read alike).
    """
    return _written(_Tree(leave_out).of(value))


def canonical_digest(value: object, leave_out: tuple[type, ...] = ()) -> str:
    """SHA-256 of the canonical JSON in UTF-8, in hexadecimal."""
    return hashlib.sha256(canonical_json(value, leave_out).encode()).hexdigest()


class _Tree:
    """Makes JSON of values. A value that stands in several places is made once."""

    def __init__(self, leave_out: tuple[type, ...]) -> None:
        self._leave_out = leave_out
        self._made: dict[int, tuple[object, Json]] = {}

    def of(self, value: object) -> Json:
        """The JSON of a value; what was made of dataclasses is shared, so it is not to be changed."""
        if type(value) in _PLAIN:
            return value  # type: ignore[return-value]
        if (known := self._made.get(id(value))) is not None:
            return known[1]
        if isinstance(value, Enum):
            return self.of(value.value)
        if isinstance(value, int | str):
            return value
        if isinstance(value, Decimal | Quotient | date):
            return {_mark(value): _text(value)}
        if is_dataclass(value) and not isinstance(value, type):
            return self._dataclass(value)
        if isinstance(value, Mapping):
            return self._mapping(value)
        if isinstance(value, Set):
            members = [self.of(part) for part in value]
            return sorted(members, key=lambda member: json.dumps(member, ensure_ascii=False, sort_keys=True))
        if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
            return [self.of(part) for part in value]
        raise TypeError(f"no canonical form: {type(value).__name__}")

    def _dataclass(self, value: object) -> Json:
        """What was made is kept with its value, so that an id stands for one value only."""
        named = ((name, getattr(value, name)) for name in _names(type(value)))  # type: ignore[arg-type]
        made: Json = {name: self.of(part) for name, part in named if not isinstance(part, self._leave_out)}
        self._made[id(value)] = value, made
        return made

    def _mapping(self, value: Mapping[object, object]) -> Json:
        """Text keys as they are; any other key by its own canonical text."""
        kept = {key: part for key, part in value.items() if not isinstance(part, self._leave_out)}
        tree = {
            key if isinstance(key, str) else canonical_json(key, self._leave_out): self.of(part)
            for key, part in kept.items()
        }
        if len(tree) != len(kept):
            raise TypeError("keys of a mapping that read alike")
        return tree


@lru_cache(maxsize=256)
def _names(kind: type[object]) -> tuple[str, ...]:
    """The names of a dataclass's fields."""
    return tuple(field.name for field in fields(kind))  # type: ignore[arg-type]


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
    return shortest(value)
