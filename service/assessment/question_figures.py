"""What a credibility question is about: the numbers as reported and computed, what is allowed, where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from string import ascii_uppercase

from service.assessment.english import English
from service.assessment.question_code import CLOSING
from service.assessment.rows import EXCLUDED
from service.assessment.showing import catalogue_entry, show_attribute
from service.assessment.slips import Slip, suspected_slip
from service.assessment.tripped import telling_cells
from service.intake.forms.layout import COVER
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack
from service.rulelang.tables import Attribute, NumberTest
from service.rulelang.words import test_in_words
from service.vocabulary.cell import Cell
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Finding
from service.vocabulary.language import Language, Said
from service.vocabulary.state import Attestor
from service.vocabulary.submission import ProjectRow

_MOST = 12
_YEARS = "年"


class Part(IntEnum):
    """What a figure is in a comparison, in the order of reading."""

    REPORTED = 1
    ESTABLISHED = 2
    COMPUTED = 3
    COMPARED = 4
    LIMIT = 5

    @property
    def said(self) -> Said:
        """The word in both languages."""
        return _PARTS[self]


_PARTS = {
    Part.REPORTED: Said("填报", "reported"),
    Part.ESTABLISHED: Said("核查或外部数据", "found by others"),
    Part.COMPUTED: Said("计算", "computed"),
    Part.COMPARED: Said("比较结果", "compared"),
    Part.LIMIT: Said("允许界限", "limit"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number or word. value: as text with its unit; place: `sheet!cell`, empty for what is computed; raw: the text
    of the cell; how: the worked arithmetic; note: how the cell was read, or what is lacking; project: in whose row the
    cell stands, else empty."""

    part: Part
    name: str
    value: str
    place: str = ""
    raw: str = ""
    how: str = ""
    note: str = ""
    project: str = ""


@dataclass(frozen=True, slots=True)
class QuestionFigures:
    """figures: in the order of their parts; left_out: how many more there are; allowed and found: the texts of the
    comparison; band: the common range of the catalogue where the question is about it, else empty; slip: suspected."""

    figures: tuple[Figure, ...]
    left_out: int
    allowed: str
    found: str
    band: str
    slip: Slip | None

    def reported(self, year: int) -> Figure | None:
        """What the park reported: of the year that is evaluated, else whatever there is first."""
        stated = [one for one in self.figures if one.part is Part.REPORTED]
        of_year = (one for one in stated if one.name.startswith(f"{year}年") or one.name.endswith(f" {year}"))
        return next(of_year, stated[0] if stated else None)

    @property
    def counterpart(self) -> Figure | None:
        """What it is compared with, as computed or found by others."""
        return next((one for one in self.figures if one.part in (Part.ESTABLISHED, Part.COMPUTED)), None)


def projects_by_row(projects: Iterable[ProjectRow]) -> Mapping[str, str]:
    """`sheet!row` → the name of the project that stands there, where it has one."""
    return {_row(one.name.cell): one.name.value for one in projects if isinstance(one.name.value, str)}


def _row(cell: Cell) -> str:
    return f"{cell.sheet}!{cell.ref.lstrip(ascii_uppercase)}"


def question_figures(
    finding: Finding,
    pack: Pack,
    names: Mapping[str, str],
    projects: Mapping[str, str],
    english: English | None = None,
) -> QuestionFigures:
    """The figures of a question. names: fact name → its Chinese name, as FactNames.of() gives them; projects: as
    projects_by_row() gives them; english: of a finding that was retold, whose codes stand for themselves, so that there
    are no names."""
    about = catalogue_entry(pack, finding.subject)
    first = set(map(str, telling_cells(finding, pack)))
    beside = _figures(finding, pack, names, projects, about)
    told = sorted(beside, key=lambda one: (one.part, not _own(one, about), one.place not in first))
    shown = _chosen([one for one in told if not beside[one]], [one for one in told if beside[one]])
    left = len(told) - len(shown)
    if english is not None:
        shown = tuple(_in_english(one, english) for one in shown)
    band, slip = _band(finding, pack, about, _language(english)), suspected_slip(finding, pack, about)
    return QuestionFigures(shown, left, finding.required, finding.actual, band, slip)


