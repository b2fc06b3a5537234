"""A case as it stood before each of its acts, folded once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from service.casework.acts.act import Act
from service.casework.case import Case, Recorded
from service.casework.perform import fold
from service.casework.procedure import Procedure


class Prefixes:
    """Cases of the first acts, by how many. A prefix is folded when it is first asked for."""

    def __init__(self, acts: Sequence[Recorded[Act]], procedures: Mapping[str, Procedure]) -> None:
        self._acts = acts
        self._procedures = procedures
        self._cases: dict[int, Case] = {}

    def before(self, seq: int) -> Case:
        """The case as it stood before the act of that number, from 2 on.

        Raises:
            Unfoldable: the acts do not make a case.
        """
        if seq not in self._cases:
            self._cases[seq] = fold(self._acts[: seq - 1], self._procedures)
        return self._cases[seq]
