"""Rules and packs as values: what the loader makes of the files, for one evaluation date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from service.rulelang.attributes import TASKS
from service.rulelang.catalogue import Catalogue
from service.rulelang.derivations import Derived, Lacks
from service.rulelang.suppression import Suppression
from service.rulelang.tables import Attribute, Position, Table
from service.vocabulary.finding import Effect, Theme
from service.vocabulary.language import Language
from service.vocabulary.state import State


@dataclass(frozen=True, slots=True)
class Manual:
    """A check a person answers. `answers`: the words on the drop-down → verdict; by: assessor or expert."""

    ask: str
    why_no_number: str
    by: str
    answers: Mapping[str, str]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """One value an example states: a number in `unit` (percent as a fraction), a word, a date, or only a state.

    `text` is as written.
    """

    text: str
    state: State
    value: Decimal | str | date | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """given → verdict. `given` maps attributes, derived names and references (`base`, `attainment`, `gdp.actual`) to
    values, `rows` collections (`project`) to their rows, field by field."""

    given: Mapping[str, Given]
    rows: Mapping[str, tuple[Mapping[str, Given], ...]]
    verdict: str
    position: Position


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a rule's numbers come from; reliability: notice, standard-unverified, practice, example."""

    source: str
    reliability: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """Which rule of which extended pack a rule takes the place of, and why."""

    rule: str
    pack: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule file. `subjects` are the subject keys it judges, one finding each. A manual rule's table is over the
    attribute `answer`. `not_applicable` lists the allowed reasons (empty: never). `because` has {attribute} slots.
    `severity` (high / medium / low) is a credibility rule's. `required` marks a core requirement. `pack` is the id of
    the pack whose folder holds the file: of one that is extended where the rule is inherited."""

    id: str
    title: str
    theme: Theme
    clause: str
    subjects: tuple[str, ...]
    table: Table
    derived: tuple[Derived, ...]
    because: str
    numbers: Provenance
    examples: tuple[Example, ...]
    position: Position
    in_force_from: date
    in_force_until: date | None = None
    task: str = ""
    required: bool = False
    severity: str = ""
    effect: Effect | None = None
    manual: Manual | None = None
    not_applicable: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    title_en: str = ""
    because_en: str = ""
    rectify: str = ""
    pack: str = ""
    replaces: Replacement | None = None
    suppressions: tuple[Suppression, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """The derived attributes that say whether the data of a check are lacking."""
        return tuple(line.attribute.name for line in self.derived if isinstance(line.expression, Lacks))

    @property
    def told_columns(self) -> tuple[Attribute, ...]:
        """The columns of the table of which its texts tell: all others."""
        lacks = self.lacks
        return tuple(column for column in self.table.attributes if column.name not in lacks)

    def titled(self, language: Language) -> str:
        """The title; a Chinese one that stands in for an English one is marked [zh]."""
        if language is Language.ZH:
            return self.title
        return self.title_en or f"{self.title} [zh]"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A dated number in force on the evaluation date; percent as a fraction."""

    name: str
    value: Decimal
    unit: str
    source: str
    reliability: str
    in_force_from: date
    position: Position
    title: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence of the governing document. status: coded, manual, definition, procedural, out_of_scope."""

    id: str
    gist: str
    status: str
    position: Position


@dataclass(frozen=True, slots=True)
class ClauseRegister:
    """A governing document: id like ndrc-2021-1004, title, clauses by id in order."""

    id: str
    title: str
    clauses: Mapping[str, Clause]


def clause_in_full(clause: str, registers: Mapping[str, ClauseRegister]) -> str:
    """A clause with the title of its document, as people cite it; as it is written where the document is not there."""
    document, _, number = clause.partition("/")
    return f"{registers[document].title} {number}" if document in registers else clause


@dataclass(frozen=True, slots=True)
class Comparison:
    """method: full (全数值比较法) or rounded (修约值比较法: percents once to percent_digits, indicator values to the
    indicator's digits)."""

    method: str = "full"
    percent_digits: int = 2


@dataclass(frozen=True, slots=True)
class Edition:
    """A pack at a version."""

    id: str
    version: str


@dataclass(frozen=True, slots=True)
class Pack:
    """A rule pack resolved for one date. `digest` is over the canonical content, not over layout or comments.
    `extends`: the packs it extends, nearest first; `switched_off`: rules of theirs it does without → why, and
    `clauses_off` the clauses that these name. `regions`: the words a park can state as its region, none where rules
    tell no regions apart."""

    id: str
    title: str
    programme: str
    version: str
    language: int
    status: str
    in_force_from: date
    in_force_until: date | None
    years: tuple[int, ...]
    parts: Mapping[str, str]
    comparison: Comparison
    rules: Mapping[str, Rule]
    parameters: Mapping[str, Parameter]
    catalogue: Catalogue
    registers: Mapping[str, ClauseRegister]
    digest: str
    switched_off: Mapping[str, str] = field(default_factory=dict)
    extends: tuple[Edition, ...] = ()
    regions: tuple[str, ...] = ()
    clauses_off: tuple[str, ...] = ()

    def parameter(self, name: str) -> Decimal:
        """The value of a named number; KeyError when the pack has none."""
        return self.parameters[name].value

    def by_theme(self, theme: Theme) -> tuple[Rule, ...]:
        """The rules of one theme, by id; those of the five tasks in the order of the governing document."""
        return tuple(sorted((rule for rule in self.rules.values() if rule.theme is theme), key=_listed))


def _listed(rule: Rule) -> tuple[int, str]:
    return TASKS.index(rule.task) if rule.task else -1, rule.id
