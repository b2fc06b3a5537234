"""Values of a closed set of kinds ↔ a small JSON text, exactly: every distinct part is written once and read once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from pydantic_core import from_json

_TUPLE, _MAPPING, _DECIMAL, _DATE, _FIRST = 0, 1, 2, 3, 4
_PLAIN = (str, int, bool, type(None))


Columns = list[Sequence[Any]]
Make = Callable[[int, Columns], list[Any]]
"""Makes a number of values from the columns of their parts."""


class Unpackable(ValueError):  # noqa: N818 - a state of the text
    """A text that pack() did not write with the same kinds."""


class Packing:
    """How values of some kinds are written: frozen dataclasses, named tuples and enumerations of words, named by their
    place in `kinds`; tuples, mappings, decimals, dates, texts, whole numbers, yes and no, and None besides.

    The text is `[plain values, [kind, how many, column …] …]`: a column gives, for one field after the other, the
    numbers of parts that stand earlier. The last part is the whole. Equal parts of one type are one part, so what is
    read equals what was written, to the digits of a decimal and the order of a mapping, though not object for object.
    """

    def __init__(self, kinds: Sequence[type]) -> None:
        self._kinds = {kind: number for number, kind in enumerate(kinds, _FIRST)}
        each = [_each(make) for make in (_tuple, _mapping, Decimal, date.fromisoformat)]
        self._makers = [*each, *(_each(kind) if issubclass(kind, StrEnum | tuple) else _filled(kind) for kind in kinds)]
        self._names = {kind: _names(kind) for kind in kinds if not issubclass(kind, StrEnum)}

    def pack(self, value: object) -> str:
        """The text of a value.

        Raises:
            TypeError: a part is of no kind that this packing knows.
        """
        parts = _Parts()
        self._add(value, parts)
        return json.dumps(list(parts.listed()), ensure_ascii=False, separators=(",", ":"))

    def unpack(self, text: str) -> Any:
        """The value of a text.

        Raises:
            Unpackable: pack() did not write it, or with other kinds.
        """
        try:
            made, *rest = from_json(text)  # mostly whole numbers, which json.loads takes nearly twice as long for
            for kind, count, *columns in rest:
                made += self._makers[kind](count, [_taken(made, column) for column in columns])
            return made[-1]
        except (LookupError, TypeError, ValueError, ArithmeticError) as error:
            raise Unpackable(str(error)) from error

    def _add(self, value: Any, parts: _Parts) -> int:
        kind = type(value)
        if kind in _PLAIN:
            return parts.plain(value)
        number, of = self._composed(value, kind)
        return parts.composed(number, tuple(self._add(part, parts) for part in of))

    def _composed(self, value: Any, kind: type) -> tuple[int, Iterable[object]]:
        """(the kind's number, what the value is made of)."""
        if kind in self._names:
            return self._kinds[kind], (getattr(value, name) for name in self._names[kind])
        if kind in self._kinds:
            return self._kinds[kind], (value.value,)
        if kind is Decimal:
            return _DECIMAL, (str(value),)
        if kind is date:
            return _DATE, (value.isoformat(),)
        if kind is tuple:
            return _TUPLE, value
        if isinstance(value, Mapping):
            return _MAPPING, (part for item in value.items() for part in item)
        raise TypeError(f"not one of the kinds that are packed: {kind.__name__}")


class _Parts:
    """The distinct parts of a value as they are met, a part after those it is made of: its key (type and plain value,
    or number of its kind and the places of its parts), its place, and how deep it goes."""

    def __init__(self) -> None:
        self._places: dict[tuple[Any, ...], int] = {}
        self._depths: list[int] = []

    def plain(self, value: object) -> int:
        """The place of a plain value; 1, True and "1" are three."""
        return self._place((type(value), value), 0)

    def composed(self, kind: int, of: tuple[int, ...]) -> int:
        """The place of a part made of others."""
        return self._place((kind, *of), 1 + max(map(self._depths.__getitem__, of), default=0))

    def _place(self, key: tuple[Any, ...], depth: int) -> int:
        place = self._places.setdefault(key, len(self._depths))
        if place == len(self._depths):
            self._depths.append(depth)
        return place

    def listed(self) -> Iterator[list[Any]]:
        """The plain values; then, level by level, parts of one kind and one length together."""
        ordered = sorted(self._places, key=self._order)
        renumbered = {self._places[key]: number for number, key in enumerate(ordered)}
        plain = [key[1] for key in ordered if self._depths[self._places[key]] == 0]
        yield plain
        for (_, kind, _), keys in groupby(ordered[len(plain) :], key=self._order):
            rows = [[renumbered[place] for place in key[1:]] for key in keys]
            yield [kind, len(rows), *map(list, zip(*rows, strict=True))]

    def _order(self, key: tuple[Any, ...]) -> tuple[int, int, int]:
        depth = self._depths[self._places[key]]
        return depth, (key[0] if depth else 0), len(key)


def _names(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a named tuple or dataclass."""
    return kind._fields if issubclass(kind, tuple) else tuple(field.name for field in fields(kind))


def _each(make: Callable[..., Any]) -> Make:
    """One call for each value."""
    return lambda count, columns: list(map(make, *columns)) if columns else [make()] * count


def _filled(kind: type) -> Make:
    """Frozen dataclasses with slots, field by field: a quarter of the time that their __init__ takes for each.

    Raises:
        TypeError: it has no slots, or checks what it is made of.
    """
    if hasattr(kind, "__post_init__") or not hasattr(kind, "__slots__"):
        raise TypeError(f"not to be made without its __init__: {kind.__name__}")
    new, setters = partial(kind.__new__, kind), [kind.__dict__[field.name].__set__ for field in fields(kind)]

    def filled(count: int, columns: Columns) -> list[Any]:
        made = [new() for _ in range(count)]
        for put, column in zip(setters, columns, strict=True):
            if len(column) != count:
                raise ValueError(f"a column of {kind.__name__} is not of its length")
            any(map(put, made, column))  # a setter gives None, so that this runs through all of them
        return made

    return filled


def _taken(made: Sequence[Any], places: Sequence[int]) -> Sequence[Any]:
    """What stands at these places: in one go, which an itemgetter of a single place would not give as a sequence."""
    return itemgetter(*places)(made) if len(places) > 1 else [made[place] for place in places]


def _tuple(*parts: object) -> tuple[object, ...]:
    return parts


def _mapping(*parts: object) -> dict[object, object]:
    return dict(zip(parts[::2], parts[1::2], strict=True))
