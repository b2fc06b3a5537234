"""What the tables of a pack read of many parks: a state and a code for each attribute and park."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from service.engine.agree import Key, Read
from service.engine.columns.exact import Mask
from service.engine.encoding import Code, EncodingError, NumberCode, code_of
from service.rulelang.pack import Pack
from service.vocabulary.exact import Quotient
from service.vocabulary.state import State

Reads = Mapping[Key, Mapping[str, Read]]
"""What each rule read of each subject of one park."""


@dataclass(frozen=True, eq=False)
class Column:
    """One attribute of every park: the rank of its state, and its code where there is a value (0 elsewhere)."""

    states: NDArray[np.int8]
    codes: NDArray[np.int64]

    def take(self, places: NDArray[np.int64]) -> Column:
        """The parks at these places, in this order."""
        return Column(self.states[places], self.codes[places])


@dataclass(frozen=True, eq=False)
class Population:
    """Many parks. `columns`: (rule, subject) → attribute of the rule's table → column. `closed`: which parks' question
    of that rule and subject an assessor has closed; keys not named are open everywhere."""

    parks: int
    columns: Mapping[Key, Mapping[str, Column]]
    closed: Mapping[Key, Mask] = field(default_factory=dict)

    def take(self, places: NDArray[np.int64]) -> Population:
        """The parks at these places, in this order; a park may be taken more than once."""
        columns = {
            key: {name: column.take(places) for name, column in named.items()} for key, named in self.columns.items()
        }
        return Population(len(places), columns, {key: mask[places] for key, mask in self.closed.items()})


def population(pack: Pack, parks: Sequence[Reads], closed: Sequence[Collection[Key]]) -> Population:
    """The columns of parks that were read before, encoded for the tables of this pack (which may be another edition).

    `closed` names the closed questions of each park. Columns that nobody read are left out: `evaluate_columns` works
    out itself what rests on findings, and says what else is lacking.

    Raises:
        EncodingError: a word or kind of value that a column of the pack does not know.
    """
    columns: dict[Key, dict[str, Column]] = {}
    for rule in pack.rules.values():
        codes = {column.name: code_of(rule.table, column) for column in rule.table.attributes}
        for key in ((rule.id, subject) for subject in rule.subjects):
            columns[key] = {
                name: _column([park[key][name] for park in parks], code)
                for name, code in codes.items()
                if all(name in park.get(key, ()) for park in parks)
            }
    asked = {key for keys in closed for key in keys} & columns.keys()
    return Population(len(parks), columns, {key: np.array([key in keys for keys in closed]) for key in asked})


def _column(read: Sequence[Read], code: Code) -> Column:
    states = np.array([state.rank for state, _ in read], dtype=np.int8)
    codes = np.array([_coded(code, value) if state is State.VALUE else 0 for state, value in read], dtype=np.int64)
    return Column(states, codes)


def _coded(code: Code, value: object) -> int:
    if isinstance(code, NumberCode) and isinstance(value, Fraction):
        return code.of(Quotient(Decimal(value.numerator), Decimal(value.denominator)))
    if not isinstance(code, NumberCode) and isinstance(value, str):
        return code.of(value)
    raise EncodingError(f"{value!r} does not belong to a column of {type(code).__name__}")