def _own(figure: Figure, about: Indicator | Quantity | None) -> bool:
    """Whether it is a value of what the question is about, and not of a project or of something else."""
    return about is not None and (about.name in figure.name or about.code in figure.name)


def _chosen(told: Sequence[Figure], beside: Sequence[Figure]) -> tuple[Figure, ...]:
    """Not more than people read. Of a long sum operands are left out, never what it comes to and is compared with; rows
    that do not count are told only where there is room."""
    rest = sum(figure.part is not Part.REPORTED for figure in told)
    room = max(_MOST - rest, 1)
    reported = [figure for figure in told if figure.part is Part.REPORTED]
    chosen = [*reported[:room], *told[len(reported) :]][:_MOST]
    return tuple(sorted([*chosen, *beside[: _MOST - len(chosen)]], key=lambda one: one.part))


def _in_english(figure: Figure, english: English) -> Figure:
    value, how, note = map(english.of, (figure.value, figure.how, figure.note))
    return replace(figure, name=english.name(figure.name), value=value, how=how, note=note)


def _language(english: English | None) -> Language:
    return Language.ZH if english is None else Language.EN


def _figures(
    finding: Finding,
    pack: Pack,
    names: Mapping[str, str],
    projects: Mapping[str, str],
    about: Indicator | Quantity | None,
) -> dict[Figure, bool]:
    """Each figure, and whether it is only of rows that do not count."""
    rule, indicators = pack.rules[finding.rule], pack.catalogue.indicators
    table = rule.table
    columns = {column.name for column in table.attributes}

    def told(fact: Fact, part: Part) -> Figure:
        named = indicators.get(fact.value) if isinstance(fact.value, str) else None
        return Figure(
            part=part,
            name=names.get(fact.name, fact.name),
            value=named.name if named is not None else show_attribute(fact, table, about),
            place=str(fact.cell) if fact.cell is not None else "",
            raw=fact.cell.raw if fact.cell is not None else "",
            how=fact.formula,
            note=fact.note,
            project=projects.get(_row(fact.cell), "") if fact.cell is not None else "",
        )

    # What the check lacks is the question itself; the other columns show where.
    found: dict[Figure, bool] = {}
    for fact, beside in (
        one for top in finding.facts if top.name not in (CLOSING, *rule.lacks) for one in _walked(top)
    ):
        part = _part(fact, columns)
        if part is not None:
            figure = told(fact, part)
            found[figure] = beside and found.get(figure, True)
    return found


def _walked(fact: Fact, beside: bool = False) -> Iterator[tuple[Fact, bool]]:
    """Every fact, and whether it is of a row that does not count."""
    beside = beside or (fact.cell is None and fact.value == EXCLUDED)
    yield fact, beside
    for operand in fact.operands:
        yield from _walked(operand, beside)


def _part(fact: Fact, columns: set[str]) -> Part | None:
    """None for what says nothing of its own: years and the cover, which tell for when a number is looked at, and what
    was taken over unchanged from a fact below."""
    if fact.cell is not None:
        if fact.unit == _YEARS or fact.cell.sheet == COVER:
            return None
        return Part.REPORTED if fact.attested_by is Attestor.PARK else Part.ESTABLISHED
    if not fact.operands:
        return Part.LIMIT if fact.present else None
    if fact.name in columns:
        return Part.COMPARED
    first = fact.operands[0]
    taken_over = (fact.state, fact.value, fact.unit) == (first.state, first.value, first.unit)
    return None if taken_over or not isinstance(fact.value, Quotient) else Part.COMPUTED


def _band(finding: Finding, pack: Pack, about: Indicator | Quantity | None, language: Language) -> str:
    columns = (column.name for column in pack.rules[finding.rule].table.attributes)
    if about is None or about.plausible is None or "magnitude" not in columns:
        return ""
    return test_in_words(NumberTest((about.plausible,), ""), Attribute("", "number", unit=about.unit), language)
