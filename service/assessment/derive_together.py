"""All that is judged together is derived together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from service.assessment.derive import ROUNDED, Derivation, Find
from service.assessment.situation import Situation
from service.vocabulary.fact import Fact


@dataclass(frozen=True, eq=False)
class Derivations:
    """The derivations of all pairs that are judged together, for a case of which no example gives anything: every
    name of theirs is found in one go."""

    each: tuple[Derivation, ...]

    def facts(self, situation: Situation) -> list[tuple[Fact, ...]]:
        """The facts of each pair, in order.

        Raises:
            KeyError: a rule names an attribute, reference or subject there is none of.
        """
        if situation.pack.comparison.method == ROUNDED:
            return [one.facts(situation) for one in self.each]
        found = [find(situation) for find in self._finds]
        return list(map(tuple, map(found.__getitem__, self._spans)))

    @cached_property
    def _finds(self) -> tuple[Find, ...]:
        return tuple(find for one in self.each for find in one.finds)

    @cached_property
    def _spans(self) -> tuple[slice, ...]:
        """Where the facts of each pair stand among those of all."""
        ends = accumulate((len(one.finds) for one in self.each), initial=0)
        return tuple(slice(*ends) for ends in pairwise(ends))
