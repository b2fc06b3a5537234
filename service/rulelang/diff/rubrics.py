"""Two rubrics: weights, points, policies, minimums, sections, and the scores that get another grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from service.rulelang.diff.change import NOTHING, Change, Level, Places, alike
from service.rulelang.diff.fields import Field, changed_fields, said
from service.rulelang.diff.regions import Region, differing_regions
from service.rulelang.rubric import Criterion, Rubric, Section
from service.rulelang.tables import Attribute, NumberTest, Position, Row, Table
from service.rulelang.words import NOT_APPLICABLE, number_in_words, value_in_words
from service.vocabulary.exact import plain
from service.vocabulary.language import Said

_HEAD = (
    Field("full", Level.SCHEME, Said("满分", "full score")),
    Field("failing_grade", Level.JUDGEMENT, Said("部分不足下限时的等级", "grade when a section is under its minimum")),
    Field("title", Level.WORDING, Said("标题", "title")),
    Field("source", Level.WORDING, Said("来源", "source")),
    Field("reliability", Level.WORDING, Said("可靠程度", "reliability")),
)


@dataclass(frozen=True, slots=True)
class RubricDifference:
    """`bands`: scores that get another grade; `changes`: everything else, a criterion's under its rule's id."""

    bands: tuple[Region, ...]
    changes: tuple[Change, ...]
    criteria: tuple[tuple[str, tuple[Change, ...]], ...]


def diff_rubrics(before: Rubric, after: Rubric) -> RubricDifference:
    """All that differs, criteria matched by rule and sections by code."""
    changes = (
        *changed_fields(before, after, _HEAD, (None, None)),
        *_points(before, after),
        *_sections(before, after),
    )
    return RubricDifference(_bands(before, after), changes, tuple(_criteria(before, after)))


def _bands(before: Rubric, after: Rubric) -> tuple[Region, ...]:
    return differing_regions(_band_table(before), _band_table(after))


def _band_table(rubric: Rubric) -> Table:
    score = Attribute("score", "number", "", Decimal(0), rubric.full, title="总分")
    nowhere = Position("", 1, 1)
    rows = (
        Row(number, {"score": NumberTest((band.interval,), band.text)}, band.grade, nowhere)
        for number, band in enumerate(rubric.bands, start=1)
    )
    return Table((score,), tuple(rows))


def _points(before: Rubric, after: Rubric) -> Iterator[Change]:
    for verdict in dict.fromkeys((*before.points, *after.points)):
        one, other = before.points.get(verdict), after.points.get(verdict)
        if one != other:
            what = Said(f"“{value_in_words(verdict)}”的得分比例", f"points for {verdict}")
            yield Change("points", Level.JUDGEMENT, what, _percent(one), _percent(other))


def _sections(before: Rubric, after: Rubric) -> Iterator[Change]:
    one = {section.code: section for section in before.sections}
    other = {section.code: section for section in after.sections}
    for code in dict.fromkeys((*one, *other)):
        earlier, later = one.get(code), other.get(code)
        if earlier is None or later is None:
            yield _lone_section(earlier, later)
        else:
            yield from _section(earlier, later)


def _lone_section(earlier: Section | None, later: Section | None) -> Change:
    found = earlier or later
    assert found is not None
    what = Said(f"部分“{found.title}”", f"section {found.code}")
    told = [NOTHING if side is None else _weight(side.weight) for side in (earlier, later)]
    return Change("section", Level.SCHEME, what, told[0], told[1])


def _section(earlier: Section, later: Section) -> Iterator[Change]:
    title = later.title
    if earlier.weight != later.weight:
        what = Said(f"部分“{title}”的分值", f"weight of section {later.code}")
        yield Change("section-weight", Level.JUDGEMENT, what, _weight(earlier.weight), _weight(later.weight))
    if earlier.minimum != later.minimum:
        what = Said(f"部分“{title}”的下限", f"minimum of section {later.code}")
        note = Said("得分率低于下限的，等级改变", "a section under it changes the grade")
        yield Change("minimum", Level.JUDGEMENT, what, _percent(earlier.minimum), _percent(later.minimum), note)
    if earlier.title != title:
        what = Said(f"部分 {later.code} 的标题", f"title of section {later.code}")
        yield Change("section-title", Level.WORDING, what, said(earlier.title), said(title))


def _criteria(before: Rubric, after: Rubric) -> Iterator[tuple[str, tuple[Change, ...]]]:
    one, other = _lines(before), _lines(after)
    for rule in dict.fromkeys((*one, *other)):
        changes = tuple(_criterion(one.get(rule), other.get(rule)))
        if changes:
            yield rule, changes


def _lines(rubric: Rubric) -> dict[str, tuple[Criterion, Section]]:
    return {line.rule: (line, section) for section in rubric.sections for line in section.criteria}


def _criterion(one: tuple[Criterion, Section] | None, other: tuple[Criterion, Section] | None) -> Iterator[Change]:
    places: Places = (one and one[0].position, other and other[0].position)
    if one is None or other is None:
        told = [NOTHING if side is None else _weight(side[0].weight) for side in (one, other)]
        yield Change("scored", Level.SCHEME, Said("是否计分", "scored"), told[0], told[1], places=places)
        return
    (line, section), (later, moved) = one, other
    if line.weight != later.weight:
        weights = _weight(line.weight), _weight(later.weight)
        yield Change("weight", Level.JUDGEMENT, Said("分值", "weight"), *weights, places=places)
    if line.not_applicable != later.not_applicable:
        policies = _policy(line.not_applicable), _policy(later.not_applicable)
        what = Said("不适用时如何计分", "scoring of not applicable")
        yield Change("policy", Level.JUDGEMENT, what, *policies, places=places)
    if section.code != moved.code:
        what = Said("所在部分", "section")
        titles = Said(section.title, section.code), Said(moved.title, moved.code)
        yield Change("section-of", Level.JUDGEMENT, what, *titles, places=places)


def _policy(code: str) -> Said:
    return Said(NOT_APPLICABLE[code], code)


def _weight(weight: Decimal) -> Said:
    return Said(f"{plain(weight)} 分", plain(weight))


def _percent(share: Decimal | None) -> Said:
    return Said("无", "none") if share is None else alike(number_in_words(share, "%"))
