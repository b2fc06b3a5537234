"""Reading a table row by row, the way a person does."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from service.engine.reference.intervals import inside
from service.engine.reference.known import Known, worst
from service.rulelang.pack import Rule
from service.rulelang.tables import Row, Test, TextTest
from service.vocabulary.finding import Theme
from service.vocabulary.state import State


def outcome(rule: Rule, read: Mapping[str, Known]) -> tuple[str, int | None]:
    """(outcome, row number); no number when a state decided.

    Raises:
        LookupError: several rows apply, or none although everything is known.
    """
    applying = [row for row in rule.table.rows if _applies(row, read)]
    if len(applying) > 1:
        raise LookupError(f"{rule.id}: rows {[row.number for row in applying]} all apply")
    if applying:
        return applying[0].outcome, applying[0].number
    return by_state(rule, worst(read[column.name] for column in rule.table.attributes)), None


def passes(test: Test, known: Known) -> bool | None:
    """Whether a value passes; None when that cannot be said."""
    if known.state is not State.VALUE:
        return None
    if isinstance(test, TextTest):
        return known.value in test.values
    if isinstance(known.value, Fraction):
        for part in test.intervals:
            if inside(known.value, part):
                return True
    return False


def _applies(row: Row, read: Mapping[str, Known]) -> bool:
    return all(passes(test, read[name]) for name, test in row.tests.items())


def by_state(rule: Rule, state: State) -> str:
    """The outcome where no row applies because of a state; LookupError where nothing is missing."""
    if state is State.VALUE:
        raise LookupError(f"{rule.id}: no row applies")
    if rule.theme is Theme.DECISION:
        return "无法判定"
    if state is State.NOT_APPLICABLE:
        return "not_applicable"
    return "manual" if state is State.MISSING and rule.manual is not None else "not_evaluable"
