"""Mutants of a rubric: weights moved, points, the treatment of 不适用, section minimums, bands, the failing grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from service.authoring.position import Position
from service.rulelang.pack import Pack
from service.rulelang.parse.rubric import POLICIES
from service.rulelang.rubric import Band, Criterion, Rubric, Section
from service.rulelang.tables import Attribute, NumberTest, Row, Table
from service.rulelang.words import number_in_words
from service.trial.grid import last_place
from service.trial.mutant import Kind, Mutant
from service.trial.reachable import rates
from service.trial.rule_mutants import Made
from service.trial.table_mutants import Change, marks_of, moved, sound, toggled
from service.vocabulary.exact import EXACT, plain

Changed = Iterator[tuple[Change, Position, Rubric]]
_PERCENT = Attribute("share", "number", "%")
_ONE = Decimal(1)


def rubric_mutants(rubric: Rubric, pack: Pack) -> Made:
    """Every mutant that the loader takes. A minimum moved to where no share of points comes between says the same."""
    makers: tuple[Callable[[Rubric], Changed], ...] = (_weights, _points, _policies, _minimums, _bands, _failing)
    made = [one for make in makers for one in make(rubric)]
    subjects = {rule.id: len(rule.subjects) for rule in pack.rules.values()}
    kept = [one for one in made if one[0][0] is not Kind.MINIMUM or not _same_minimums(rubric, one[2], subjects)]
    mutants = (
        Mutant(kind, rubric.id, place, change, rubric=replace(other, digest=f"{rubric.digest}·{change}"))
        for (kind, change), place, other in kept
    )
    return Made(tuple(mutants), len(made) - len(kept))


def _same_minimums(rubric: Rubric, other: Rubric, subjects: Mapping[str, int]) -> bool:
    """Whether every share of points that a section can come to is under both minimums or under neither."""
    pairs = zip(rubric.sections, other.sections, strict=True)
    return all(
        _under(rate, one.minimum) == _under(rate, two.minimum)
        for one, two in pairs
        if one.minimum != two.minimum
        for rate in rates(one, rubric.points, subjects)
    )


def _under(rate: Fraction, minimum: Decimal | None) -> bool:
    return minimum is not None and rate < Fraction(minimum)


def _weights(rubric: Rubric) -> Changed:
    """A little of the weight moved from each criterion to the next of its section."""
    for number, section in enumerate(rubric.sections):
        criteria = section.criteria
        for place, criterion in enumerate(criteria[: len(criteria) if len(criteria) > 1 else 0]):
            other = (place + 1) % len(criteria)
            step = min(_unit(criterion.weight), _unit(criteria[other].weight))
            if criterion.weight <= step:
                step = EXACT.multiply(criterion.weight, Decimal("0.5"))
            made = list(criteria)
            made[place] = replace(criterion, weight=EXACT.subtract(criterion.weight, step))
            made[other] = replace(criteria[other], weight=EXACT.add(criteria[other].weight, step))
            change = f"{criterion.rule} −{plain(step)}, {criteria[other].rule} +{plain(step)}"
            yield (
                (Kind.WEIGHT, change),
                criterion.position,
                _with(rubric, number, replace(section, criteria=tuple(made))),
            )


def _points(rubric: Rubric) -> Changed:
    for verdict, share in rubric.points.items():
        for other in _beside(share):
            change = f"{verdict}: {_share(share)} → {_share(other)}"
            yield (Kind.POINTS, change), _head(rubric), replace(rubric, points={**rubric.points, verdict: other})


def _policies(rubric: Rubric) -> Changed:
    for number, section in enumerate(rubric.sections):
        for place, criterion in enumerate(section.criteria):
            for policy in POLICIES:
                if policy != criterion.not_applicable:
                    other = _criterion(section, place, replace(criterion, not_applicable=policy))
                    change = f"{criterion.rule}: {criterion.not_applicable} → {policy}"
                    yield (Kind.POLICY, change), criterion.position, _with(rubric, number, other)


def _minimums(rubric: Rubric) -> Changed:
    for number, section in enumerate(rubric.sections):
        minimum = section.minimum
        others: tuple[Decimal | None, ...] = () if minimum is None else (*_beside(minimum), None)
        for other in others:
            told = "*" if other is None else _share(other)
            change = f"{section.code}: {_share(minimum or Decimal(0))} → {told}"
            yield (Kind.MINIMUM, change), _place(section), _with(rubric, number, replace(section, minimum=other))


def _bands(rubric: Rubric) -> Changed:
    marks = sorted(frozenset[Decimal]().union(*(marks_of(_test(band)) for band in rubric.bands)))
    for mark in marks:
        step = last_place(mark, Attribute("score", "number"))
        beside = (EXACT.add(mark, step), EXACT.subtract(mark, step))
        for to in (other for other in beside if 0 <= other <= rubric.full):
            change = f"{plain(mark)} → {plain(to)}"
            yield from _banded(rubric, change, lambda test, mark=mark, to=to: moved(test, mark, to))  # type: ignore[misc]
        yield from _banded(rubric, f"[{plain(mark)} ⇄ ({plain(mark)}", lambda test, mark=mark: toggled(test, mark))  # type: ignore[misc]
    for place, (one, other) in enumerate(zip(rubric.bands, rubric.bands[1:], strict=False)):
        bands = list(rubric.bands)
        bands[place], bands[place + 1] = replace(one, grade=other.grade), replace(other, grade=one.grade)
        yield (Kind.BAND, f"{one.grade} ⇄ {other.grade}"), _head(rubric), replace(rubric, bands=tuple(bands))


def _banded(rubric: Rubric, change: str, make: Callable[[NumberTest], object]) -> Changed:
    """The rubric with changed bands, where they still hold every score exactly once."""
    tests = [make(_test(band)) for band in rubric.bands]
    score = Attribute("score", "number", low=Decimal(0), high=rubric.full)
    rows = [Row(n, {"score": test}, "", _head(rubric)) for n, test in enumerate(tests) if isinstance(test, NumberTest)]
    if sound(Table((score,), tuple(rows))):
        pairs = zip(rubric.bands, tests, strict=True)
        bands = tuple(replace(band, interval=test.intervals[0]) for band, test in pairs if isinstance(test, NumberTest))
        yield (Kind.BAND, change), _head(rubric), replace(rubric, bands=bands)


def _failing(rubric: Rubric) -> Changed:
    for grade in dict.fromkeys(band.grade for band in rubric.bands):
        if grade != rubric.failing_grade:
            change = f"{rubric.failing_grade} → {grade}"
            yield (Kind.FAILING, change), _head(rubric), replace(rubric, failing_grade=grade)


def _beside(share: Decimal) -> Iterator[Decimal]:
    step = last_place(share, _PERCENT)
    yield from (other for other in (EXACT.add(share, step), EXACT.subtract(share, step)) if 0 <= other <= _ONE)


def _unit(weight: Decimal) -> Decimal:
    exponent = weight.as_tuple().exponent
    assert isinstance(exponent, int)
    return _ONE.scaleb(min(exponent, 0))


def _share(share: Decimal) -> str:
    return number_in_words(share, "%")


def _test(band: Band) -> NumberTest:
    return NumberTest((band.interval,), band.text)


def _with(rubric: Rubric, number: int, section: Section) -> Rubric:
    sections: Sequence[Section] = (*rubric.sections[:number], section, *rubric.sections[number + 1 :])
    return replace(rubric, sections=tuple(sections))


def _criterion(section: Section, place: int, criterion: Criterion) -> Section:
    return replace(section, criteria=(*section.criteria[:place], criterion, *section.criteria[place + 1 :]))


def _place(section: Section) -> Position:
    return section.criteria[0].position


def _head(rubric: Rubric) -> Position:
    """The file: where bands and points stand in it is not kept."""
    return replace(_place(rubric.sections[0]), line=1, column=1)
