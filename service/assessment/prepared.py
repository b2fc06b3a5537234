"""What can be said of a rule and its subject before any park is seen; worked out once a pack."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from service.assessment.derive import Derivation
from service.assessment.facts import YES
from service.assessment.showing import PLACES, printed, show, state_in_words, thresholds
from service.assessment.tripped import GOOD, what_trips
from service.engine.compile import Outcome
from service.rulelang.catalogue import Indicator, Quantity
from service.rulelang.pack import Pack, Rule
from service.rulelang.tables import Attribute
from service.rulelang.words import test_in_words
from service.vocabulary.exact import Quotient
from service.vocabulary.fact import Fact
from service.vocabulary.finding import Tell

MOST_ROWS = 10
"""How many rows a sentence names."""

_SLOT = re.compile(r"\{(\w+)\}")
_SUBJECTS = {"portfolio": "重点项目", "plan": "实施方案", "case": "本案"}


class Settled(NamedTuple):
    """What follows from an outcome alone: the word it says, a finding's fields, and what tells its texts."""

    word: str
    fields: dict[str, object]
    tell: Tell


@dataclass(frozen=True, slots=True)
class Prepared:
    """One rule on one subject: the subject's name and unit, the words of its rows, what the table asks for.

    `sentence` alternates plain text and slot names (a slot at every odd place), `in_english` likewise, empty where the
    rule has no English sentence; `bounds` are the numbers each column
    is compared with, so that what is printed never contradicts the verdict. `fixed` are the fields that all findings
    of this rule on this subject have in common, `settled` what outcomes make of them, kept as they occur.
    """

    rule: Rule
    subject: str
    key: tuple[str, str]
    title: str
    about: Indicator | Quantity | None
    outcomes: Mapping[int, str]
    required: str
    sentence: tuple[str, ...]
    in_english: tuple[str, ...]
    bounds: Mapping[str, tuple[Decimal, ...]]
    fixed: Mapping[str, object]
    derivation: Derivation
    settled: dict[Outcome, Settled] = field(default_factory=dict, repr=False, compare=False)

    def show(self, fact: Fact, facts: Mapping[str, Fact]) -> str:
        """A fact as a reader of this rule's verdict should see it; numbers in the subject's unit with its places.

        `facts` are those it is printed beside: an actual value short of its target is never printed as the target.
        """
        if not fact.present:
            return state_in_words(fact)
        return show(fact, fact.unit, *self._places(fact, facts))

    def printed(self, fact: Fact, facts: Mapping[str, Fact]) -> Quotient:
        """The number that show() prints of a numeric fact."""
        return printed(fact.number, fact.unit, *self._places(fact, facts))

    def _places(self, fact: Fact, facts: Mapping[str, Fact]) -> tuple[int, tuple[Decimal, ...]]:
        """(places, marks that what is printed must not contradict)."""
        about = self.about
        digits = about.digits if about is not None and fact.unit == about.unit != "%" else PLACES
        marks = self.bounds.get(fact.name, ())
        if fact.name == "actual" and "target" in facts:
            marks = (*marks, *_finite(facts["target"]))
        return digits, marks

    def lack(self, facts: Mapping[str, Fact]) -> str:
        """What the check lacks where the rule asks for want of it, else empty."""
        told = [facts[name] for name in self.rule.lacks if name in facts and facts[name].value == YES]
        notes = "；".join(dict.fromkeys(fact.note for fact in told))
        return f"{told[0].formula}：{notes}" if told else ""

    def because(self, facts: Mapping[str, Fact]) -> str:
        """What the check lacks; else the rule's sentence with its slots filled, KeyError for a slot without a fact."""
        if lack := self.lack(facts):
            return lack
        parts, rows = list(self.sentence), what_trips(self.rule, facts)
        for place in range(1, len(parts), 2):
            name = parts[place]
            parts[place] = self.show(facts[name], facts) + _listed(rows.pop(name, ()))
        return "".join((*parts, *map(_listed, rows.values())))


def _listed(rows: Sequence[str]) -> str:
    """`（能源消费第8行、能源消费第9行等 14 行）`; empty for no row."""
    if not rows:
        return ""
    rest = f"等 {len(rows)} 处" if len(rows) > MOST_ROWS else ""
    return f"（{'、'.join(rows[:MOST_ROWS])}{rest}）"


def _finite(fact: Fact) -> tuple[Decimal, ...]:
    """The number of a fact where it is a finite decimal."""
    value = fact.value
    return (value.numerator,) if isinstance(value, Quotient) and value.denominator == 1 else ()


def prepare(pack: Pack) -> dict[tuple[str, str], Prepared]:
    """Every rule of a pack on every subject of it."""
    return {
        (rule.id, subject): prepared_for(pack, rule, subject)
        for rule in pack.rules.values()
        for subject in rule.subjects
    }


def subject_title(pack: Pack, subject: str) -> str:
    """The subject's Chinese name."""
    kind, _, code = subject.partition(":")
    if kind == "item":
        return pack.rules[code].title
    about = _about(pack, subject)
    return about.name if about is not None else _SUBJECTS[kind]


def column_prefix(column: Attribute, several: bool) -> str:
    """The column's name before its value, where a table has several."""
    return f"{column.title or column.name} " if several else ""


def prepared_for(pack: Pack, rule: Rule, subject: str) -> Prepared:
    """One rule on one subject."""
    return Prepared(
        rule=rule,
        subject=subject,
        key=(rule.id, subject),
        title=subject_title(pack, subject),
        about=_about(pack, subject),
        outcomes={row.number: row.outcome for row in rule.table.rows},
        required=_required(rule),
        sentence=tuple(_SLOT.split(rule.because)),
        in_english=tuple(_SLOT.split(rule.because_en)) if rule.because_en else (),
        bounds={column.name: thresholds(rule.table, column.name) for column in rule.table.attributes},
        fixed=_fixed(pack, rule, subject),
        derivation=Derivation(rule, subject, pack),
    )


def _fixed(pack: Pack, rule: Rule, subject: str) -> dict[str, object]:
    return {
        "rule": rule.id,
        "title": rule.title,
        "theme": rule.theme,
        "clause": rule.clause,
        "subject": subject,
        "subject_title": subject_title(pack, subject),
        "source": rule.numbers.source,
        "reliability": rule.numbers.reliability,
        "rule_file": str(rule.position),
        "pack_digest": pack.digest,
        "task": rule.task,
        "severity": rule.severity,
        "replaces": _replaces(rule),
    }


def _replaces(rule: Rule) -> str:
    """`base-145 的 TG-07：…`."""
    old = rule.replaces
    return f"{old.pack} 的 {old.rule}：{old.reason}" if old is not None else ""


def _about(pack: Pack, subject: str) -> Indicator | Quantity | None:
    kind, _, code = subject.partition(":")
    if kind == "indicator":
        return pack.catalogue.indicators[code]
    return pack.catalogue.quantities[code] if kind == "quantity" else None


def _required(rule: Rule) -> str:
    """What the rows of a good outcome ask for, in words."""
    columns = rule.told_columns
    told = []
    for row in (row for row in rule.table.rows if row.outcome in GOOD):
        tested = [column for column in columns if column.name in row.tests]
        words = [column_prefix(c, len(columns) > 1) + test_in_words(row.tests[c.name], c) for c in tested]
        told.append("，".join(words) or "任意情形")
    return "；或 ".join(told)
