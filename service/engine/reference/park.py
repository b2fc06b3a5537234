"""One park as the rules of a pack read it: every attribute, and every row of a collection, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Protocol

from service.engine.reference.inputs import Inputs
from service.engine.reference.known import MISSING, Known
from service.engine.reference.once import Once
from service.engine.reference.rows import Fields, Passed, rows


class Owner(Protocol):
    """Something that has attributes: an indicator, the plan, a manual check, the derive block of a rule."""

    def open(self, park: Park) -> Mapping[str, Known]:
        """Its attributes in one park, by name."""


class Park(dict[Owner, Mapping[str, Known]]):
    """The attributes of every owner. `passed` are the findings of earlier stages and `summary` what the gates and the
    decision read of the score: both grow. `given_rows` are what an example states in place of collections."""

    def __init__(self, inputs: Inputs, given_rows: Mapping[str, Sequence[Fields]] | None = None) -> None:
        super().__init__()
        self.inputs = inputs
        self.passed: list[Passed] = []
        self.summary: dict[str, Known] = defaultdict(lambda: MISSING)
        self.given_rows = given_rows or {}
        self._rows = Once(partial(rows, inputs))

    def __missing__(self, owner: Owner) -> Mapping[str, Known]:
        attributes = self[owner] = owner.open(self)
        return attributes

    def rows(self, collection: str) -> Sequence[Fields]:
        """The rows of a collection of the submission; KeyError for an unknown one."""
        return self._rows[collection]
