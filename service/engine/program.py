"""What the durable adapter runs: a production for each compiled table row, and the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

LOWEST, HIGHEST = -(2**63), 2**63 - 1
"""The integers the engine compares exactly; beyond them it would clamp silently."""

MOST_ATTRIBUTES = 100
"""Attributes of one fact, and attributes all productions of one kind may read."""

CODE = re.compile(r"[ !#-\[\]-~]{1,256}")
"""Printable ASCII without `"` and `\\`: the engine neither unescapes nor safely compares those."""


class ProgramError(ValueError):
    """A program the engine could not run faithfully: a fault of the compiler, not of the data."""


class Comparison(StrEnum):
    """How an attribute is tested against a constant. Text can only be tested for equality."""

    EQ = "eq"
    LT = "lt"
    LE = "le"
    GT = "gt"
    GE = "ge"


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of one attribute. A fact without the attribute does not satisfy it."""

    attribute: str
    comparison: Comparison
    constant: int | str

    def __post_init__(self) -> None:
        """Refuse what the engine would compare wrongly.

        Raises:
            ProgramError: name or text that is no code, number that is no int64, order over text.
        """
        _require_code("attribute", self.attribute)
        if fault := value_fault(self.constant):
            raise ProgramError(f"constant of {self.attribute}: {fault}")
        if isinstance(self.constant, str) and self.comparison is not Comparison.EQ:
            raise ProgramError(f"{self.attribute} {self.comparison} {self.constant!r}: text has no order")


@dataclass(frozen=True, slots=True)
class Production:
    """A row, matched by every fact of `kind` that satisfies all conditions (maybe none)."""

    code: str
    kind: str
    conditions: tuple[Condition, ...]

    def __post_init__(self) -> None:
        """Refuse names that are no codes (ProgramError)."""
        _require_code("production", self.code)
        _require_code("kind", self.kind)


class EngineFact(NamedTuple):
    """A fact; `id` is unique within a match, values are whole numbers or codes.

    Checked when it is matched.
    """

    id: str
    kind: str
    attributes: Mapping[str, int | str]


@dataclass(frozen=True, slots=True)
class Program:
    """All productions of one engine, in any number and any order."""

    productions: tuple[Production, ...]

    def __post_init__(self) -> None:
        """Check what no single production can see.

        Raises:
            ProgramError: a code used twice, an attribute read both as number and as text, too many
                attributes.
        """
        codes = [production.code for production in self.productions]
        if len(set(codes)) < len(codes):
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise ProgramError(f"production codes used twice: {', '.join(twice)}")
        for kind, columns in self.columns().items():
            if len(columns) > MOST_ATTRIBUTES:
                raise ProgramError(f"kind {kind} reads {len(columns)} attributes, at most {MOST_ATTRIBUTES}")

    def columns(self) -> dict[str, dict[str, type[int] | type[str]]]:
        """Kind → attribute → the type it is compared with (ProgramError when that is not one)."""
        kinds: dict[str, dict[str, type[int] | type[str]]] = {}
        for production in self.productions:
            columns = kinds.setdefault(production.kind, {})
            for attribute, column_type in _columns_of(production):
                if columns.setdefault(attribute, column_type) is not column_type:
                    raise ProgramError(f"kind {production.kind} compares {attribute} with a number and with a text")
        return kinds


def value_fault(value: object) -> str | None:
    """Why a value must not reach the engine; None for a whole number in int64 or a code."""
    if type(value) is int:
        return None if LOWEST <= value <= HIGHEST else f"{value} is beyond 64 bits"
    if isinstance(value, str):
        return None if CODE.fullmatch(value) else f"{value!r} is no ASCII code"
    return f"{value!r} is neither a whole number nor a code"


def _columns_of(production: Production) -> Iterator[tuple[str, type[int] | type[str]]]:
    for condition in production.conditions:
        yield condition.attribute, int if type(condition.constant) is int else str


def _require_code(what: str, text: object) -> None:
    if not (isinstance(text, str) and CODE.fullmatch(text)):
        raise ProgramError(f"{what} {text!r} is no ASCII code")
