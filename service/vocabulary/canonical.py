"""Canonical JSON of frozen values and its SHA-256: equal content, equal digest, whatever the layout."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Any

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
    """Makes JSON of values. A dataclass that stands in several places is made once."""

    __slots__ = ("leave_out", "made")

    def __init__(self, leave_out: tuple[type, ...]) -> None:
        self.leave_out = leave_out
        self.made: dict[int, tuple[object, Json]] = {}

    def of(self, value: object) -> Json:
        """The JSON of a value; what was made of dataclasses is shared, so it is not to be changed."""
        kind = type(value)
        return value if kind in _PLAIN else _maker(kind)(self, value)  # type: ignore[return-value, arg-type]


_Make = Callable[[_Tree, Any], Json]


@lru_cache(maxsize=512)
def _maker(kind: type) -> _Make:
    """How JSON is made of the values of a kind: found out once, for there are few kinds and very many values."""
    for kinds, make in _MAKERS:
        if issubclass(kind, kinds):
            return make
    if is_dataclass(kind):
        return _of_dataclass(tuple(field.name for field in fields(kind)))
    for kinds, make in _MAKERS_OF_MANY:
        if issubclass(kind, kinds) and not issubclass(kind, bytes | bytearray):
            return make
    return _no_form


def _of_dataclass(names: tuple[str, ...]) -> _Make:
    """What was made is kept with its value, so that an id stands for one value only."""

    def make(tree: _Tree, value: object) -> Json:
        known = tree.made.get(id(value))
        if known is not None:
            return known[1]
        of, left_out = tree.of, tree.leave_out
        made: dict[str, Any] = {}
        for name in names:
            part = getattr(value, name)
            if type(part) in _PLAIN:
                made[name] = part
            elif not isinstance(part, left_out):
                made[name] = of(part)
        tree.made[id(value)] = value, made
        return made

    return make


def _of_mapping(tree: _Tree, value: Mapping[object, object]) -> Json:
    """Text keys as they are; any other key by its own canonical text."""
    kept = {key: part for key, part in value.items() if not isinstance(part, tree.leave_out)}
    made = {
        key if isinstance(key, str) else canonical_json(key, tree.leave_out): tree.of(part)
        for key, part in kept.items()
    }
    if len(made) != len(kept):
        raise TypeError("keys of a mapping that read alike")
    return made


def _of_set(tree: _Tree, value: Set[object]) -> Json:
    members = [tree.of(part) for part in value]
    return sorted(members, key=lambda member: json.dumps(member, ensure_ascii=False, sort_keys=True))


def _of_sequence(tree: _Tree, value: Sequence[object]) -> Json:
    return [tree.of(part) for part in value]


def _of_enum(tree: _Tree, value: Enum) -> Json:
    return tree.of(value.value)


def _as_it_is(_: _Tree, value: Json) -> Json:
    return value


def _of_date(_: _Tree, value: date) -> Json:
    return {"date": value.isoformat()}


def _of_quotient(_: _Tree, value: Quotient) -> Json:
    top, bottom = value.reduced()
    return {"number": f"{top}/{bottom}"}


def _of_decimal(_: _Tree, value: Decimal) -> Json:
    if not value.is_finite():
        raise TypeError(f"no canonical form: {value}")
    return {"number": shortest(value)}


def _no_form(_: _Tree, value: object) -> Json:
    raise TypeError(f"no canonical form: {type(value).__name__}")


_MAKERS: tuple[tuple[type | UnionType, _Make], ...] = (
    (Enum, _of_enum),
    (int | str, _as_it_is),
    (Decimal, _of_decimal),
    (Quotient, _of_quotient),
    (date, _of_date),
)
_MAKERS_OF_MANY: tuple[tuple[type | UnionType, _Make], ...] = (
    (Mapping, _of_mapping),
    (Set, _of_set),
    (Sequence, _of_sequence),
)
