"""Where a number stands among its peers: its rank, and the quartiles of all who have one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from service.vocabulary.exact import Quotient

_QUARTERS = 4
_HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class PeerStanding:
    """rank: from 1, the best; equal numbers share one, and None where there is no own number. among: how many have a
    number, the own included. quartiles: first, median and third, None for fewer than four numbers."""

    rank: int | None
    among: int
    quartiles: tuple[Quotient, Quotient, Quotient] | None


def peer_standing(own: Quotient | None, others: Sequence[Quotient], better: str) -> PeerStanding:
    """better: `higher` or `lower`. Quartiles are interpolated between neighbours, the least and the greatest number
    being the ends, and exact."""
    everybody = sorted((*others, own) if own is not None else others)
    rank = None if own is None else 1 + sum(one > own if better == _HIGHER else one < own for one in others)
    return PeerStanding(rank, len(everybody), _quartiles(everybody) if len(everybody) >= _QUARTERS else None)


def _quartiles(numbers: Sequence[Quotient]) -> tuple[Quotient, Quotient, Quotient]:
    return _quartile(numbers, 1), _quartile(numbers, 2), _quartile(numbers, 3)


def _quartile(numbers: Sequence[Quotient], part: int) -> Quotient:
    """Of numbers in ascending order; at place (n − 1) · part ÷ 4, from 0."""
    below, over = divmod((len(numbers) - 1) * part, _QUARTERS)
    if not over:
        return numbers[below]
    return numbers[below] + (numbers[below + 1] - numbers[below]) * Quotient.of(over) / Quotient.of(_QUARTERS)
