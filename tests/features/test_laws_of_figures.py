"""What is printed adds up as it is printed, and no park is the worse for having come nearer to its target."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from service.assessment.assess import assess
from service.vocabulary.assessment import Assessment
from service.vocabulary.cell import Cell
from service.vocabulary.finding import Finding, Theme
from service.vocabulary.submission import Submission
from tests.assessment.altering import numeric_cells, with_entry
from tests.assessment.cases import COMPLETE, case
from tests.features.laws import EARNING

_FIGURE = re.compile("-?[0-9][0-9,]*([.][0-9]+)?")
_LEAST = Decimal(1).scaleb(-12)
Steps = tuple[Cell, Sequence[object]]
"""A cell, and what is put there from the worst to the best."""


def judged(name: str, said: Submission) -> Assessment:
    of = case(name)
    return assess(said, of.judgements(), of.pack, of.rubric)


def odd(name: str, seed: int) -> Submission:
    """A case in which every number of the evaluated year has been made an awkward one."""
    said, by = case(name).submission(), random.Random(seed)
    for cell in by.sample([one for one in numeric_cells(said) if one.sheet in ("指标", "原始数据")], 30):
        factor = Decimal(by.choice(("1.000005", "0.999995", "0.99005", "1.3333333", "0.7", "1000000000000")))
        said = with_entry(said, cell, lambda entry: replace(entry, value=Decimal(str(entry.value)) * factor))  # noqa: B023
    return said


def figures(text: str) -> list[Decimal]:
    return [Decimal(found[0].replace(",", "")) for found in _FIGURE.finditer(text)]


def wrong_sums(of: Assessment) -> Iterator[str]:
    """The lines of the scorecard whose printed terms do not come to their printed result."""
    for section in of.scorecard.sections:
        if section.applicable:
            terms, _, _ = str(section.working).partition("；")
            yield from _wrong_sum(terms)
    if "×" not in str(of.scorecard.arithmetic):
        yield from _wrong_sum(str(of.scorecard.arithmetic))


def _wrong_sum(told: str) -> Iterator[str]:
    left, sign, right = re.split(" ([=≈]) ", told)
    total, stated = sum(map(Decimal, left.split(" + "))), Decimal(right)
    places = -int(stated.as_tuple().exponent)
    if total != stated if sign == "=" else round(total, places) != stated:
        yield told


def wrong_gaps(of: Assessment) -> Iterator[str]:
    """The findings of which what is required, what is there and what is short do not add up as printed."""
    for one in of.findings:
        required, actual, gap = (figures(text) for text in (_bare(one.required, one), _bare(one.actual, one), one.gap))
        if one.gap and len(required) == len(actual) == 1 and abs(required[0] - actual[0]) != gap[0]:
            yield f"{one.key}: {one.required} | {one.actual} | {one.gap}"


def _bare(text: str, finding: Finding) -> str:
    return text.replace(finding.unit, "") if finding.unit != "%" else text


@pytest.mark.parametrize("name", COMPLETE)
@pytest.mark.parametrize("seed", [None, 4, 14])
def test_what_is_printed_adds_up(name: str, seed: int | None) -> None:
    said = case(name).submission() if seed is None else odd(name, seed)
    made = judged(name, said)
    assert [*wrong_sums(made), *wrong_gaps(made)] == []


def nearer(name: str) -> Iterator[Steps]:
    """For every indicator of a case its values from the worst to the best: at zero, at its base, its target and the
    line of 90 %, each to the last place."""
    of = case(name)
    said = of.submission()
    year = int(str(said.cover.evaluated_year.value))
    for code, row in said.indicators.items():
        entry = row.actuals[year]
        marks = [one.value for one in (row.base, row.target.entry) if isinstance(one.value, Decimal)]
        if isinstance(entry.value, Decimal):
            marks += [marks[0] + (marks[-1] - marks[0]) * Decimal("0.9"), marks[-1] * Decimal("0.9")] if marks else []
            around = {mark + step for mark in marks for step in (-_LEAST, 0, _LEAST)} | {Decimal(0), entry.value}
            values = sorted(one for one in around if one >= 0)
            if of.pack.catalogue.indicators[code].better == "lower":
                values.reverse()
            yield entry.cell, values


def _with(said: Submission, cell: Cell, value: object) -> Submission:
    return with_entry(said, cell, lambda entry: replace(entry, value=value))  # type: ignore[arg-type]


def further(name: str) -> Iterator[Steps]:
    """For every project its states as it goes on, and what is invested."""
    said = case(name).submission()
    for row in said.projects:
        states = ("not_started", "building", "trial", "done")
        if row.status.value in states:
            yield row.status.cell, states
        paid = row.paid_investment
        if isinstance(paid.value, Decimal):
            yield paid.cell, [paid.value * Decimal(factor) for factor in ("0", "0.5", "1", "1.5")]


def losses(name: str, steps: Steps) -> list[str]:
    """What got worse on the way to the better, questions apart: they may be asked of any value."""
    cell, values = steps
    said = case(name).submission()
    came_to = [(value, judged(name, _with(said, cell, value))) for value in values]
    return [f"{cell} {value}: {loss}" for (_, old), (value, new) in pairwise(came_to) for loss in _lost(old, new)]


def _lost(before: Assessment, after: Assessment) -> Iterator[str]:
    if after.scorecard.score < before.scorecard.score:
        yield "总分"
    old = {one.key: one for one in before.findings}
    for one in after.findings:
        asking = one.theme is Theme.CREDIBILITY or one.rule == "GT-08"
        levels = [EARNING.index(each.verdict) if each.verdict in EARNING else -1 for each in (old[one.key], one)]
        if not asking and levels[1] < levels[0]:
            yield f"{one.key}"


@pytest.mark.parametrize("name", COMPLETE)
def test_coming_nearer_never_costs(name: str) -> None:
    place = COMPLETE.index(name)
    for steps in [*nearer(name)][place::40]:
        assert losses(name, steps) == []


@pytest.mark.parametrize("name", COMPLETE)
def test_getting_on_never_costs(name: str) -> None:
    for steps in [*further(name)][::18]:
        assert losses(name, steps) == []
